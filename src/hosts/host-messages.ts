import * as z from 'zod/mini';
import type { HostContext, HostRecord, Problem } from '../core/index.js';
import type { HostCommand, HostFact } from '../desk/index.js';
import { hostCommand, hostContext, hostRecord } from './host-schemas.js';

/**
 * Between a page with a desk and the page round it that is its host, whichever program that is: messages by `postMessage`, each to one exact origin,
 * each JSON with `cordboard: 1`. All of it is in docs/hosts.md.
 *
 *     page (in a frame)                          host
 *       │◀────────────────────────── ready ─────────│   whenever it begins, for it may be later than the page
 *       │── hello {versions} ──────────────────────▶│   whenever the page begins, or hears `ready`
 *       │◀─── welcome {version, session, context, can}
 *       │── click-to-dial, tell ───────────────────▶│   what is so, and whatever happens
 *       │── ask {id, verb, …} ─────▶  ◀── answer ───│
 *       │◀──────────────────────── context ─────────│   whenever the record on screen, or the panel, changes
 *       │◀── command {id, command} ─  ── answer ───▶│
 */
export const hostVersion = 1;

/** What a host may be asked for, where it says that it can. */
export type HostAsk =
  | { readonly verb: 'show-panel'; readonly visible: boolean }
  | { readonly verb: 'resize-panel'; readonly width?: number; readonly height?: number }
  | { readonly verb: 'open'; readonly customer?: { readonly id: string; readonly name: string; readonly url?: string }; readonly number?: string; readonly url?: string };

export type DeskToHost =
  | { readonly type: 'hello'; readonly versions: readonly number[] }
  | { readonly type: 'click-to-dial'; readonly enabled: boolean }
  | { readonly type: 'tell'; readonly fact: HostFact }
  | ({ readonly type: 'ask'; readonly id: string } & HostAsk)
  | { readonly type: 'answer'; readonly id: string; readonly ok: true; readonly callId?: string }
  | { readonly type: 'answer'; readonly id: string; readonly ok: false; readonly error: Problem };

export type HostToDesk =
  | { readonly type: 'ready' }
  /** `session`: another one each time the host begins: what it was told before, it does not know. */
  | { readonly type: 'welcome'; readonly version: number; readonly session: string; readonly context: HostContext; readonly can: readonly HostAsk['verb'][] }
  | { readonly type: 'context'; readonly context: HostContext }
  /** `command` undefined: it is none that a host may ask for. */
  | { readonly type: 'command'; readonly id: string; readonly command?: HostCommand; readonly about?: HostRecord }
  | { readonly type: 'answer'; readonly id: string; readonly ok: boolean; readonly error?: { readonly message?: string } };

const cordboard = z.literal(hostVersion);
const id = z.string().check(z.minLength(1), z.maxLength(128));
const verbs: readonly HostAsk['verb'][] = ['show-panel', 'resize-panel', 'open'];
const can = z.pipe(z.array(z.unknown()), z.transform((all: unknown[]) => verbs.filter((verb) => all.includes(verb))));
const orNothing = <T>(schema: z.ZodMiniType<T>): z.ZodMiniType<T | undefined> => z.exactOptional(z.catch(schema, undefined as never));

export const hostMessage: z.ZodMiniType<HostToDesk> = z.union([
  z.object({ cordboard, type: z.literal('ready') }),
  z.object({ cordboard: z.int(), type: z.literal('welcome'), version: z.int(), session: id, context: hostContext, can: z.catch(can, []) }),
  z.object({ cordboard, type: z.literal('context'), context: hostContext }),
  z.object({ cordboard, type: z.literal('command'), id, command: orNothing(hostCommand), about: orNothing(hostRecord) }),
  z.object({ cordboard, type: z.literal('answer'), id, ok: z.boolean(), error: orNothing(z.object({ message: z.exactOptional(z.string()) })) }),
]) as unknown as z.ZodMiniType<HostToDesk>;
