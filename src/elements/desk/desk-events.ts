import type { AgentState, Call, Customer, LineState, ScreenPop } from '../../core/index.js';
import { FactEvent, IntentEvent } from '../intent-event.js';

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

/** It is time to show who a call is with. Cancel it where the page shows its own record; otherwise the page that a rule names, or the CRM's own, is opened. */
export class CordScreenPopEvent extends IntentEvent {
  constructor(readonly pop: ScreenPop, /** Where there is exactly one. */ readonly customer: Customer | undefined) { super('cord-screen-pop'); }

  get callId(): string {
    return this.pop.callId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cord-line-changed': CordLineChangedEvent;
    'cord-status-changed': CordStatusChangedEvent;
    'cord-call-started': CordCallStartedEvent;
    'cord-call-answered': CordCallAnsweredEvent;
    'cord-call-ended': CordCallEndedEvent;
    'cord-call-changed': CordCallChangedEvent;
    'cord-screen-pop': CordScreenPopEvent;
  }
}
