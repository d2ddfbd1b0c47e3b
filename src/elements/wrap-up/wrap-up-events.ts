import type { CallId, CallRecord } from '../../core/index.js';
import { IntentEvent } from '../intent-event.js';

/** Before a call's paper is saved; cancel it to keep it open. */
export class CordSaveWrapUpEvent extends IntentEvent {
  constructor(readonly callId: CallId, /** What will be saved: the call and the answers. */ readonly record: CallRecord) {
    super('cord-save-wrap-up');
  }
}

declare global {
  interface HTMLElementEventMap {
    'cord-save-wrap-up': CordSaveWrapUpEvent;
  }
}
