import { IntentEvent } from '../intent-event.js';

/** Before a number is dialled; cancel it to do something else with it. */
export class CordDialEvent extends IntentEvent {
  /** `to`: clean digits, or a `sip:` address. */
  constructor(readonly to: string) {
    super('cord-dial');
  }
}

declare global {
  interface HTMLElementEventMap {
    'cord-dial': CordDialEvent;
  }
}
