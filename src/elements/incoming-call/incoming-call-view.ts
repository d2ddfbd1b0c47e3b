import { html, nothing, type TemplateResult } from 'lit';
import type { Call, Calls, LineStatus } from '../../core/index.js';
import { msg } from '../../i18n/index.js';
import { commandButton } from '../call/call-actions.js';
import type { CallCommand } from '../call/call-events.js';
import { facts, notes } from '../call/call-view.js';
import { callWords, timerText } from '../call/call-words.js';
import * as icons from '../icons.js';

export interface Ringing {
  readonly call: Call;
  readonly calls: Calls;
  readonly line: LineStatus;
  readonly now: () => number;
  readonly act: (command: CallCommand) => void;
}

/** One call that rings: who, why, and the two answers to it. No alert: the desk says that it rings. */
export function ringingCard({ call, calls, line, now, act }: Ringing): TemplateResult {
  const { name, number } = callWords(call);
  const id = `name-${call.id}`;
  return html`
    <div class="card" part="card" role="dialog" aria-labelledby=${id}>
      <span class="pulse" part="pulse">${icons.phone}</span>
      <div class="who">
        <p class="line"><span>${msg('Incoming call')}</span><span class="timer" part="timer">${timerText(call, now)}</span></p>
        <p class="name" part="name" id=${id}><span class="visually-hidden">${msg('Incoming call')}, </span><bdi>${name}</bdi></p>
        ${number ? html`<bdi class="number" part="number" dir="ltr">${number}</bdi>` : nothing}
        ${facts(call)}
        ${line === 'connecting' ? notes(call, calls, line) : nothing}
      </div>
      <div class="answers">
        ${commandButton('reject', { call, calls, line, act })}
        ${commandButton('answer', { call, calls, line, act })}
      </div>
    </div>`;
}
