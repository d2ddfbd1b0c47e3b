import type { Call } from './call.js';

/** A number lately called or calling: what redial and the dialer's suggestions are made of. */
export interface Recent {
  readonly number: string;
  readonly name?: string;
  readonly direction: Call['direction'];
  readonly missed: boolean;
  readonly at: number;
}

/** Newest first, each number once, twenty at most. */
export type Recents = readonly Recent[];

export type RecentsEvent =
  | { readonly type: 'recents-loaded'; readonly recents: Recents }
  /** Of an erased customer; absent: of everybody. */
  | { readonly type: 'recents-erased'; readonly numbers?: readonly string[] };

const most = 20;

export function addRecent(recents: Recents, call: Call): Recents {
  const { number, name } = call.peer;
  if (!number || call.consultFor) return recents;
  const recent: Recent = {
    number, ...(name && { name }), direction: call.direction,
    missed: call.direction === 'incoming' && call.answeredAt === undefined && call.end?.cause !== 'answered-elsewhere',
    at: call.startedAt,
  };
  return merge([recent], recents);
}

/** Those that came since the page began stay in front of those that were kept from before. */
export function reduceRecents(recents: Recents, event: { readonly type: string }): Recents {
  const e = event as RecentsEvent;
  switch (e.type) {
    case 'recents-loaded': return merge(recents, e.recents);
    case 'recents-erased': return recents.some((one) => isErased(one, e.numbers)) ? recents.filter((one) => !isErased(one, e.numbers)) : recents;
    default: return recents;
  }
}

const isErased = ({ number }: Recent, numbers: readonly string[] | undefined): boolean => numbers?.includes(number) ?? true;

const merge = (newer: Recents, older: Recents): Recents =>
  [...newer, ...older.filter((one) => !newer.some((other) => other.number === one.number))].slice(0, most);

/** The number that Redial calls: the last one called from here. */
export const lastDialed = (recents: Recents): Recent | undefined => recents.find((recent) => recent.direction === 'outgoing');
