import { userEvent } from 'storybook/test';

// What a person does with a desk: looks, presses, types. Elements are found through shadow roots.

/** Everything beneath, in shadow roots too. */
export function* everything(root: ParentNode): Iterable<Element> {
  for (const one of root.querySelectorAll('*')) {
    yield one;
    if (one.shadowRoot) yield* everything(one.shadowRoot);
  }
}

/** A place in the page, by selectors one within the other: `['cord-calls', '[part=hold]']`. */
type Place = readonly string[];

const find = (root: ParentNode, [selector, ...inner]: Place, words = ''): HTMLElement | undefined => {
  for (const one of everything(root)) {
    if (!one.matches(selector!)) continue;
    if (!inner.length) {
      if (one.checkVisibility() && (one.textContent ?? '').includes(words)) return one as HTMLElement;
      continue;
    }
    const found = find(one.shadowRoot ?? one, inner, words) ?? find(one, inner, words);
    if (found) return found;
  }
  return undefined;
};

/** How long somebody looks for something, ms. */
const patience = 5_000;

async function until<T>(look: () => T | undefined, otherwise: string): Promise<T> {
  for (const late = performance.now() + patience; ;) {
    const found = look();
    if (found) return found;
    if (performance.now() > late) throw new Error(otherwise);
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
}

const named = (place: Place, words?: string): string => place.join(' ') + (words ? ` with “${words}”` : '');

/** What is there, once it is. */
export const seen = (root: ParentNode, place: Place, words?: string): Promise<HTMLElement> =>
  until(() => find(root, place, words), `there is no ${named(place, words)}`);

/** It goes away. */
export const gone = (root: ParentNode, place: Place, words?: string): Promise<boolean> =>
  until(() => !find(root, place, words), `there still is ${named(place, words)}`);

/** Presses a part of an element, once it can be pressed. */
export async function press(root: ParentNode, tag: string, part: string, words?: string): Promise<void> {
  await userEvent.click(await seen(root, [tag, `[part~="${part}"]:not([aria-disabled="true"], [disabled])`], words));
}

export async function write(root: ParentNode, tag: string, selector: string, text: string): Promise<void> {
  await userEvent.type(await seen(root, [tag, selector]), text);
}

interface Drawn extends Element {
  readonly updateComplete?: Promise<boolean>;
}

const nextFrame = (): Promise<void> => new Promise((resolve) => {
  requestAnimationFrame(() => resolve());
  setTimeout(resolve, 200); // A page that nobody sees draws no frames.
});

const lookOf = (root: ParentNode): string => [...everything(root)].map(({ shadowRoot, localName }) => shadowRoot?.innerHTML ?? localName).join('');

/** Until everything has drawn what it knows: for three frames nothing changed. */
export async function settled(root: ParentNode): Promise<void> {
  const late = performance.now() + 5_000;
  for (let [before, still] = ['', 0]; still < 3 && performance.now() < late;) {
    for (const { updateComplete } of everything(root) as Iterable<Drawn>) await updateComplete;
    await nextFrame();
    const now = lookOf(root);
    still = now === before ? still + 1 : 0;
    before = now;
  }
}
