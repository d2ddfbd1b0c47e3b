import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '../../i18n/index.js';
import { cut } from './card-names.js';

/** What is shown of a long text at first, and one piece of it when it is open: the browser lays out only those that are seen. */
const [first, piece] = [480, 4_000];
const lines = 8;

/** Characters that turn the direction of what comes after them; line breaks stay. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The beginning of a text; the same text where it is short. */
export function beginning(text: string): string {
  let end = -1;
  for (let line = 0; line < lines && (line === 0 || end >= 0); line++) end = text.indexOf('\n', end + 1);
  return cut(text, Math.min(first, end < 0 ? first : end, text.length));
}

/** Pieces that together are the text, cut at the ends of lines or words. */
export function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length;) {
    const whole = text.slice(at, at + piece);
    const end = at + piece >= text.length ? whole.length : Math.max(whole.lastIndexOf('\n'), whole.lastIndexOf(' ')) + 1 || cut(whole, piece).length;
    pieces.push(whole.slice(0, end));
    at += end;
  }
  return pieces;
}

/** Pieces of texts that are open, so that a page's clock does not cut them up each second. */
const opened = new Map<string, readonly string[]>();

function openPieces(text: string): readonly string[] {
  const known = opened.get(text);
  if (known) return known;
  opened.clear();
  const pieces = piecesOf(text.replace(turning, ''));
  opened.set(text, pieces);
  return pieces;
}

/** A text of any length: its beginning, and all of it when asked for. */
export function longText(text: string, label: string, isOpen: boolean, toggle: () => void): TemplateResult {
  const short = beginning(text);
  const more = short.length < text.trimEnd().length;
  return html`
    ${isOpen && more
      ? html`<div class="long open" part="text" role="region" tabindex="0" aria-label=${label} dir="auto">${openPieces(text).map((one) => html`<span>${one}</span>`)}</div>`
      : html`<p class="long" part="text" dir="auto">${short.replace(turning, '')}${more ? '…' : nothing}</p>`}
    ${more ? html`<button type="button" class="quiet more" part="more" aria-expanded=${isOpen} @click=${toggle}>${isOpen ? msg('Show less') : msg('Show all')}</button>` : nothing}`;
}
