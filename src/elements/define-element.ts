/** As in package.json: what an element registered by another copy is compared with. */
export const version = '0.1.0';

const key = Symbol.for('cordboard.version');

type Registered = CustomElementConstructor & { readonly [key]?: string };

/** Registers an element under its tag, once: a second copy of the bundle leaves the first in charge. Where the page has something else there, or does not let it, one line in the console says so. */
export function defineElement(element: CustomElementConstructor & { readonly tagName: string }): void {
  if (Object.hasOwn(element, key)) return; // A polyfill may register it later, and would not take it twice.
  Object.defineProperty(element, key, { value: version });
  const { tagName } = element;
  const tell = (refusal: unknown, other?: string): void =>
    void import('./not-registered.js').then(({ notRegistered }) => notRegistered(tagName, version, refusal, other));
  try {
    const registered: Registered | undefined = customElements.get(tagName);
    if (!registered) customElements.define(tagName, element);
    else if (registered[key] !== version) tell(undefined, registered[key]);
  } catch (error) {
    tell(error);
  }
}
