import { defineElement } from '../elements/define-element.js';
import { CordCallHistoryElement } from '../elements/call-history/call-history-element.js';

defineElement(CordCallHistoryElement);

declare global {
  interface HTMLElementTagNameMap {
    'cord-call-history': CordCallHistoryElement;
  }
}
