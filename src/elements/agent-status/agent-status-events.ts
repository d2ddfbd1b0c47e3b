import type { AgentStatus } from '../../core/index.js';
import { IntentEvent } from '../intent-event.js';

/** Before the agent's status changes; cancel it to keep the one there is. */
export class CordStatusChangeEvent extends IntentEvent {
  constructor(readonly status: AgentStatus, /** Why away. */ readonly reason?: string) {
    super('cord-status-change');
  }
}

declare global {
  interface HTMLElementEventMap {
    'cord-status-change': CordStatusChangeEvent;
  }
}
