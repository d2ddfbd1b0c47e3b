import type { AgentEvent, AgentState } from './agent.js';
import { reduceAudio, type AudioEvent, type AudioState } from './audio.js';
import type { CallEvent } from './call.js';
import { callById, type Calls } from './calls.js';
import { reduceFailure, type Failure, type FailureEvent } from './failure.js';
import { reduceCentre, type CentreEvent, type CentreState } from './centre.js';
import { reduceRecords, type RecordsEvent, type RecordsState } from './deliveries.js';
import { reduceHost, type HostContext, type HostEvent } from './host.js';
import { reduceLine, type LineEvent, type LineState } from './line.js';
import type { Queues, QueuesEvent } from './queues.js';
import { addRecent, reduceRecents, type Recents, type RecentsEvent } from './recents.js';
import { reduceAgent } from './reduce-agent.js';
import { reduceCalls } from './reduce-calls.js';
import { reduceQueues } from './reduce-queues.js';
import { reduceScreenPops } from './reduce-screen-pops.js';
import type { ScreenPopEvent, ScreenPops } from './screen-pop.js';
import { reduceTab, type TabEvent, type TabState } from './tab.js';
import { reduceWrapUps, type WrapUpEvent, type WrapUps } from './wrap-up.js';

/** All a desk knows: readonly plain data that survives `structuredClone`. */
export interface DeskState {
  readonly line: LineState;
  readonly calls: Calls;
  readonly agent: AgentState;
  readonly centre: CentreState;
  readonly queues: Queues;
  readonly audio: AudioState;
  readonly recents: Recents;
  readonly pops: ScreenPops;
  readonly wrapUps: WrapUps;
  readonly records: RecordsState;
  /** Of this tab alone. */
  readonly tab: TabState;
  /** Of this tab alone; absent: this page is in no host, or it has not told yet. */
  readonly host?: HostContext;
  readonly failure?: Failure;
}

/** All at once, of another page: for one that joins it, missed something, or goes on in its place. */
export type DeskRestored = { readonly type: 'desk-restored'; readonly state: DeskState };

/** All that can happen. */
export type DeskEvent = LineEvent | CallEvent | AgentEvent | CentreEvent | QueuesEvent | AudioEvent | RecentsEvent | ScreenPopEvent | WrapUpEvent | RecordsEvent | TabEvent | HostEvent | FailureEvent | DeskRestored;

/** An event with its time, ms since 1970: the core has no clock of its own. */
export type Happened = DeskEvent & { readonly at: number };

/** The first of the two tables that tell the program: what happens to the state when something happened. */
export function reduce(state: DeskState, event: Happened): DeskState {
  if (event.type === 'desk-restored') return restored(state, event.state);
  const { at } = event;
  const calls = reduceCalls(state.calls, event, at);
  const pops = reduceScreenPops(state.pops, event, at);
  const failure = reduceFailure(state.failure, event, at);
  const host = reduceHost(state.host, event);
  const next: DeskState = {
    line: reduceLine(state.line, event, at),
    calls,
    agent: reduceAgent(state.agent, event, calls, at),
    centre: reduceCentre(state.centre, event, at),
    queues: reduceQueues(state.queues, event, at),
    audio: reduceAudio(state.audio, event),
    recents: recentsAfter(state, calls, event),
    pops,
    wrapUps: reduceWrapUps(state.wrapUps, event, calls, pops, at),
    records: reduceRecords(state.records, event),
    tab: reduceTab(state.tab, event),
    ...(host && { host }), ...(failure && { failure }),
  };
  return isSame(state, next) ? state : next;
}

/** What is of this tab alone stays. */
function restored({ tab, host }: DeskState, { host: _, ...state }: DeskState): DeskState {
  return { ...state, tab, ...(host && { host }) };
}

function recentsAfter(state: DeskState, calls: Calls, event: Happened): Recents {
  if (event.type !== 'call-ended') return reduceRecents(state.recents, event);
  const ended = callById({ calls }, event.callId);
  return ended && calls !== state.calls ? addRecent(state.recents, ended) : state.recents;
}

const isSame = (a: DeskState, b: DeskState): boolean =>
  (['line', 'calls', 'agent', 'centre', 'queues', 'audio', 'recents', 'pops', 'wrapUps', 'records', 'tab', 'host', 'failure'] as const).every((part) => a[part] === b[part]);
