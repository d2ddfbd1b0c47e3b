import * as z from 'zod/mini';
import type { KeptAgent } from '../desk/index.js';

const chosen = z.object({ status: z.enum(['ready', 'away', 'offline']), reason: z.exactOptional(z.string()) });
const spent = z.number().check(z.nonnegative());

/** What is read back was perhaps written by another version, or by somebody else: what does not fit is left out. */
export const schemas = {
  recents: z.array(z.object({
    number: z.string(), name: z.optional(z.string()), direction: z.enum(['incoming', 'outgoing']), missed: z.boolean(), at: z.number(),
  })),
  devices: z.object({ microphone: z.optional(z.string()), speaker: z.optional(z.string()), ringer: z.optional(z.string()) }),
  agent: z.object({
    seenAt: z.number(),
    agent: z.object({
      status: z.enum(['ready', 'busy', 'after-call-work', 'away', 'offline']), reason: z.exactOptional(z.string()), since: z.number(), chosen, chosenAt: z.number(),
      afterCallWork: z.exactOptional(z.object({ callId: z.string(), until: z.exactOptional(z.number()) })),
      shift: z.object({
        startedAt: z.exactOptional(z.number()), endedAt: z.exactOptional(z.number()),
        sums: z.object({ 'ready': spent, 'busy': spent, 'after-call-work': spent, 'away': spent, 'offline': spent }), breaks: z.record(z.string(), spent),
      }),
    }),
  }) satisfies z.ZodMiniType<KeptAgent>,
};
