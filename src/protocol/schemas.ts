import * as z from 'zod/mini';
import { problemCodes, type CentreRight, type QueueChange, type QueueSnapshot } from '../core/index.js';
import type { ClientMessage, ServerMessage } from './messages.js';

// Both ends check what comes in. Unknown fields are dropped, so that a newer server can say more to an older page.

const text = (most: number): z.ZodMiniString => z.string().check(z.maxLength(most));
const id = text(128).check(z.minLength(1));
const time = z.number().check(z.nonnegative());
const count = z.int().check(z.nonnegative());

const token = text(8_192);
const reason = z.exactOptional(text(128));
const agent = z.exactOptional(id);

const command = z.discriminatedUnion('type', [
  z.object({ type: z.literal('set-status'), status: z.enum(['ready', 'away', 'after-call-work']), reason, queue: z.exactOptional(id), agent }),
  z.object({ type: z.literal('join-queue'), queue: id, agent }),
  z.object({ type: z.literal('leave-queue'), queue: id, agent }),
  z.object({ type: z.literal('claim-call'), callId: id, agent }),
]);

// The types are written by hand where they are explained (`core/queue`, `messages`); the compiler holds the schemas to them.

export const clientMessage: z.ZodMiniType<ClientMessage> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), version: z.int(), token }),
  z.object({ type: z.literal('command'), id, command }),
  z.object({ type: z.literal('resync') }),
]);

const waitingCall = z.object({
  id, number: text(128), name: z.exactOptional(text(128)), since: time, priority: z.int(),
  reasons: z.array(z.object({ kind: z.catch(z.enum(['vip', 'region', 'last-agent', 'dedicated-agent', 'callback', 'other']), 'other'), detail: z.exactOptional(text(128)) })).check(z.maxLength(16)),
  path: z.array(text(128)).check(z.maxLength(16)),
});

const member = z.object({
  agent: id, name: text(128), status: z.enum(['ready', 'ringing', 'on-call', 'after-call-work', 'away', 'unreachable']),
  paused: z.boolean(), reason, since: z.exactOptional(time), answered: count, missedAt: z.exactOptional(time),
});

const queueFacts = {
  id, name: text(128),
  strategy: z.exactOptional(z.catch(z.enum(['ring-all', 'round-robin', 'longest-idle', 'fewest-calls', 'last-agent', 'in-order', 'random', 'weighted-random', 'other']), 'other')),
  figures: z.exactOptional(z.object({
    answered: count, abandoned: count, averageWait: time, averageTalk: time,
    serviceLevel: z.exactOptional(z.object({ within: time, share: z.exactOptional(z.number().check(z.minimum(0), z.maximum(1))) })),
  })),
  lamp: z.exactOptional(z.boolean()),
};

export const queueSnapshot: z.ZodMiniType<QueueSnapshot> = z.object({ ...queueFacts, waiting: z.array(waitingCall), members: z.array(member) });

export const queueChange: z.ZodMiniType<QueueChange> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('queue'), queue: z.object(queueFacts) }),
  z.object({ type: z.literal('queue-removed'), queueId: id }),
  z.object({ type: z.literal('caller'), queueId: id, position: z.int().check(z.minimum(1)), call: waitingCall }),
  z.object({ type: z.literal('caller-left'), queueId: id, callId: id, how: z.catch(z.enum(['answered', 'abandoned', 'claimed', 'other']), 'other') }),
  z.object({ type: z.literal('member'), queueId: id, member }),
  z.object({ type: z.literal('member-left'), queueId: id, agent: id }),
]);

const known: readonly string[] = ['status', 'queues', 'claim', 'supervise'] satisfies readonly CentreRight[];
/** A right that we do not know is none. */
const rights = z.pipe(z.array(z.string()), z.transform((all: string[]) => all.filter((one): one is CentreRight => known.includes(one))));

const error = z.object({ code: z.catch(z.enum(problemCodes), 'failed'), message: text(512) });

export const serverMessage: z.ZodMiniType<ServerMessage> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('welcome'), version: z.int(), agent: id, rights, beat: z.number().check(z.minimum(100)) }),
  z.object({ type: z.literal('snapshot'), number: count, at: time, queues: z.array(queueSnapshot) }),
  z.object({ type: z.literal('changes'), number: count, at: time, changes: z.array(queueChange) }),
  z.object({ type: z.literal('stale'), error }),
  z.discriminatedUnion('ok', [
    z.object({ type: z.literal('outcome'), id, ok: z.literal(true) }),
    z.object({ type: z.literal('outcome'), id, ok: z.literal(false), error }),
  ]),
  z.object({ type: z.literal('refused'), error }),
  z.object({ type: z.literal('beat') }),
]);

