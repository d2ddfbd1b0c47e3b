import { cleanText, DeskError } from '../core/index.js';
import { isolated, msg, str, wordLocale } from '../i18n/index.js';

/** Worth another try, once somebody has signed in. @param cause A sentence. */
export const signedOut = (cause: string): DeskError => new DeskError('crm-unreachable', msg(str`${cause} Sign in to the CRM again, then try again.`, { desc: 'A sentence that says what happened' }));

/** The server knows nothing of such a request, and will not tomorrow. What is put need not have been there before. */
const isUnheardOf = (status: number, method: string): boolean => status === 405 || status === 501 || (status === 404 && method === 'PUT');

/** The server is there, but not now: too much at once, still at it (409: the first of two with the same key), or broken. */
const isBusy = (status: number): boolean => status >= 500 || [408, 409, 425, 429].includes(status);

/** What an answer other than 2xx means. `text`: its body, RFC 9457 or not. */
export function refusal({ status, headers }: Response, text: string, method = 'GET'): DeskError {
  const words = wordsIn(text);
  const answer = isolated(words ? `${status}: ${words}` : String(status));
  if (status === 401 || status === 403) return signedOut(msg(str`The CRM does not let us in (${answer}).`, { desc: 'What it answered: 401: Your session is over.' }));
  if (isUnheardOf(status, method)) {
    return new DeskError('crm-refused', msg(str`The CRM cannot do this (${answer}). Do it in the CRM itself, and tell whoever runs it.`, { desc: 'What it answered: 501: Not here' }));
  }
  if (isBusy(status)) return new DeskError('crm-busy', busyWords(answer, whenIn(headers.get('retry-after'))));
  return new DeskError('crm-refused', words
    ? msg(str`The CRM refused this: ${isolated(words)}`, { desc: 'A sentence of the CRM' })
    : msg(str`The CRM refused this (${status}) and did not say why. Ask whoever runs it.`, { desc: 'A number: 422' }));
}

const busyWords = (answer: string, when: string | undefined): string => (when
  ? msg(str`The CRM could not do it now (${answer}). It asks us to come back ${when}.`, { desc: 'What it answered: 503: Too many requests; when: in 30 seconds' })
  : msg(str`The CRM could not do it now (${answer}). Trying again may help.`, { desc: 'What it answered: 500: Out of order' }));

/** The CRM's own words: `detail`, else `title` (RFC 9457), else `message`. */
function wordsIn(text: string): string {
  try {
    const { detail, title, message } = Object(JSON.parse(text)) as Readonly<Record<string, unknown>>;
    const words = [detail, title, message].find((one) => typeof one === 'string' && one.trim()) as string | undefined;
    return cleanText((words ?? '').slice(0, 2_000), 300);
  } catch {
    return '';
  }
}

/** Retry-After (RFC 9110 section 10.2.3): seconds, or a date. In words: `in 30 seconds`. */
function whenIn(value: string | null): string | undefined {
  const seconds = value && /^\d{1,6}$/.test(value) ? Number(value) : Math.round((Date.parse(value ?? '') - Date.now()) / 1000);
  if (!(seconds > 0)) return undefined;
  const words = new Intl.RelativeTimeFormat(wordLocale());
  return seconds < 120 ? words.format(seconds, 'second') : words.format(Math.round(seconds / 60), 'minute');
}
