import { callById, popOf, type Call, type DeskState, type ScreenPop } from '../../core/index.js';
import { CordCallAnsweredEvent, CordCallChangedEvent, CordCallEndedEvent, CordCallStartedEvent, CordLineChangedEvent, CordStatusChangedEvent } from './desk-events.js';

/** What happened between two states, as DOM events. */
export function factsBetween(before: DeskState, after: DeskState): readonly Event[] {
  return [
    ...(after.line === before.line ? [] : [new CordLineChangedEvent(after.line)]),
    ...(isSameStatus(before, after) ? [] : [new CordStatusChangedEvent(after.agent)]),
    ...(after.calls === before.calls ? [] : after.calls.flatMap((call) => factsOfCall(callById(before, call.id), call))),
  ];
}

/** Those that are to be shown since the state before. */
export const poppedBetween = (before: DeskState, after: DeskState): readonly ScreenPop[] =>
  (before.pops === after.pops ? [] : after.pops.filter(({ callId, popped }) => popped && !popOf(before, callId)?.popped));

const isSameStatus = ({ agent: before }: DeskState, { agent }: DeskState): boolean =>
  before === agent || (before.status === agent.status && before.reason === agent.reason && before.chosen === agent.chosen);

function factsOfCall(before: Call | undefined, call: Call): readonly Event[] {
  if (!before) return [new CordCallStartedEvent(call)];
  if (before === call || before.dialog !== call.dialog) return []; // What names it on the wire is nothing to a host.
  return [
    new CordCallChangedEvent(call),
    ...(call.answeredAt && !before.answeredAt ? [new CordCallAnsweredEvent(call)] : []),
    ...(call.end && !before.end ? [new CordCallEndedEvent(call)] : []),
  ];
}
