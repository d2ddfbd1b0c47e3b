import { html, nothing, svg, type TemplateResult } from 'lit';
import { isLost, type Call, type Calls, type LineStatus } from '../../core/index.js';
import { msg, str } from '../../i18n/index.js';
import * as icons from '../icons.js';
import { callFacts, callNotes, callWords, holdText, qualityWords, timerText } from './call-words.js';

const directionIcon = (call: Call): TemplateResult => html`<span class="direction">${call.direction === 'incoming' ? icons.incoming : icons.outgoing}</span>`;

/** Direction, state and timer. */
export function statusLine(call: Call, now: () => number): TemplateResult {
  const { direction, status, tone } = callWords(call);
  return html`
    <div class="status" part="status" data-tone=${tone}>
      ${directionIcon(call)}<span class="visually-hidden">${direction}, </span>
      <span class="word"><bdi>${status}</bdi></span>
      <span class="hold-time">${holdText(call, now)}</span>
      <span class="timer" part="timer">${timerText(call, now)}</span>
    </div>`;
}

/** Who it is. */
export function who(call: Call): TemplateResult {
  const { name, number } = callWords(call);
  return html`
    <p class="name" part="name"><bdi>${name}</bdi></p>
    <div class="beneath">
      <bdi class="number" part="number" dir="ltr">${number ?? nothing}</bdi>
      ${quality(call)}
    </div>`;
}

function quality(call: Call): TemplateResult | typeof nothing {
  if (!call.quality || call.status === 'ended') return nothing;
  const { level, tone, words, why } = qualityWords(call.quality);
  return html`<span class="quality" part="quality" data-tone=${tone} title=${why ? msg(str`${words}: ${why}`, { desc: 'Whom it is about, and what went wrong' }) : words}>
    <svg viewBox="0 0 14 12" aria-hidden="true">${[1, 2, 3].map((bar) => svg`<rect class=${bar <= level ? 'on' : 'off'} x=${bar * 5 - 5} y=${12 - bar * 4} width="3.5" height=${bar * 4} rx="1" />`)}</svg>
    <span class=${level === 3 ? 'visually-hidden' : ''}>${words}${why ? html`<span class="why">: ${why}</span>` : nothing}</span>
  </span>`;
}

/** Why it rings: what the INVITE brought along. */
export function facts(call: Call): TemplateResult | typeof nothing {
  const all = callFacts(call).slice(0, 4);
  return all.length ? html`<dl class="facts" part="facts">${all.map(([name, value]) => html`<div><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>`)}</dl>` : nothing;
}

/** What pulses softly while it rings. */
export const ringSign = html`<span class="ring" aria-hidden="true"><span class="pulse" part="pulse">${icons.phone}</span></span>`;

/** What else there is to know: one line is kept for it. */
export const notes = (call: Call, calls: Calls, line?: LineStatus, more: TemplateResult | typeof nothing = nothing): TemplateResult => html`
  <div class="notes" part="notes">
    ${callNotes(call, calls, line).map(({ tone, text }) => html`<span class="note" data-tone=${tone}><bdi>${text}</bdi></span>`)}
    ${more}
  </div>`;

/** In a tab that only shows the call: where its sound is, and how to have it here. */
export const soundElsewhere = (bring: () => void, isComing: boolean): TemplateResult => html`
  <span class="note" part="elsewhere" data-tone="muted">${msg('Sound in another tab')}
    <button type="button" class="in-line" part="bring-here" aria-busy=${isComing} @click=${bring}>${msg('Bring it here', { desc: 'Button: the sound of the call comes to this tab' })}</button>
  </span>`;

/** One line for a call in the background. */
export function summary(call: Call, now: () => number): TemplateResult {
  const { name, status, tone } = callWords(call);
  return html`
    <div class="summary">
      <p class="name" part="name"><bdi>${name}</bdi></p>
      <div class="status" part="status" data-tone=${tone}>
        ${directionIcon(call)}<span class="word"><bdi>${status}</bdi></span>
        <span class="timer" part="timer">${isLost(call) ? '' : holdText(call, now) || timerText(call, now)}</span>
      </div>
    </div>`;
}
