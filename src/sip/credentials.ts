import { DeskError } from '../core/index.js';
import { msg, str } from '../i18n/index.js';
import type { Credentials } from './credentials-schema.js';

export type { Credentials };

/** Where credentials come from: an address on our own origin, or the host's function. */
export type CredentialsSource = string | (() => Promise<unknown>);

export async function askCredentials(source: CredentialsSource, signal: AbortSignal): Promise<Credentials> {
  const ask = async (): Promise<unknown> => (typeof source === 'function' ? source() : request(source, signal));
  const [answer, schemas] = await Promise.all([ask().catch(failed), import('./credentials-schema.js')]);
  const checked = schemas.credentials.safeParse(answer);
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
  if (!response.ok) throw new DeskError('credentials', msg(str`The sign-in service of this page answered ${response.status}. Sign in again, then try again.`));
  return response.json();
}

function failed(error: unknown): never {
  if (error instanceof DeskError) throw error;
  throw new DeskError('credentials', msg('The sign-in service of this page did not answer as it should. Try again; if it stays so, tell your administrator.'), { cause: error });
}
