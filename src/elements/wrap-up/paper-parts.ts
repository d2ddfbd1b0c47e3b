import { html, nothing, type TemplateResult } from 'lit';
import type { WrapUp } from '../../core/index.js';
import { isolated, msg, str } from '../../i18n/index.js';
import { duration, timeOfDay } from '../format.js';
import { fillGap, gap } from '../gap.js';
import * as icons from '../icons.js';
import { lastWords, factsOf, moreWords, whoOf, type Mark } from './wrap-up-words.js';
import type { LastSaved } from './wrap-up-view.js';

export interface HeadRoom {
  readonly paper: WrapUp;
  readonly now: number;
  /** ms until the time is up, and of how many; absent: no clock runs. */
  readonly left: { readonly ms: number; readonly of: number } | undefined;
  moreTime(): void;
  leave(): void;
}

const onTheLine = (): string => msg('On the line', { desc: 'State of a call: it goes on' });

/** Whose paper it is, and the time for it. It is as high with a clock as without. */
export const paperHead = ({ paper, now, left, moreTime, leave }: HeadRoom): TemplateResult => html`
  <header class="head" part="head">
    <h2 part="who"><bdi>${whoOf(paper.record)}</bdi></h2>
    <span class=${paper.record.endedAt === undefined ? 'stands live' : 'stands'} part="stands">${left ? html`<bdi>${fillGap(msg(str`${gap} left`, { desc: 'How much time: 0:12' }), html`<span class="time" part="time">${duration(left.ms + 999)}</span>`)}</bdi>`
      : paper.record.endedAt === undefined ? onTheLine() : nothing}</span>
    <p class="facts" part="facts">${factsOf(paper, now).map((fact, index) => html`${index ? ' · ' : ''}<bdi>${fact}</bdi>`)}</p>
    ${left ? html`<button type="button" class="quiet small" part="more-time" @click=${moreTime}>${msg('More time')}</button>
      <span class="left" part="left" .style=${`inline-size: ${Math.min(100, (100 * left.ms) / left.of)}%`}></span>`
      : paper.reopened ? html`<button type="button" class="quiet small" part="leave" @click=${leave}>${msg('Leave as it was', { desc: 'Button: nothing is changed on an earlier call' })}</button>` : nothing}
  </header>`;

export interface SaveRoom {
  readonly paper: WrapUp;
  readonly mark: Mark | undefined;
  /** Why it can't be saved now, though it was asked for. */
  readonly problem: string;
  readonly another: boolean;
  readonly mac: boolean;
  save(): void;
  copy(): void;
  /** Shown where the clipboard is closed. */
  readonly copied: { readonly text?: string; readonly note: string } | undefined;
}

const markIcons: Readonly<Record<Mark['kind'], TemplateResult | undefined>> = { kept: icons.check, keeping: undefined, unsafe: icons.alert };

/** Whether it is safe, the way to save it, and what to do where that fails. */
export const saveRow = ({ paper, mark, problem, another, mac, save, copy, copied }: SaveRoom): TemplateResult => html`
  <div class="words" aria-live="polite">${paper.problem || problem ? html`
    <div class="failed" part="failed">
      <p class="problem" part="problem">${icons.alert}<span dir="auto">${paper.problem ? msg(str`Could not be saved: ${isolated(paper.problem.message)} What you wrote is still here.`, { desc: 'A sentence that says why' }) : problem}</span></p>
      ${paper.problem ? html`<button type="button" class="small" part="copy" @click=${copy}>${msg('Copy text')}</button>` : nothing}
      ${copied ? html`<p class="note">${copied.note}</p>` : nothing}
      ${copied?.text === undefined ? nothing : html`<textarea class="copy" aria-label=${msg('What you wrote')} readonly rows="4" dir="auto" .value=${copied.text}></textarea>`}
    </div>` : nothing}</div>
  <footer class="row">
    <p class=${`mark ${mark?.kind ?? ''}`} part="mark">${mark && markIcons[mark.kind]}<span dir="auto">${mark?.text}</span></p>
    <button type="button" class="primary" part="save" aria-disabled=${paper.record.endedAt === undefined || paper.status === 'saving' ? 'true' : nothing} aria-keyshortcuts="Control+Enter"
      title=${paper.record.endedAt === undefined ? msg('When the call is over', { desc: 'Then it can be saved' }) : nothing} @click=${save}>${another ? msg('Save and next', { desc: 'Button: then the next paper is shown' }) : msg('Save')} <kbd aria-hidden="true" dir="ltr">${mac ? '⌘' : msg('Ctrl', { desc: 'What is printed on the key' })} ↵</kbd></button>
  </footer>`;

export interface OthersRoom {
  readonly papers: readonly WrapUp[];
  readonly open: boolean;
  toggle(): void;
  take(paper: WrapUp): void;
}

/** The rest of the pile: one is a step away, several are a list. */
export function otherPapersRow({ papers, open, toggle, take }: OthersRoom): TemplateResult | typeof nothing {
  const [only, ...more] = papers;
  if (!only) return nothing;
  const label = msg('Other papers', { desc: 'Notes and outcomes of other calls' });
  if (!more.length) return html`<nav class="others" part="others" aria-label=${label}><button type="button" class="quiet small" part="other" @click=${() => take(only)}>
    <bdi>${fillGap(only.status === 'open' ? msg(str`Back to the call with ${gap}`) : msg(str`1 more to finish: ${gap}`, { desc: 'A paper of a call: who it was with' }), html`<b dir="auto">${whoOf(only.record)}</b>`)}</bdi></button></nav>`;
  return html`
    <nav class="others" part="others" aria-label=${label}>
      <button type="button" class="quiet small" part="switch" aria-expanded=${open} @click=${toggle}><bdi>${moreWords(papers.length)}</bdi><span class="turn">${icons.chevron}</span></button>
      ${open ? html`<ul>${papers.map((paper) => html`<li><button type="button" class="quiet" part="other" @click=${() => take(paper)}>
        <b dir="auto">${whoOf(paper.record)}</b><span>${paper.status === 'open' ? onTheLine() : timeOfDay(paper.record.endedAt ?? paper.record.startedAt)}</span></button></li>`)}</ul>` : nothing}
    </nav>`;
}

/** What became of the last one. */
export function lastRow(last: LastSaved, retry: () => void): TemplateResult {
  const { tone, text } = lastWords(last);
  return html`<p class=${`last ${tone}`} part="last">${tone === 'danger' ? icons.alert : tone === 'good' ? icons.check : icons.clock}<span dir="auto">${text}</span>
    ${tone === 'danger' ? html`<button type="button" class="small" part="retry" @click=${retry}>${msg('Try again', { desc: 'Button' })}</button>` : nothing}</p>`;
}
