import { CordCallElement } from '../elements/call/call-element.js';
import { rehearse } from '../elements/call/rehearsal.js';
import { defineElement } from '../elements/define-element.js';

defineElement(CordCallElement);
globalThis.requestIdleCallback?.(rehearse);

declare global {
  interface HTMLElementTagNameMap {
    'cord-call': CordCallElement;
  }
}
