import { defineElement } from '../elements/define-element.js';
import { CordCallsElement } from '../elements/calls/calls-element.js';
import './call.js';

defineElement(CordCallsElement);

declare global {
  interface HTMLElementTagNameMap {
    'cord-calls': CordCallsElement;
  }
}
