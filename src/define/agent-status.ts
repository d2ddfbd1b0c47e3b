import { defineElement } from '../elements/define-element.js';
import { CordAgentStatusElement } from '../elements/agent-status/agent-status-element.js';

defineElement(CordAgentStatusElement);

declare global {
  interface HTMLElementTagNameMap {
    'cord-agent-status': CordAgentStatusElement;
  }
}
