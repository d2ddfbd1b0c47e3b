import { DeskError } from '../core/index.js';
import { jsonOf } from '../core/json.js';
import { isolated, msg, str } from '../i18n/index.js';
import { inTime, tooSlow } from './in-time.js';
import { refusal, signedOut } from './rest-refusal.js';
import { readText } from './read-text.js';

export interface RestConnection {
  /** Where the CRM's REST interface begins. */
  readonly url: string;
  /** More header fields; a function is asked anew for each request, and what it gives is neither kept nor logged. */
  readonly headers?: HeaderSource;
  readonly fetch?: typeof globalThis.fetch;
  /** How long the CRM may take over one request, ms. */
  readonly timeout?: number;
}

export type HeaderSource = Readonly<Record<string, string>> | (() => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>);

export interface RestRequest {
  readonly method?: 'GET' | 'POST' | 'PUT';
  /** Steps below the CRM's address, unescaped. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Makes that twice is once (draft-ietf-httpapi-idempotency-key-header). */
  readonly key?: string;
  /** What is answered is of no interest: that it was taken is. */
  readonly onlyAcknowledged?: boolean;
  /** There may be no such thing. */
  readonly optional?: boolean;
}

/** ms. */
const patience = 15_000;

/** The longest answer that is read, bytes. */
const longest = 1024 * 1024;

/** Asks the CRM, and gives what it answered as JSON; undefined where there is no such thing (404, 410) and need not be, or nothing to say (204). */
export async function request(connection: RestConnection, asked: RestRequest, signal: AbortSignal): Promise<unknown> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(connection.timeout ?? patience)]);
  const address = addressOf(connection.url, asked);
  const response = await send(connection, address, asked, limit);
  const type = response.headers.get('content-type') ?? '';
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
    throw signedOut(msg(str`The CRM at ${isolated(address.host)} sends us to another address, as it does to somebody who must sign in.`));
  }
  if (!response.ok) {
    if (asked.optional && (response.status === 404 || response.status === 410)) return void letGo(response);
    throw refusal(response, await readText(response, 64 * 1024, limit).catch(() => ''), asked.method);
  }
  if (/^text\/html/i.test(type)) {
    letGo(response);
    throw signedOut(msg(str`The CRM at ${isolated(address.host)} answered with a page for people, as it does to somebody who must sign in.`));
  }
  if (asked.onlyAcknowledged || response.status === 204) return void letGo(response);
  if (type && !/^(?:application|text)\/(?:[\w.-]+\+)?json\b/i.test(type)) { letGo(response); throw new DeskError('bad-answer', `The CRM at ${address.host} answered with ${type.slice(0, 60).split(';')[0]!} instead of JSON. Check the crm of <cord-desk>.`); }
  return parsed(await readText(response, longest, limit), address);
}

async function send({ headers, fetch = globalThis.fetch }: RestConnection, address: URL, { method = 'GET', body, key }: RestRequest, signal: AbortSignal): Promise<Response> {
  const fields = await headersFor(headers, signal);
  fields.set('accept', 'application/json');
  if (body !== undefined) fields.set('content-type', 'application/json');
  if (key !== undefined) fields.set('idempotency-key', key);
  try {
    // No redirect is followed: it would take what we send, and who we are, to somebody else.
    return await inTime(fetch(address, { method, headers: fields, credentials: 'same-origin', cache: 'no-store', redirect: 'manual', signal, ...(body !== undefined && { body: jsonOf(body) }) }), signal);
  } catch (error) {
    if (signal.aborted || error instanceof DeskError) throw tooSlow();
    throw new DeskError('crm-unreachable', msg(str`The CRM at ${isolated(address.host)} cannot be reached. Is the network up, and the address right?`), { cause: error });
  }
}

async function headersFor(source: HeaderSource = {}, signal: AbortSignal): Promise<Headers> {
  try {
    return new Headers({ ...(typeof source === 'function' ? await inTime(source(), signal) : source) });
  } catch (error) {
    if (signal.aborted && error instanceof DeskError) throw error;
    throw signedOut(msg('This page could not get the permission to ask the CRM.')); // No word of the error: there may be a token in it.
  }
}

function addressOf(url: string, { path, query = {} }: RestRequest): URL {
  let address: URL;
  try {
    address = new URL(url, globalThis.document?.baseURI);
  } catch {
    throw wrongAddress(url);
  }
  if (!/^https?:$/.test(address.protocol) || address.username) throw wrongAddress(url);
  address.pathname = [address.pathname.replace(/\/+$/, ''), ...path.map(encodeURIComponent)].join('/');
  address.hash = '';
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  return address;
}

const wrongAddress = (url: string): DeskError => new DeskError('no-crm', `The address of the CRM must begin with https:// or / but is "${url.slice(0, 80)}". Check the crm of <cord-desk>.`);

function parsed(text: string, { host }: URL): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DeskError('bad-answer', msg(str`What the CRM at ${isolated(host)} answered is not JSON, or only a part of it. Tell whoever runs it.`));
  }
}

/** What nobody reads need not be sent to its end. */
const letGo = (response: Response): void => void response.body?.cancel().catch(() => {});
