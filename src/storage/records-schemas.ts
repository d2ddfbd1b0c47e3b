import * as z from 'zod/mini';
import { problemCodes, type CallRecord, type Customer, type Interaction, type Recent } from '../core/index.js';
import type { DayOfCalls, KeptAgent, LoggedCall } from '../desk/index.js';
import type { Lease } from './database.js';
import type { PageMessage } from './room.js';

const text = z.exactOptional(z.string());
const number = z.exactOptional(z.number());
const flag = z.exactOptional(z.boolean());
const count = z.int().check(z.nonnegative());
const revision = z.exactOptional(count);
const chosen = z.object({ status: z.enum(['ready', 'away', 'offline']), reason: text });
const spent = z.number().check(z.nonnegative());
const direction = z.enum(['incoming', 'outgoing']);
const cause = z.enum([
  'hung-up', 'cancelled', 'busy', 'declined', 'no-answer', 'unavailable', 'not-found', 'answered-elsewhere',
  'transferred', 'replaced', 'lost', 'media-failed', 'microphone', 'network', 'rejected', 'error',
]);
const by = z.enum(['agent', 'peer', 'network']);
const colleague = z.object({ id: text, name: z.string() });
const answers = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]));
const problem = z.object({ code: z.catch(z.enum(problemCodes), 'failed'), message: z.string() });

const customer = z.object({
  id: z.string(), name: z.string(), company: text, tier: text, numbers: z.array(z.string()), url: text, owner: z.exactOptional(colleague),
  contact: z.exactOptional(z.object({ colleague, since: z.number(), until: number })),
  fields: z.exactOptional(z.array(z.object({ label: z.string(), value: z.string(), url: text }))),
  work: z.exactOptional(z.array(z.object({ id: z.string(), kind: z.enum(['order', 'callback', 'case']), title: z.string(), status: text, due: number, url: text }))),
}) satisfies z.ZodMiniType<Customer>;

const leg = z.object({ kind: z.enum(['consultation', 'transfer', 'conference', 'peer']), number: z.string(), name: text, at: z.number() });

const recordFields = {
  id: z.string(), callId: z.string(), agent: z.string(), direction, number: z.string(), name: text, queue: text, path: z.exactOptional(z.array(z.string())), waited: number,
  startedAt: z.number(), answeredAt: number, endedAt: number, end: z.exactOptional(z.object({ cause, by, code: number, reason: text })),
  holds: z.number(), heldFor: z.number(), heldSince: number, legs: z.array(leg), mos: number, customerId: text, customerName: text, company: text,
  from: z.exactOptional(colleague), answers, incomplete: flag, revision,
};
const record = z.object(recordFields) satisfies z.ZodMiniType<CallRecord>;

const interaction = z.object({
  id: z.string(), type: z.literal('call'), revision, agent: z.string(), direction, outcome: z.enum(['talked', 'missed', 'abandoned', 'declined', 'elsewhere', 'unanswered', 'failed']),
  number: z.string(), name: text, customerId: text, queue: text, ivrPath: z.exactOptional(z.array(z.string())), startedAt: z.string(), answeredAt: text, endedAt: text,
  waited: number, talked: z.number(), holds: z.number(), held: z.number(), endedBy: z.exactOptional(by), endCause: z.exactOptional(cause), mos: number, handedOverBy: text,
  legs: z.array(z.object({ kind: z.string(), number: z.string(), name: text, at: z.string() })),
  disposition: z.exactOptional(z.object({ code: z.string(), path: z.array(z.string()) })), notes: text, resolved: flag, callbackAt: text, workOrder: text,
  incomplete: flag, answers: z.exactOptional(answers),
}) satisfies z.ZodMiniType<Interaction>;

/** What is read back was perhaps written by another version, or by somebody else: what does not fit is left out. */
export const schemas = {
  recents: z.array(z.object({ number: z.string(), name: text, direction, missed: z.boolean(), at: z.number() })) satisfies z.ZodMiniType<readonly Recent[]>,
  devices: z.object({ microphone: text, speaker: text, ringer: text }),
  agent: z.object({
    seenAt: z.number(),
    agent: z.object({
      status: z.enum(['ready', 'busy', 'after-call-work', 'away', 'offline']), reason: text, since: z.number(), chosen, chosenAt: z.number(),
      afterCallWork: z.exactOptional(z.object({ callId: z.string(), until: number })),
      shift: z.object({
        startedAt: number, endedAt: number,
        sums: z.object({ 'ready': spent, 'busy': spent, 'after-call-work': spent, 'away': spent, 'offline': spent }), breaks: z.record(z.string(), spent),
      }),
    }),
  }) satisfies z.ZodMiniType<KeptAgent>,
  customer,
  call: z.object({ ...recordFields, delivery: z.enum(['draft', 'none', 'waiting', 'delivered', 'refused']), problem: z.exactOptional(problem) }) satisfies z.ZodMiniType<LoggedCall>,
  day: z.object({ day: z.string(), calls: count, missed: count, incoming: count, outgoing: count }) satisfies z.ZodMiniType<DayOfCalls>,
  draft: z.object({ record, pageId: z.string(), seenAt: z.number() }),
  parcel: z.object({ seq: z.number(), id: z.string(), interaction, change: z.exactOptional(interaction), attempts: z.number(), lane: z.string(), queued: text, nextAt: number, problem: z.exactOptional(problem) }),
  copy: z.object({ record, interaction: z.exactOptional(interaction), pageId: z.string(), seenAt: z.number() }),
  lease: z.object({ pageId: z.string(), until: z.number() }) satisfies z.ZodMiniType<Lease>,
  pageMessage: z.discriminatedUnion('type', [
    z.object({ type: z.literal('deliveries-changed') }),
    z.object({ type: z.literal('call-log-changed') }),
    z.object({ type: z.literal('erased'), customerId: text, numbers: z.exactOptional(z.array(z.string())) }),
  ]) satisfies z.ZodMiniType<PageMessage>,
};

export type Schemas = typeof schemas;
