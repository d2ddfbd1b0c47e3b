/** For the document of a window that elements were moved out to: where in the page they belong. */
const homes = new WeakMap<Document, HTMLElement>();

/** What elements in that document tell is told there, too: so they find their desk, and the page hears of them. */
export const belongsTo = (page: Document, home: HTMLElement): void => void homes.set(page, home);

export const homeOf = (page: Document): HTMLElement | undefined => homes.get(page);
