import * as z from 'zod/mini';

/** What is read back was perhaps written by another version, or by somebody else: what does not fit is left out. */
export const schemas = {
  recents: z.array(z.object({
    number: z.string(), name: z.optional(z.string()), direction: z.enum(['incoming', 'outgoing']), missed: z.boolean(), at: z.number(),
  })),
  devices: z.object({ microphone: z.optional(z.string()), speaker: z.optional(z.string()), ringer: z.optional(z.string()) }),
};
