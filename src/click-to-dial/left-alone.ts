/** Whose text is not ours to call from: it does something when clicked, is being written, or is no prose. */
const tags = 'a, button, input, textarea, select, option, label, legend, form, summary, code, pre, kbd, samp, var, script, style, noscript, template, svg, math, iframe, object, canvas, audio, video';
const roles = ['button', 'link', 'checkbox', 'radio', 'switch', 'menuitem', 'option', 'tab', 'textbox', 'searchbox', 'combobox', 'spinbutton'].map((role) => `[role=${role}]`).join();
const marks = '[contenteditable]:not([contenteditable=false]), [data-cord-dial], [data-cord-no-scan]';
const all = `${tags}, ${roles}, ${marks}`;

/** `data-cord-scan` opens what is left alone otherwise: a page that is one big form, an application that is one custom element. */
export const isLeftAlone = (element: Element): boolean => (element.matches(all) || isCustom(element)) && !element.hasAttribute('data-cord-scan');

const isCustom = ({ localName }: Element): boolean => localName.includes('-') && customElements.get(localName) !== undefined;

/** Whether it, or anything round it up to the root, is left alone. */
export function isWithinLeftAlone(node: Node, root: Node): boolean {
  for (let one: Node | null = node; one && one !== root; one = one.parentNode) if (one instanceof Element && isLeftAlone(one)) return true;
  return false;
}
