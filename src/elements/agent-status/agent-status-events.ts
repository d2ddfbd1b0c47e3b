import type { ChosenStatus, QueueId } from '../../core/index.js';
import { IntentEvent } from '../intent-event.js';

/** Before the agent's status changes; cancel it to keep the one there is. */
export class CordStatusChangeEvent extends IntentEvent {
  constructor(readonly status: ChosenStatus['status'], /** Why away. */ readonly reason?: string, /** In this queue alone. */ readonly queue?: QueueId) {
    super('cord-status-change');
  }
}

/** Before the agent joins a queue; cancel it to keep them out. */
export class CordJoinQueueEvent extends IntentEvent {
  constructor(readonly queueId: QueueId) {
    super('cord-join-queue');
  }
}

/** Before the agent leaves a queue; cancel it to keep them in. */
export class CordLeaveQueueEvent extends IntentEvent {
  constructor(readonly queueId: QueueId) {
    super('cord-leave-queue');
  }
}

declare global {
  interface HTMLElementEventMap {
    'cord-status-change': CordStatusChangeEvent;
    'cord-join-queue': CordJoinQueueEvent;
    'cord-leave-queue': CordLeaveQueueEvent;
  }
}
