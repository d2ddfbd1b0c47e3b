import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { ScreenPop, TimelineEntry } from '../../core/index.js';
import { msg, str, wording } from '../../i18n/index.js';
import { number, timeOfDay } from '../format.js';
import { entryIcons } from './entry-icons.js';
import { linked } from './linked.js';
import { cut, plain } from './card-names.js';
import { daysOf } from './screen-pop-words.js';

/** So many are shown at first, and added at a time. */
export const portion = 20;

export interface TimelineView {
  readonly pop: ScreenPop;
  readonly shown: number;
  readonly now: number;
  readonly more: () => void;
  readonly again: (() => void) | undefined;
}

/** What was before: newest first, by days. */
export function timeline({ pop: { timeline: entries, timelineProblem }, shown, now, more, again }: TimelineView): TemplateResult | typeof nothing {
  if (!entries && !timelineProblem) return nothing;
  return html`
    <section class="past" part="timeline" aria-label=${msg('Timeline')}>
      ${timelineProblem ? html`<h3>${msg('Timeline')}</h3><p class="none"><bdi>${timelineProblem.message}</bdi></p>${again ? html`<button type="button" class="quiet more" part="retry" @click=${again}>${msg('Try again', { desc: 'Button' })}</button>` : nothing}` : nothing}
      ${entries?.length === 0 ? html`<h3>${msg('Timeline')}</h3><p class="none"><bdi>${msg('Nothing yet: this is the first contact.')}</bdi></p>` : nothing}
      ${guard([entries, shown, new Date(now).toDateString(), wording()], () => daysOf(entries?.slice(0, shown) ?? [], now).map(({ day, entries: those }) => html`
        <h3 class="day" part="day">${day}</h3>
        <ul class="entries">${those.map(entryRow)}</ul>`))}
      ${entries && entries.length > shown ? html`<button type="button" class="quiet more" part="more" @click=${more}>${msg(str`Show more (${number(entries.length - shown)})`, { desc: 'How many more there are' })}</button>` : nothing}
    </section>`;
}

const entryRow = ({ at, kind, title, detail, agent, missed, url }: TimelineEntry): TemplateResult => html`
  <li class=${missed ? 'is-missed' : ''} part="entry">
    ${entryIcons[kind] ?? entryIcons.other}
    <div>
      <p class="item-head">
        ${missed ? html`<span class="missed" part="missed">${msg('Missed', { desc: 'What nobody answered: a call, or a ring' })}</span>` : nothing}
        <bdi class="title">${linked(plain(title), url)}</bdi><time class="when" datetime=${new Date(at).toISOString()}><bdi>${timeOfDay(at)}</bdi></time>
      </p>
      ${detail ? html`<p class="detail" dir="auto">${cut(detail, 600)}</p>` : nothing}
      ${agent ? html`<p class="small"><bdi>${plain(agent, 60)}</bdi></p>` : nothing}
    </div>
  </li>`;
