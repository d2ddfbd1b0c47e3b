import * as z from 'zod/mini';
import { safePage, type HostContext, type HostPanel, type HostRecord, type HostUser } from '../core/index.js';
import { facts, id, lineOrNumber, maybeLine, way } from '../crm/fields.js';
import type { HostCommand } from '../desk/index.js';

// Whatever a host says is somebody else's: texts are cleaned and cut, what is unsafe or too much is left out, and what does not fit is not heard.

const pixels = z.int().check(z.minimum(0), z.maximum(20_000));

export const hostRecord = facts<HostRecord>({ id, type: maybeLine(64), name: maybeLine(128), url: way(safePage) });
const hostUser = facts<HostUser>({ id, name: maybeLine(128), email: maybeLine(254) });
const hostPanel = facts<HostPanel>({ width: z.exactOptional(pixels), height: z.exactOptional(pixels), visible: z.exactOptional(z.boolean()) });

/** All that is known at once; of what does not fit, nothing is known. */
export const hostContext = facts<HostContext>({
  name: lineOrNumber(64), user: optional(hostUser), record: optional(hostRecord), panel: optional(hostPanel),
});

/** A number to call, as a host writes it: of digits there are some. */
export const dialled: z.ZodMiniType<string> = z.pipe(
  lineOrNumber(256), z.pipe(z.transform((number: string) => number.replace(/^(?:tel|callto):/i, '')), z.string().check(z.minLength(1), z.refine((number) => /\d|^sips?:/.test(number)))),
);

const callId = z.string().check(z.minLength(1), z.maxLength(128));
const ofCall = <T extends string>(type: T): z.ZodMiniType<{ type: T; callId: string }> => z.object({ type: z.literal(type), callId });

/** What a host may ask for, and no more: neither erasing nor signing in is a host's business. */
export const hostCommand: z.ZodMiniType<HostCommand> = z.union([
  z.object({ type: z.literal('dial'), target: dialled }),
  ofCall('answer'), ofCall('reject'), ofCall('hang-up'), ofCall('hold'), ofCall('resume'), ofCall('mute'), ofCall('unmute'),
  z.object({ type: z.literal('send-tones'), callId, tones: z.string().check(z.maxLength(64)) }),
  z.object({ type: z.literal('transfer'), callId, target: dialled }),
  z.object({ type: z.literal('set-status'), status: z.enum(['ready', 'away', 'offline']), reason: maybeLine(64) }),
]) as unknown as z.ZodMiniType<HostCommand>;

/** What fits; undefined: it does not, or fights back when it is read. */
export function read<T>(schema: z.ZodMiniType<T>, value: unknown): T | undefined {
  try {
    return schema.safeParse(value).data;
  } catch {
    return undefined;
  }
}

/** Some hosts send JSON, others what it says. */
export function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (value.length > 100_000) return undefined;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}

function optional<T>(schema: z.ZodMiniType<T>): z.ZodMiniType<T | undefined> {
  return z.exactOptional(z.catch(schema, undefined as never));
}
