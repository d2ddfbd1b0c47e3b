import { cleanText, DeskError } from '../core/index.js';

/** Worth another try, once somebody has signed in. */
export const signedOut = (cause: string): DeskError => new DeskError('crm-unreachable', `${cause} Sign in to the CRM again, then try again.`);

/** The server knows nothing of such a request, and will not tomorrow. What is put need not have been there before. */
const isUnheardOf = (status: number, method: string): boolean => status === 405 || status === 501 || (status === 404 && method === 'PUT');

/** The server is there, but not now: too much at once, still at it (409: the first of two with the same key), or broken. */
const isBusy = (status: number): boolean => status >= 500 || [408, 409, 425, 429].includes(status);

/** What an answer other than 2xx means. `text`: its body, RFC 9457 or not. */
export function refusal({ status, headers }: Response, text: string, method = 'GET'): DeskError {
  const words = wordsIn(text);
  if (status === 401 || status === 403) return signedOut(words ? `The CRM does not let us in (${status}: ${words}).` : `The CRM does not let us in (${status}).`);
  if (isUnheardOf(status, method)) return new DeskError('crm-refused', `The CRM cannot do this (${status}${words && `: ${words}`}). Do it in the CRM itself, and tell whoever runs it.`);
  if (isBusy(status)) {
    const wait = waitIn(headers.get('retry-after'));
    return new DeskError('crm-busy', `The CRM could not do it now (${status}${words && `: ${words}`}).${wait ? ` It asks us to come back in ${wait}.` : ' Trying again may help.'}`);
  }
  return new DeskError('crm-refused', words ? `The CRM refused this: ${words}` : `The CRM refused this (${status}) and did not say why. Ask whoever runs it.`);
}

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

/** Retry-After (RFC 9110 section 10.2.3): seconds, or a date. */
function waitIn(value: string | null): string | undefined {
  const seconds = value && /^\d{1,6}$/.test(value) ? Number(value) : Math.round((Date.parse(value ?? '') - Date.now()) / 1000);
  if (!(seconds > 0)) return undefined;
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
