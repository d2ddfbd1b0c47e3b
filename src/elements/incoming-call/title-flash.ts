const pace = 1_000;

/** The title of the page, taking turns with who is calling. One flash at a time is enough for a page. */
let flash: { readonly words: string; usual: string; readonly timer: ReturnType<typeof setInterval> } | undefined;

/** Starts the turns; returns how to end them, which brings the title back exactly. */
export function flashTitle(words: string, page: Document = document): () => void {
  if (flash) return () => {};
  const mine = { words, usual: page.title, timer: setInterval(() => turn(page), pace) };
  flash = mine;
  page.title = words;
  return () => {
    if (flash !== mine) return;
    clearInterval(mine.timer);
    if (page.title === mine.words) page.title = mine.usual;
    flash = undefined;
  };
}

/** A title that is neither is one the page has set meanwhile: that is now the usual one. */
function turn(page: Document): void {
  if (!flash) return;
  if (page.title !== flash.words) {
    flash.usual = page.title;
    page.title = flash.words;
  } else {
    page.title = flash.usual;
  }
}
