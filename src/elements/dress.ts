import { adoptStyles, type CSSResult, type CSSResultOrNative, type LitElement } from 'lit';

/** What an element wears besides the styles of its class. */
const extras = new WeakMap<LitElement, readonly CSSResultOrNative[]>();
/** A document takes style sheets of its own window alone (CSSOM): copies, by the document. */
const copies = new WeakMap<Document, Map<CSSResultOrNative, CSSStyleSheet>>();

/** Styles for an element whose heavy part has come. */
export function wear(host: LitElement, more: readonly CSSResultOrNative[]): void {
  extras.set(host, more);
  dress(host, host.renderRoot as ShadowRoot);
}

/** Gives an element its styles, in whichever of our windows it is. */
export function dress(host: LitElement, root: ShadowRoot): void {
  const { elementStyles } = host.constructor as typeof LitElement;
  const styles = [...elementStyles, ...(extras.get(host) ?? [])];
  if (host.ownerDocument === document) adoptStyles(root, styles);
  else root.adoptedStyleSheets = styles.map((style) => sheetFor(host.ownerDocument, style));
}

/** A style sheet that this document takes. Made by the program, it needs no leave of a content security policy. */
export function sheetFor(page: Document, style: CSSResultOrNative): CSSStyleSheet {
  const known = copies.get(page) ?? new Map<CSSResultOrNative, CSSStyleSheet>();
  copies.set(page, known);
  const sheet = known.get(style) ?? new page.defaultView!.CSSStyleSheet();
  if (!known.has(style)) sheet.replaceSync((style as CSSResult).cssText);
  known.set(style, sheet);
  return sheet;
}
