import * as z from 'zod/mini';
import { problemCodes } from '../core/index.js';
import type { TabMessage } from './messages.js';

const problem = z.object({ code: z.catch(z.enum(problemCodes), 'failed'), message: z.string() });
const text = z.exactOptional(z.string());
const said = { tenure: z.number(), seq: z.int() };
const callId = text;

/**
 * What both ends of the channel rely on. The state and the events within are what `core/` makes of them in the same version of this program:
 * another version has a channel of its own.
 */
const schema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('state'), ...said, owner: z.string(), front: z.string(), to: text,
    state: z.looseObject({ line: z.looseObject({ status: z.string() }), calls: z.array(z.looseObject({ id: z.string(), status: z.string() })), queues: z.array(z.unknown()), pops: z.array(z.unknown()) }),
  }),
  z.object({ type: z.literal('event'), ...said, event: z.looseObject({ type: z.string(), at: z.number() }) }),
  z.object({ type: z.literal('front'), ...said, front: z.string() }),
  z.object({ type: z.literal('pong'), tenure: z.number() }),
  z.object({
    type: z.literal('outcome'), tenure: z.number(), id: z.string(),
    outcome: z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), callId, text }), z.object({ ok: z.literal(false), error: problem })]),
  }),
  z.object({ type: z.literal('hello') }),
  z.object({ type: z.literal('ping') }),
  z.object({ type: z.literal('command'), id: z.string(), command: z.looseObject({ type: z.string() }) }),
  z.object({ type: z.literal('failed'), command: z.string(), callId, problem }),
  z.object({ type: z.literal('here'), tab: z.string() }),
  z.object({ type: z.literal('take'), tab: z.string() }),
]);

/** A message that fits; undefined: it does not, and is left alone. */
export function messageOf(data: unknown): TabMessage | undefined {
  const { success, data: message } = schema.safeParse(data);
  return success ? message as unknown as TabMessage : undefined;
}
