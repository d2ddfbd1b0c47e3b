import { defineElement } from '../elements/define-element.js';
import { CordIncomingCallElement } from '../elements/incoming-call/incoming-call-element.js';

defineElement(CordIncomingCallElement);

declare global {
  interface HTMLElementTagNameMap {
    'cord-incoming-call': CordIncomingCallElement;
  }
}
