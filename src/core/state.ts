import { initialAgent, reduceAgent, type AgentEvent, type AgentState } from './agent.js';
import { initialAudio, reduceAudio, type AudioEvent, type AudioState } from './audio.js';
import type { CallEvent } from './call.js';
import { callById, initialCalls, reduceCalls, type Calls } from './calls.js';
import { reduceFailure, type Failure, type FailureEvent } from './failure.js';
import { initialCentre, reduceCentre, type CentreEvent, type CentreState } from './centre.js';
import { initialLine, reduceLine, type LineEvent, type LineState } from './line.js';
import { initialQueues, reduceQueues, type Queues, type QueuesEvent } from './queues.js';
import { addRecent, initialRecents, reduceRecents, type Recents, type RecentsEvent } from './recents.js';

/** All a desk knows: readonly plain data that survives `structuredClone`. */
export interface DeskState {
  readonly line: LineState;
  readonly calls: Calls;
  readonly agent: AgentState;
  readonly centre: CentreState;
  readonly queues: Queues;
  readonly audio: AudioState;
  readonly recents: Recents;
  readonly failure?: Failure;
}

/** All that can happen. */
export type DeskEvent = LineEvent | CallEvent | AgentEvent | CentreEvent | QueuesEvent | AudioEvent | RecentsEvent | FailureEvent;

/** An event with its time, ms since 1970: the core has no clock of its own. */
export type Happened = DeskEvent & { readonly at: number };

export const initialState: DeskState = {
  line: initialLine, calls: initialCalls, agent: initialAgent, centre: initialCentre, queues: initialQueues,
  audio: initialAudio, recents: initialRecents,
};

/** The first of the two tables that tell the program: what happens to the state when something happened. */
export function reduce(state: DeskState, event: Happened): DeskState {
  const { at } = event;
  const calls = reduceCalls(state.calls, event, at);
  const failure = reduceFailure(state.failure, event, at);
  const next: DeskState = {
    line: reduceLine(state.line, event, at),
    calls,
    agent: reduceAgent(state.agent, event, calls, at),
    centre: reduceCentre(state.centre, event, at),
    queues: reduceQueues(state.queues, event, at),
    audio: reduceAudio(state.audio, event),
    recents: recentsAfter(state, calls, event),
    ...(failure && { failure }),
  };
  return isSame(state, next) ? state : next;
}

function recentsAfter(state: DeskState, calls: Calls, event: Happened): Recents {
  if (event.type !== 'call-ended') return reduceRecents(state.recents, event);
  const ended = callById({ calls }, event.callId);
  return ended && calls !== state.calls ? addRecent(state.recents, ended) : state.recents;
}

const isSame = (a: DeskState, b: DeskState): boolean =>
  (['line', 'calls', 'agent', 'centre', 'queues', 'audio', 'recents', 'failure'] as const).every((part) => a[part] === b[part]);
