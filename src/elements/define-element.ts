/** Registers an element under its tag, once: a second copy of the bundle leaves the first in charge. */
export function defineElement(element: CustomElementConstructor & { readonly tagName: string }): void {
  if (!customElements.get(element.tagName)) customElements.define(element.tagName, element);
}
