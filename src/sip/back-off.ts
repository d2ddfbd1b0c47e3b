import type { OwnAddress } from './address.js';

/** What went before a try, as far as it tells how long to wait. */
export interface Trouble {
  /** Tries that failed since the line was last registered, or since somebody had it look again. */
  readonly failures: number;
  /** How long the last of them took, ms: what was spent on a server that hangs is not waited once more. */
  readonly took?: number;
  /** The server ended a good connection, and so perhaps all it had: the time over which its phones come back, ms. */
  readonly spread?: number;
}

/** ms. A line that is wanted back within 5 s must try as often; later on it is left to `online` and the like. */
const most = { atFirst: 4_500, later: 10_000 };
const manyFailures = 25;

/**
 * Where we sit among all phones of the server, 0 to 1: nobody can tell them when to try, so each must know by itself.
 * Chance makes heaps (500 phones in 20 s: 9 in the same 100 ms). Extensions mostly follow each other, and multiples of an irrational number
 * fill a span without heaps or gaps: then it is 4.
 */
export function seatOf({ user, host }: OwnAddress): number {
  const number = /^\D*(\d{1,9})$/.exec(user)?.[1];
  return fraction(hash(host) + (number === undefined ? hash(user) : Number(number) * golden));
}

/** Of the seats, those that a short restart makes come too soon. */
const early = 1 / 4;

const golden = (Math.sqrt(5) - 1) / 2;
const fraction = (value: number): number => value - Math.floor(value);

/** 0 to 1. */
function hash(text: string): number {
  let value = 0;
  for (const letter of text) value = (Math.imul(value, 31) + letter.codePointAt(0)!) | 0;
  return fraction((value >>> 0) * golden);
}

/** How long to wait before the next try, ms. */
export function backOff({ failures, took = 0, spread = 0 }: Trouble, seat: number, random: () => number = Math.random): number {
  // Two phones of one person have the same seat, but not the same chance; more of it would undo what the seats are for.
  if (!failures && spread) return seat * spread + 20 * random();
  // Who was early met a server that was not up yet: after all others, in the same order.
  if (failures === 1 && spread && seat < early) return spread;
  const jitter = 250 * random();
  if (!failures) return jitter;
  const period = Math.min(failures > manyFailures ? most.later : most.atFirst, 1_000 * 2 ** (failures - 1)) * (0.6 + 0.4 * random());
  return Math.max(period - took, jitter);
}

/** How long the server wants to be left alone (RFC 3261 section 20.33), ms; undefined: it does not say. Whom it told the same do not all come back at once. */
export function retryAfter(said: string | undefined, random: () => number = Math.random): number | undefined {
  const asked = Number.parseInt(said ?? '', 10) * 1000;
  if (!Number.isFinite(asked)) return undefined;
  const wait = Math.min(Math.max(asked, 1_000), 300_000);
  return wait + random() * Math.min(wait / 4, 5_000);
}
