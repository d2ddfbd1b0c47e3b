import { defineElement } from '../elements/define-element.js';
import { CordDialerElement } from '../elements/dialer/dialer-element.js';

defineElement(CordDialerElement);

declare global {
  interface HTMLElementTagNameMap {
    'cord-dialer': CordDialerElement;
  }
}
