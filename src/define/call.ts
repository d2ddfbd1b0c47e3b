import { CordCallElement } from '../elements/call/call-element.js';
import { defineElement } from '../elements/define-element.js';

defineElement(CordCallElement);

declare global {
  interface HTMLElementTagNameMap {
    'cord-call': CordCallElement;
  }
}
