const told = Symbol.for('cordboard.told-of-versions');
const refused: string[] = [];

/**
 * An element of this version was not registered: because of a refusal of the page's, or because something has its tag already.
 * @param other the version of that, if it is of Cordboard
 */
export function notRegistered(tagName: string, version: string, refusal: unknown, other?: string): void {
  if (refusal === undefined) tellOfOther(tagName, version, other);
  // By then the others that come with it were tried, too. Those that come later are not worth another line.
  else if (refused.push(`<${tagName}>`) === 1) setTimeout(() => tellOfRefused(refusal));
}

/** One line for the page, whichever copy comes first to it. */
function tellOfOther(tagName: string, version: string, other: string | undefined): void {
  if (Reflect.has(customElements, told)) return;
  Reflect.set(customElements, told, true);
  const there = other ? `the elements of cordboard ${other}` : `another <${tagName}>`;
  console.warn(`cordboard ${version}: this page has ${there} already, and it stays so. Load one version only.`);
}

function tellOfRefused(refusal: unknown): void {
  console.warn(`cordboard: ${refused.sort().join(', ')} could not be registered: ${String(refusal)}. Something on this page stands in for customElements.define: let it take tags that begin with "cord-".`);
}
