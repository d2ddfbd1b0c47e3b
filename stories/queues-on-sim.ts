import type { Member, QueueSnapshot, WaitingCall } from '../src/core/index.js';
import type { SimOptions } from '../src/sim/index.js';

// The queues that stories and tests share. Times are told as ages, in seconds.

const ago = (seconds: number): number => Date.now() - seconds * 1000;

export const caller = (id: string, name: string, waited: number, more: Partial<WaitingCall> = {}): WaitingCall =>
  ({ id, name, number: `+155501${id.padStart(2, '0')}`, since: ago(waited), priority: 0, reasons: [], path: [], ...more });

export const agent = (id: string, name: string, status: Member['status'], since: number, more: Partial<Member> = {}): Member =>
  ({ agent: id, name, status, paused: status === 'away', since: ago(since), answered: 0, ...more });

const withoutName = ({ name: _, ...call }: WaitingCall): WaitingCall => call;

/** Four wait, one of them too long. We are 1001, and ready. */
export const support = (): QueueSnapshot => ({
  id: 'support', name: 'Support', strategy: 'longest-idle',
  figures: { answered: 128, abandoned: 6, averageWait: 32_000, averageTalk: 194_000, serviceLevel: { within: 120_000, share: 0.82 } },
  waiting: [
    caller('1', 'Ada Byron', 64, { priority: 5, reasons: [{ kind: 'vip' }], path: ['Orders', 'Delivery'] }),
    caller('2', 'Charles Babbage', 245, { reasons: [{ kind: 'last-agent', detail: 'Grace Hopper' }], path: ['Technical help'] }),
    withoutName(caller('3', '', 41, { path: ['Orders'] })),
    caller('4', 'Mary Somerville', 12, { reasons: [{ kind: 'region', detail: 'South' }, { kind: 'callback' }] }),
  ],
  members: [
    agent('1001', 'Grace Hopper', 'ready', 96, { answered: 14 }),
    agent('1002', 'Alan Turing', 'on-call', 312, { answered: 21, paused: true, reason: 'Lunch' }),
    agent('1003', 'Edsger Dijkstra', 'away', 740, { answered: 9, reason: 'Training' }),
    agent('1004', 'Barbara Liskov', 'ringing', 4, { answered: 17 }),
    agent('1005', 'Donald Knuth', 'ready', 33, { answered: 11, missedAt: ago(33) }),
    agent('1006', 'Frances Allen', 'after-call-work', 18, { answered: 19 }),
    agent('1007', 'Tony Hoare', 'unreachable', 5400),
  ],
});

/** One waits, not long. We are not in it. */
export const sales = (): QueueSnapshot => ({
  id: 'sales', name: 'Sales', strategy: 'ring-all',
  figures: { answered: 44, abandoned: 1, averageWait: 9_000, averageTalk: 402_000, serviceLevel: { within: 120_000, share: 0.97 } },
  waiting: [caller('11', 'Joseph Jacquard', 8, { path: ['New customer'] })],
  members: [agent('1002', 'Alan Turing', 'on-call', 312, { answered: 3 }), agent('1008', 'Jean Bartik', 'ready', 200, { answered: 40 })],
});

/** Of which only a lamp is known. */
export const lamp = (lit: boolean): QueueSnapshot => ({ id: 'night', name: 'Night desk', waiting: [], members: [], lamp: lit });

/** Callers as there would be on a bad day. */
export const many = (count: number): readonly WaitingCall[] => Array.from({ length: count }, (_, index) =>
  caller(String(index + 1), `Caller ${index + 1}`, (count - index) % 600, { ...(index % 7 === 0 && { priority: 3, reasons: [{ kind: 'vip' }] }), path: ['Orders'] }));

/** A desk with these queues. */
export const withQueues = (...queues: readonly QueueSnapshot[]): SimOptions => ({ centre: { queues } });
