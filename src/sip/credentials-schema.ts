import * as z from 'zod/mini';

/** What a page's sign-in service may answer; loaded with the answer, for zod weighs as much as all of `sip/`. */
export const credentials = z.object({
  password: z.optional(z.string()),
  ha1: z.optional(z.string().check(z.regex(/^[0-9a-f]{32}$/i))),
  /** What ha1 was made with; without it, the host of our address. */
  realm: z.optional(z.string()),
  /** Seconds. */
  expires: z.optional(z.number()),
  iceServers: z.optional(z.array(z.object({
    urls: z.union([z.string(), z.array(z.string())]),
    username: z.optional(z.string()),
    credential: z.optional(z.string()),
  }))),
  centreToken: z.optional(z.string()),
});

/** What it takes to register. Short-lived, asked for when needed, never stored. */
export type Credentials = z.infer<typeof credentials>;
