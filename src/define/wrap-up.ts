import { defineElement } from '../elements/define-element.js';
import { CordWrapUpElement } from '../elements/wrap-up/wrap-up-element.js';

defineElement(CordWrapUpElement);

declare global {
  interface HTMLElementTagNameMap {
    'cord-wrap-up': CordWrapUpElement;
  }
}
