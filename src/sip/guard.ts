import { answerTo } from './guard-answer.js';
import { isEndless, wrongWith } from './guard-fields.js';
import { readHead, type Field, type Head } from './guard-head.js';
import { limits, type Refusal } from './guard-refusal.js';
import { readStartLine } from './guard-start-line.js';

export interface Admitted {
  /** As JsSIP shall read it: each field on one line, the body as long as it says. */
  readonly message: string;
  /** Absent: a response. */
  readonly method?: string;
  readonly refused?: never;
  readonly answer?: never;
}

export interface Refused {
  readonly message?: never;
  readonly method?: never;
  readonly refused: Refusal;
  /** For a request that can be answered. */
  readonly answer?: string;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Whether a frame off the WebSocket (RFC 7118: one message each) may go to JsSIP's parser, which trusts everything: it takes seconds over a
 * line that has no colon, lets the last of two Call-IDs win, and throws where it should refuse. It costs about as much as it saves.
 */
export function admit(frame: string | ArrayBuffer): Admitted | Refused {
  const size = typeof frame === 'string' ? frame.length : frame.byteLength;
  const text = textOf(size > limits.frame ? frame.slice(0, limits.head) : frame);
  const verdict = size > limits.frame ? 'too-large' : judge(frame, text);
  if (typeof verdict !== 'string') return verdict;
  const answer = answerTo(text, verdict);
  return { refused: verdict, ...(answer && { answer }) };
}

const textOf = (frame: string | ArrayBuffer): string => (typeof frame === 'string' ? frame : decoder.decode(frame));

function judge(frame: string | ArrayBuffer, text: string): Admitted | Refusal {
  const head = readHead(text);
  if (typeof head === 'string') return head;
  const start = readStartLine(head.first);
  if (typeof start === 'string') return start;
  // JsSIP keeps what it reads in plain objects, under names that others choose.
  if (/__proto__/i.test(text.slice(0, head.body))) return 'bad-name';
  const wrong = wrongWith(start, head.fields);
  if (wrong) return wrong;
  const body = bodyOf(frame, text, head);
  if (body === undefined) return 'bad-length';
  const isAsItWas = !head.isOdd && body === text.length && !head.fields.some(isEndless);
  return { message: isAsItWas ? text : rewritten(head, text.slice(head.body, body)), ...(start.method && { method: start.method }) };
}

/** Where the body ends, UTF-16 units; undefined where it is shorter than it says. What stands behind it is no part of the message (RFC 3261 section 18.3). */
function bodyOf(frame: string | ArrayBuffer, text: string, { fields, body }: Head): number | undefined {
  const said = fields.find(({ name }) => name === 'content-length')?.value;
  if (said === undefined) return text.length;
  if (!/^\d{1,9}$/.test(said)) return undefined;
  const bytes = typeof frame === 'string' ? encoder.encode(text.slice(body)) : new Uint8Array(frame, bodyAt(frame));
  const length = Number(said);
  if (bytes.length < length) return undefined;
  return bytes.length === length ? text.length : body + decoder.decode(bytes.subarray(0, length)).length;
}

function bodyAt(frame: ArrayBuffer): number {
  const bytes = new Uint8Array(frame);
  let at = 0;
  while (bytes[at] === 13 && bytes[at + 1] === 10) at += 2;
  while (at < bytes.length && !(bytes[at] === 13 && bytes[at + 1] === 10 && bytes[at + 2] === 13 && bytes[at + 3] === 10)) at += 1;
  return Math.min(at + 4, bytes.length);
}

const rewritten = ({ first, fields }: Head, body: string): string =>
  [first, ...fields.filter((field) => !isEndless(field)).map(({ name, value }: Field) => `${name}: ${value}`), '', body].join('\r\n');
