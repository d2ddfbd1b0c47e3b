import { defineElement } from '../elements/define-element.js';
import { CordPopOutElement } from '../elements/pop-out/pop-out-element.js';

defineElement(CordPopOutElement);

declare global {
  interface HTMLElementTagNameMap {
    'cord-pop-out': CordPopOutElement;
  }
}
