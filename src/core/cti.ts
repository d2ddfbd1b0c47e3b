/** Which header fields of an INVITE say what, lower case; of several, the first that is there counts. */
export interface CtiHeaders {
  /** The customer's id in the CRM. `user-to-user` (RFC 7433) may carry it as plain text or in hex. */
  readonly customer: readonly string[];
  readonly queue: readonly string[];
  /** What the caller chose in the IVR, outermost first, separated by `>`, `/` or commas. */
  readonly path: readonly string[];
  /** How long they waited: seconds, or `m:ss`. */
  readonly waited: readonly string[];
}

export const defaultCtiHeaders: CtiHeaders = {
  customer: ['x-customer-id', 'user-to-user'], queue: ['x-queue'], path: ['x-ivr-path', 'x-path'], waited: ['x-waited', 'x-wait', 'x-queue-wait'],
};

/** Why a call is here and from whom, as the PBX told with it. */
export interface CtiFacts {
  readonly customerId?: string;
  readonly queue?: string;
  readonly path: readonly string[];
  /** ms. */
  readonly waited?: number;
}

export function ctiFacts(headers: Readonly<Record<string, string>>, map: CtiHeaders = defaultCtiHeaders): CtiFacts {
  const first = (names: readonly string[]): string | undefined => names.map((name) => valueOf(name, headers)).find(Boolean);
  const [customerId, queue, waited] = [first(map.customer), first(map.queue), waitedFor(first(map.waited))];
  return {
    ...(customerId && { customerId }), ...(queue && { queue }), ...(waited !== undefined && { waited }),
    path: (first(map.path) ?? '').split(/[>/,]/).map((step) => step.trim()).filter(Boolean),
  };
}

const valueOf = (name: string, headers: Readonly<Record<string, string>>): string | undefined => {
  const value = Object.hasOwn(headers, name) ? headers[name]!.trim() : undefined;
  return name === 'user-to-user' && value !== undefined ? userToUserText(value) : value;
};

/** The text of a User-to-User header (RFC 7433 section 4.1): hex where it says so, or where it can be read so and says nothing; else as it is. JSON is a program's, not an id. */
export function userToUserText(value: string): string | undefined {
  const [data = '', ...parameters] = value.split(';').map((part) => part.trim());
  const plain = data.replace(/^"(.*)"$/, '$1');
  const saysHex = parameters.some((one) => /^encoding\s*=\s*"?hex"?$/i.test(one));
  const text = saysHex ? fromHex(plain) : (parameters.length ? undefined : hiddenText(plain)) ?? plain;
  return text && !text.startsWith('{') ? text : undefined;
}

/** Hex that nobody announced: an id may consist of the same letters (`507f1f77bcf86cd799439011`), but makes no text. */
function hiddenText(plain: string): string | undefined {
  const text = /^(?:[0-9a-f]{2}){4,}$/i.test(plain) && /[a-f]/i.test(plain) ? fromHex(plain) : undefined;
  return text !== undefined && /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]+$/u.test(text) ? text : undefined;
}

/** UTF-8 in hex, as text; undefined where it is none. */
export function fromHex(hex: string): string | undefined {
  if (hex.length % 2 || !/^[0-9a-f]*$/i.test(hex)) return undefined;
  try {
    return decodeURIComponent(hex.replace(/../g, '%$&'));
  } catch {
    return undefined;
  }
}

function waitedFor(text: string | undefined): number | undefined {
  const [, minutes, seconds] = /^(?:(\d{1,4}):)?(\d{1,6})(?:\s*s)?$/.exec(text ?? '') ?? [];
  return seconds === undefined ? undefined : (Number(minutes ?? 0) * 60 + Number(seconds)) * 1000;
}
