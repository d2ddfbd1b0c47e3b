import type { CallId } from '../../core/index.js';
import { IntentEvent } from '../intent-event.js';

/** Before it is said which customer a call is with. */
export class CordChooseCustomerEvent extends IntentEvent {
  constructor(readonly callId: CallId, /** Absent: none of those found. */ readonly customerId?: string) {
    super('cord-choose-customer');
  }
}

/** Before a caller is put into the CRM; a page with a form of its own cancels it. */
export class CordCreateCustomerEvent extends IntentEvent {
  constructor(readonly callId: CallId, readonly name: string, readonly company?: string) {
    super('cord-create-customer');
  }
}

/** Before the page of a customer, or of somebody new, is opened in the CRM; cancel it to show them another way. */
export class CordOpenCustomerEvent extends IntentEvent {
  constructor(readonly callId: CallId, readonly customerId?: string) {
    super('cord-open-customer');
  }
}

declare global {
  interface HTMLElementEventMap {
    'cord-choose-customer': CordChooseCustomerEvent;
    'cord-create-customer': CordCreateCustomerEvent;
    'cord-open-customer': CordOpenCustomerEvent;
  }
}
