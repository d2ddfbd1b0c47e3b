import { html, type TemplateResult } from 'lit';
import { isPossible, type Call, type Calls, type LineStatus } from '../../core/index.js';
import { msg } from '../../i18n/index.js';
import * as icons from '../icons.js';
import { keypad } from '../keypad/keypad.js';
import { canDo } from './call-actions.js';
import type { CallCommand } from './call-events.js';

export interface TonesPanel {
  readonly call: Call;
  readonly calls: Calls;
  /** What was pressed so far. */
  readonly tones: string;
  readonly press: (key: string) => void;
}

/** A keypad whose keys are heard at the other end. */
export const tonesPanel = ({ call, calls, tones, press }: TonesPanel): TemplateResult => html`
  <output class="tones" part="tones" dir="ltr" aria-atomic="false" aria-label=${msg('Tones sent')}>${[...tones.slice(-32)].map((tone) => html`<span>${tone}</span>`)}</output>
  ${keypad({ label: msg('Tones', { desc: 'Name of the keypad during a call' }), press, disabled: !isPossible({ calls }, 'send-tones', call.id) })}`;

export interface TransferPanel {
  readonly call: Call;
  readonly calls: Calls;
  readonly line: LineStatus;
  readonly target: string;
  readonly change: (target: string) => void;
  readonly act: (command: CallCommand) => void;
}

/** Where to, and how: at once, or after asking. */
export function transferPanel({ call, calls, line, target, change, act }: TransferPanel): TemplateResult {
  const ready = (type: 'transfer' | 'consult'): boolean => target.trim() !== '' && canDo(type, { call, calls, line });
  const send = (type: 'transfer' | 'consult') => (event: Event): void => {
    event.preventDefault();
    if (ready(type)) act({ type, callId: call.id, target: target.trim() });
  };
  return html`
    <form class="transfer-form" part="transfer-form" @submit=${send('transfer')}>
      <label for="target">${msg('Transfer to', { desc: 'Label of a field for a number' })}</label>
      <input id="target" part="target" type="tel" inputmode="tel" autocomplete="off" spellcheck="false" dir="ltr" placeholder=${msg('Number or extension')}
        .value=${target} @input=${(event: InputEvent) => change((event.target as HTMLInputElement).value)}>
      <div class="pair">
        <button type="button" part="consult" aria-disabled=${!ready('consult')} @click=${send('consult')}>${icons.consult}<span>${msg('Ask first', { desc: 'Button: calls the colleague before the call is passed on' })}</span></button>
        <button type="submit" part="transfer-now" class="primary" aria-disabled=${!ready('transfer')}>${icons.transfer}<span>${msg('Transfer now')}</span></button>
      </div>
    </form>`;
}
