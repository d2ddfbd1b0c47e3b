import { defineElement } from '../elements/define-element.js';
import { CordCallQueueElement } from '../elements/call-queue/call-queue-element.js';

defineElement(CordCallQueueElement);

declare global {
  interface HTMLElementTagNameMap {
    'cord-call-queue': CordCallQueueElement;
  }
}
