import { defineElement } from '../elements/define-element.js';
import { CordScreenPopElement } from '../elements/screen-pop/screen-pop-element.js';

defineElement(CordScreenPopElement);

declare global {
  interface HTMLElementTagNameMap {
    'cord-screen-pop': CordScreenPopElement;
  }
}
