import type { AgentState, Call, LineState } from '../../core/index.js';
import { FactEvent } from '../intent-event.js';

/** The line was registered, lost, refused or put down. */
export class CordLineChangedEvent extends FactEvent {
  constructor(readonly line: LineState) { super('cord-line-changed'); }
}

/** The agent's status changed, or what it will be after the call; by the agent, a call, or the PBX. */
export class CordStatusChangedEvent extends FactEvent {
  constructor(readonly agent: AgentState) { super('cord-status-changed'); }
}

class CallFactEvent extends FactEvent {
  constructor(type: string, readonly call: Call) { super(type); }

  get callId(): string {
    return this.call.id;
  }
}

/** A call came in or goes out. */
export class CordCallStartedEvent extends CallFactEvent {
  constructor(call: Call) { super('cord-call-started', call); }
}
/** Both sides talk. */
export class CordCallAnsweredEvent extends CallFactEvent {
  constructor(call: Call) { super('cord-call-answered', call); }
}
/** A call is over; `call.end` says why. */
export class CordCallEndedEvent extends CallFactEvent {
  constructor(call: Call) { super('cord-call-ended', call); }
}
/** Anything of a call changed, its answer and its end included. */
export class CordCallChangedEvent extends CallFactEvent {
  constructor(call: Call) { super('cord-call-changed', call); }
}

declare global {
  interface HTMLElementEventMap {
    'cord-line-changed': CordLineChangedEvent;
    'cord-status-changed': CordStatusChangedEvent;
    'cord-call-started': CordCallStartedEvent;
    'cord-call-answered': CordCallAnsweredEvent;
    'cord-call-ended': CordCallEndedEvent;
    'cord-call-changed': CordCallChangedEvent;
  }
}
