import { DeskError } from '../core/index.js';
import type { ClientMessage } from '../protocol/messages.js';
import { clientMessage } from '../protocol/schemas.js';
import { isKnownCommand } from './permit.js';

/** What a browser sent: a message, or a command that cannot be read, but can be answered. Throws a `DeskError` for all else. */
export type Heard = ClientMessage | { readonly type: 'bad-command'; readonly id: string; readonly error: DeskError };

export function hear(text: string): Heard {
  const value = json(text);
  const { success, data, error } = clientMessage.safeParse(value);
  if (success) return data;
  const { path = [], message = '' } = error.issues[0] ?? {};
  const bad = new DeskError('bad-message', `That is no message of the centre protocol: ${path.length > 0 ? `${path.join('.')}: ` : ''}${message}.`);
  const id = commandId(value);
  if (id === undefined) throw bad;
  const command = (value as { command?: { type?: unknown } }).command?.type;
  return { type: 'bad-command', id, error: typeof command === 'string' && !isKnownCommand(command) ? unknown(command) : bad };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DeskError('bad-message', 'That is no JSON. Send the messages of the centre protocol.');
  }
}

function commandId(value: unknown): string | undefined {
  const { type, id } = (typeof value === 'object' && value !== null ? value : {}) as { type?: unknown; id?: unknown };
  return type === 'command' && typeof id === 'string' && id.length > 0 && id.length <= 128 ? id : undefined;
}

const unknown = (command: string): DeskError => new DeskError('unknown-command', `There is no command "${command.slice(0, 64)}".`);
