import type { QueueId } from '../../core/index.js';
import { IntentEvent } from '../intent-event.js';

/** Before a waiting call is claimed; cancel it to leave the call in its queue. */
export class CordClaimCallEvent extends IntentEvent {
  constructor(/** As in the queue. */ readonly callId: string, readonly queueId: QueueId) {
    super('cord-claim-call');
  }
}

declare global {
  interface HTMLElementEventMap {
    'cord-claim-call': CordClaimCallEvent;
  }
}
