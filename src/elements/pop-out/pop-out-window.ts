import { css, unsafeCSS } from 'lit';
import { sheetFor } from '../dress.js';
import { belongsTo } from '../homes.js';
import { tokenNames } from '../token-names.js';
import { rulesForElements } from './page-rules.js';

const styles = css`
  body { display: flex; flex-direction: column; gap: 12px; margin: 0; padding: 12px; min-block-size: 100vh; box-sizing: border-box; background: var(--cord-surface, Canvas); color: var(--cord-text, CanvasText); }
`;

const size = { width: 360, height: 640 };

interface PictureInPicture {
  requestWindow(size: { readonly width: number; readonly height: number }): Promise<Window>;
}

/** A window of this page, with nothing in it: one that stays on top where the browser has such (Document Picture-in-Picture). Undefined where it is blocked. */
export async function openWindow(): Promise<Window | undefined> {
  const { documentPictureInPicture: pictures } = globalThis as { documentPictureInPicture?: PictureInPicture };
  const picture = pictures && await pictures.requestWindow(size).catch(() => undefined); // Not to be had within a frame, and not without a click.
  return picture ?? window.open('', '', features) ?? undefined;
}

/** A page of the host in a window, which outlives this page; there already, it is brought to the front as it is. False where it is blocked. */
export function openPage(address: string): boolean {
  const view = window.open('', 'cordboard', features);
  if (!view) return false;
  if (isBlank(view)) view.location.href = address;
  view.focus();
  return true;
}

const features = `popup,width=${size.width},height=${size.height}`;

const isBlank = (view: Window): boolean => {
  try {
    return view.location.href === 'about:blank';
  } catch {
    return false; // It has gone on to another origin.
  }
};

/** Of a page that follows the person's wish, what that comes to: a window may ask for it in vain. */
const schemeOf = ({ colorScheme }: CSSStyleDeclaration): string =>
  (/light.*dark|dark.*light/.test(colorScheme) ? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light') : colorScheme);

/**
 * Puts elements into a window of this page: they stay with this page's program and its desk, so that the window needs no script, no sign-in and
 * no line of its own. It looks as the page does round `home`.
 */
export function furnish(view: Window, home: HTMLElement, tags: readonly string[]): void {
  const { document: page } = view;
  const { documentElement: root } = page;
  const [here, look] = [document.documentElement, getComputedStyle(home)];
  page.title = document.title;
  [root.lang, root.dir] = [here.lang, look.direction];
  root.style.fontSize = getComputedStyle(here).fontSize;
  root.style.fontFamily = look.fontFamily;
  root.style.colorScheme = schemeOf(look);
  for (const name of tokenNames) root.style.setProperty(name, look.getPropertyValue(name));
  page.adoptedStyleSheets = [sheetFor(page, styles), sheetFor(page, unsafeCSS(rulesForElements(document)))];
  belongsTo(page, home);
  page.body.replaceChildren(...tags.map((tag) => document.createElement(tag)));
}
