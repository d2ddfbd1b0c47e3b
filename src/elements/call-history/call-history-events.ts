import { IntentEvent } from '../intent-event.js';

/** Before it is tried again to bring records to the CRM; cancel it to leave them where they are. */
export class CordRetryDeliveryEvent extends IntentEvent {
  constructor(/** The record's id; undefined: all that the CRM does not have yet. */ readonly recordId?: string) {
    super('cord-retry-delivery');
  }
}

/** Before a call's paper is taken out of the log again, to be changed on the wrap-up form; cancel it to have it changed another way. */
export class CordEditCallEvent extends IntentEvent {
  constructor(readonly recordId: string) {
    super('cord-edit-call');
  }
}

/** Before everything of a customer is erased from this computer; cancel it to keep it. */
export class CordEraseCustomerEvent extends IntentEvent {
  constructor(readonly customerId: string) {
    super('cord-erase-customer');
  }
}

/** Before the calls shown are saved as a file; cancel it to keep them in the page. */
export class CordExportCallsEvent extends IntentEvent {
  constructor(readonly format: 'csv' | 'json') {
    super('cord-export-calls');
  }
}

declare global {
  interface HTMLElementEventMap {
    'cord-retry-delivery': CordRetryDeliveryEvent;
    'cord-edit-call': CordEditCallEvent;
    'cord-erase-customer': CordEraseCustomerEvent;
    'cord-export-calls': CordExportCallsEvent;
  }
}
