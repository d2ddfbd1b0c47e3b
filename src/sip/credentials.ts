import * as z from 'zod/mini';
import { DeskError } from '../core/index.js';

const schema = z.object({
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
export type Credentials = z.infer<typeof schema>;

/** Where credentials come from: an address on our own origin, or the host's function. */
export type CredentialsSource = string | (() => Promise<unknown>);

export async function askCredentials(source: CredentialsSource, signal: AbortSignal): Promise<Credentials> {
  const answer = typeof source === 'function' ? await source().catch(failed) : await request(source, signal).catch(failed);
  const checked = schema.safeParse(answer);
  if (!checked.success || !(checked.data.password ?? checked.data.ha1)) {
    throw new DeskError('credentials', 'The sign-in service of this page answered without a usable password. It should answer {"password": "…"} or {"ha1": "…", "realm": "…"}.');
  }
  return checked.data;
}

async function request(source: string, signal: AbortSignal): Promise<unknown> {
  const address = new URL(source, document.baseURI);
  if (address.origin !== location.origin) {
    throw new DeskError('credentials', `Credentials are asked only of this page's own server (${location.origin}), not of ${address.origin}.`);
  }
  const response = await fetch(address, { credentials: 'same-origin', headers: { accept: 'application/json' }, cache: 'no-store', signal });
  if (!response.ok) throw new DeskError('credentials', `The sign-in service of this page answered ${response.status}. Sign in again, then try again.`);
  return response.json();
}

function failed(error: unknown): never {
  if (error instanceof DeskError) throw error;
  throw new DeskError('credentials', 'The sign-in service of this page did not answer as it should. Try again; if it stays so, tell your administrator.', { cause: error });
}
