import * as z from 'zod/mini';

/** The open protocol, as docs/hosts.md describes it: what a desk says, and nothing else. */

const text = z.string();
const moment = z.int();
const record = z.strictObject({ id: text, type: z.optional(text), name: z.optional(text), url: z.optional(text) });

const call = z.strictObject({
  id: text, direction: z.enum(['incoming', 'outgoing']), status: z.enum(['dialing', 'ringing', 'answering', 'active', 'held', 'resuming', 'ended']), number: text, name: z.optional(text), queue: z.optional(text),
  startedAt: moment, answeredAt: z.optional(moment), endedAt: z.optional(moment), muted: z.boolean(),
  transfer: z.optional(z.strictObject({ kind: z.enum(['blind', 'attended']), target: text, status: z.enum(['asked', 'ringing', 'accepted', 'failed']) })),
  end: z.optional(z.strictObject({ cause: text, by: z.enum(['agent', 'peer', 'network']), code: z.optional(z.int()), reason: z.optional(text) })),
  customer: z.optional(z.strictObject({ id: text, name: text })), record: z.optional(record),
});

const fact = z.union([
  z.strictObject({ type: z.enum(['call-started', 'call-connected', 'call-held', 'call-resumed', 'call-muted', 'call-unmuted', 'call-transfer-changed', 'call-identified', 'call-ended', 'wrap-up-started']), call }),
  z.strictObject({ type: z.literal('call-logged'), call, interaction: z.optional(z.looseObject({ id: text, type: z.literal('call'), number: text, outcome: text, startedAt: text })) }),
  z.strictObject({ type: z.literal('agent-changed'), status: z.enum(['ready', 'busy', 'after-call-work', 'away', 'offline']), reason: z.optional(text) }),
]);

const ours = { cordboard: z.literal(1) };

export const fromDesk = z.union([
  z.strictObject({ ...ours, type: z.literal('hello'), versions: z.array(z.int()) }),
  z.strictObject({ ...ours, type: z.literal('click-to-dial'), enabled: z.boolean() }),
  z.strictObject({ ...ours, type: z.literal('tell'), fact }),
  z.strictObject({ ...ours, type: z.literal('ask'), id: text, verb: z.literal('show-panel'), visible: z.boolean() }),
  z.strictObject({ ...ours, type: z.literal('ask'), id: text, verb: z.literal('resize-panel'), width: z.optional(z.number()), height: z.optional(z.number()) }),
  z.strictObject({ ...ours, type: z.literal('ask'), id: text, verb: z.literal('open'), customer: z.optional(record), number: z.optional(text), url: z.optional(text) }),
  z.strictObject({ ...ours, type: z.literal('answer'), id: text, ok: z.literal(true), callId: z.optional(text) }),
  z.strictObject({ ...ours, type: z.literal('answer'), id: text, ok: z.literal(false), error: z.strictObject({ code: text, message: text }) }),
]);
