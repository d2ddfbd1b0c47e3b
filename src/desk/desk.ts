import { initialState, reduce, toProblem, type DeskEvent, type DeskState, type Happened } from '../core/index.js';
import type { Command, Outcome } from './command.js';
import { run } from './commands.js';
import { Listeners, type DeskListener } from './listeners.js';
import type { Ports, Records } from './ports.js';
import type { Room } from './room.js';

/** The one handle on everything: read `state`, `subscribe` to its changes, `send` commands. */
export interface Desk {
  readonly state: DeskState;
  readonly records: Records;
  /** Calls the listener after each event; returns how to stop. */
  subscribe(listener: DeskListener): () => void;
  /** Never rejects: a command that can't be done says why in its outcome (and in `state.failure`). */
  send(command: Command): Promise<Outcome>;
}

/** Something the desk does by itself. */
export type Flow = (room: FlowRoom) => void;

export interface FlowRoom {
  readonly desk: Desk;
  readonly ports: Ports;
  readonly signal: AbortSignal;
  emit(event: DeskEvent): void;
}

/** A desk over its ports; it and everything it started ends with the signal. `from`: what it goes on with. */
export function createDesk(ports: Ports, signal: AbortSignal, flows: readonly Flow[] = [], from?: DeskState): Desk {
  const listeners = new Listeners();
  let state = initialState;

  const emit = (event: DeskEvent): void => {
    if (signal.aborted) return;
    const happened: Happened = { ...event, at: Date.now() };
    state = reduce(state, happened);
    listeners.tell(() => state, happened);
  };

  const room: Room = { ports, get state() { return state; }, emit };
  const send = async (command: Command): Promise<Outcome> => {
    try {
      const done = await run(command, room);
      return { ok: true, ...done };
    } catch (error) {
      const problem = toProblem(error);
      emit({ type: 'command-failed', command: command.type, ...('callId' in command && { callId: command.callId }), problem });
      return { ok: false, error: problem };
    }
  };

  const desk: Desk = {
    get state() { return state; },
    records: ports.records,
    subscribe: (listener) => listeners.add(listener),
    send,
  };
  for (const flow of flows) flow({ desk, ports, signal, emit });
  if (from) emit({ type: 'desk-restored', state: from });
  ports.records.start(emit, signal);
  ports.audio.start(emit, signal);
  ports.line.start(emit, signal);
  ports.centre?.start(emit, signal);
  signal.addEventListener('abort', () => listeners.clear(), { once: true });
  return desk;
}
