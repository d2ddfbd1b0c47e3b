import { cleanLines, cleanText, fromHex, type Handover } from '../core/index.js';
import { jsonOf } from '../core/json.js';

/**
 * How long a value may be. An INVITE carries it once beside the 2 to 3 kB of a browser's offer, a REFER twice; it stays far below what
 * a PBX takes in a line (Asterisk: 4096) and what we let in ourselves (1024), and a leg behind the PBX that goes by UDP grows by half a packet.
 */
const most = 700;
/** Nothing longer is looked at. */
const mostHeard = 1024;
/** UTF-16 units. */
const longest = { reference: 64, id: 64, name: 40, number: 64 };

/** RFC 7433 section 4.1: `purpose` tells that it is ours, `hex` is the one encoding it knows. */
const parameters = ';purpose=cordboard-handover;content=json;encoding=hex';

/** What travels: one letter each, for every letter costs two. */
interface Parcel {
  /** reference */ readonly r: string;
  /** from */ readonly f: string;
  /** its id */ readonly i?: string;
  /** customerId */ readonly c?: string;
  /** number */ readonly n?: string;
  /** disposition */ readonly d?: string;
  /** notes */ readonly t?: string;
  /** cut */ readonly x?: 1;
}

/**
 * A handover as the value of a User-to-User header field. What does not fit stays behind, and `cut` says so: of the notes the end, at a
 * whole character. The reference always goes along, for the rest is asked for by it.
 */
export function userToUser({ reference, from, customerId, number, disposition, notes, cut }: Handover): string {
  const room = (most - parameters.length) / 2;
  const left = (parcel: Parcel): number => room - bytesOf(jsonOf({ ...parcel, x: 1 }));
  let parcel: Parcel = { r: reference, f: cleanText(from.name, longest.name) };
  let isWhole = !cut;
  for (const [key, value, limit] of [['i', from.id, longest.id], ['n', number, longest.number], ['c', customerId, longest.id], ['d', disposition, longest.id]] as const) {
    if (value === undefined) continue;
    const more = { ...parcel, [key]: value };
    if (cleanText(value, limit) === value && left(more) >= 0) parcel = more;
    else isWhole = false;
  }
  const written = cleanLines(notes ?? '', Infinity);
  if (written) {
    const t = beginning(written, left({ ...parcel, t: '' }));
    isWhole &&= t === written;
    if (t) parcel = { ...parcel, t };
  }
  return hex(jsonOf({ ...parcel, ...(!isWhole && { x: 1 }) })) + parameters;
}

/** Whether an address is an extension of our own PBX: what agents write about a customer goes no further. A number to dial outside is longer. */
export function isInside(uri: string, ownHost: string): boolean {
  const [, user = '', host] = /^sip:([^@]*)@(.*)$/i.exec(uri) ?? [];
  return host === ownHost && !/^\+|^\d{7}/.test(user);
}

/** Header lines for where a handover must not go. */
export const withoutHandover = (lines: readonly string[]): readonly string[] => lines.filter((line) => !line.endsWith(parameters));

/**
 * The handover that is in a User-to-User header field, of one value or several; undefined where there is none of ours, or it is not as it
 * should be. Checked by hand: a ring can't wait for the schema library to load, and it is a flat record of texts.
 */
export function handoverIn(header: string | undefined): Handover | undefined {
  if (header === undefined || header.length > mostHeard) return undefined;
  for (const value of header.split(',')) {
    const [data = '', ...rest] = value.split(';').map((part) => part.trim());
    if (rest.some((one) => /^purpose\s*=\s*"?cordboard-handover"?$/i.test(one))) return handoverFrom(parcelOf(fromHex(data)));
  }
  return undefined;
}

function parcelOf(json: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const parcel: unknown = JSON.parse(json ?? '');
    return typeof parcel === 'object' && parcel !== null ? parcel as Record<string, unknown> : {};
  } catch {
    return {};
  }
}

function handoverFrom(parcel: Readonly<Record<string, unknown>>): Handover | undefined {
  const text = (key: keyof Parcel, limit: number): string | undefined => {
    const value = Object.hasOwn(parcel, key) ? parcel[key] : undefined;
    return typeof value === 'string' && value.length <= limit ? cleanText(value, limit) || undefined : undefined;
  };
  const [reference, name, id] = [text('r', longest.reference), text('f', longest.name), text('i', longest.id)];
  const [customerId, number, disposition] = [text('c', longest.id), text('n', longest.number), text('d', longest.id)];
  const notes = typeof parcel['t'] === 'string' ? cleanLines(parcel['t'], mostHeard) : undefined;
  if (!reference || !/^[\w.:-]+$/.test(reference) || !name) return undefined;
  return {
    reference, from: { ...(id && { id }), name }, ...(customerId && { customerId }), ...(number && { number }),
    ...(notes && { notes }), ...(disposition && { disposition }), ...(parcel['x'] === 1 && { cut: true }),
  };
}

const encoder = new TextEncoder();
const bytesOf = (text: string): number => encoder.encode(text).length;
const hex = (text: string): string => Array.from(encoder.encode(text), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** As much of a text as fits in so many bytes of JSON, in whole characters as people see them. */
function beginning(text: string, bytes: number): string {
  let end = 0;
  let left = bytes;
  for (const character of characters(text)) {
    left -= bytesOf(JSON.stringify(character)) - 2;
    if (left < 0) break;
    end += character.length;
  }
  return text.slice(0, end);
}

function* characters(text: string): Iterable<string> {
  if (!('Segmenter' in Intl)) return yield* text; // Firefox before 125: code points.
  for (const { segment } of new Intl.Segmenter().segment(text)) yield segment;
}
