import { defineElement } from '../elements/define-element.js';
import { CordDeskElement } from '../elements/desk/desk-element.js';

defineElement(CordDeskElement);

declare global {
  interface HTMLElementTagNameMap {
    'cord-desk': CordDeskElement;
  }
}
