import * as z from 'zod/mini';
import type { KeptCall } from '../desk/index.js';

const text = z.exactOptional(z.string());
const number = z.exactOptional(z.number());
const id = z.string().check(z.minLength(1), z.maxLength(512));
/** It becomes part of a header field: no line may end within it. */
const tag = id.check(z.regex(/^[^\s;,]+$/));
const peer = z.object({ uri: z.string(), number: z.string(), name: text });
const colleague = z.object({ id: text, name: z.string() });

const call = z.object({
  id, direction: z.enum(['incoming', 'outgoing']), status: z.enum(['dialing', 'ringing', 'answering', 'active', 'held', 'resuming']), peer,
  startedAt: z.number(), answeredAt: number, since: z.number(), progress: z.exactOptional(z.enum(['ringing', 'early-media'])),
  muted: z.boolean(), heldByPeer: z.boolean(), merged: z.boolean(), headers: z.record(z.string(), z.string()), consultFor: z.exactOptional(id),
  handover: z.exactOptional(z.object({
    reference: z.string(), from: colleague, customerId: text, number: text, notes: text, disposition: text, cut: z.exactOptional(z.boolean()),
  })),
  dialog: z.exactOptional(z.object({ callId: tag, localTag: tag, remoteTag: tag, replaces: z.exactOptional(z.literal(true)) })),
});

const keptCall = z.object({
  call, seenAt: z.number(),
  invite: z.exactOptional(z.object({ message: z.string().check(z.maxLength(65_536)), toTag: z.exactOptional(z.string().check(z.regex(/^[^\s;,]+$/))) })),
  pop: z.exactOptional(z.object({ chosen: text, popped: z.exactOptional(z.object({ at: z.number(), opens: z.boolean(), url: text })) })),
}) satisfies z.ZodMiniType<KeptCall>;

/** What does not fit was written by another version, or by somebody else: it is left out. */
export function keptCalls(text: string): readonly KeptCall[] {
  const found: unknown = JSON.parse(text);
  return Array.isArray(found) ? found.flatMap((one: unknown) => keptCall.safeParse(one).data ?? []) : [];
}
