/** Text that strangers wrote, fit to be shown: no control, bidi-override or invisible formatting characters, one line, not endless. */
export function cleanText(text: string, most = 128): string {
  return cut(visible(text.normalize('NFC')).replace(/\s+/g, ' ').trim(), most);
}

/** The same for what has lines of its own: notes. */
export const cleanLines = (text: string, most: number): string =>
  cut(text.normalize('NFC').replace(/\r\n?|\u2028|\u2029/g, '\n').split('\n').map((line) => visible(line).trimEnd()).join('\n').trim(), most);

const visible = (text: string): string => text
  // eslint-disable-next-line no-control-regex -- control characters are what we take out
  .replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
  .replace(/[\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g, '')
  .replace(/\p{Cs}/gu, ''); // Halves of characters: an address with one in it cannot even be written.

/** At a whole character. */
const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…` : text);
