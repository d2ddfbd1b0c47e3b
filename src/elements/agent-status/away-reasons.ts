import { msg, str } from '../../i18n/index.js';

/** Those that are offered where the page says nothing else. In the state, and to the phone server, they are called so whatever the language. */
const words: ReadonlyMap<string, () => string> = new Map([
  ['Lunch', () => msg('Lunch', { desc: 'Why an agent is away' })],
  ['Break', () => msg('Break', { desc: 'Why an agent is away' })],
  ['Training', () => msg('Training', { desc: 'Why an agent is away' })],
  ['Meeting', () => msg('Meeting', { desc: 'Why an agent is away' })],
]);

/** A reason to be away, as it is read: these in the reader's language, the page's own as it wrote them. */
export const reasonWord = (reason: string): string => words.get(reason)?.() ?? reason;

export const awayWords = (reason: string): string => msg(str`Away: ${reasonWord(reason)}`, { desc: 'Away for a reason' });
