import { html, nothing, type TemplateResult } from 'lit';
import { urgency } from '../../core/index.js';
import { locale, msg, str } from '../../i18n/index.js';
import { duration, number } from '../format.js';
import { urgencyWord } from './call-queue-words.js';
import type { QueueSum } from './queue-sum.js';
import { trendLine } from './trend-line.js';
import { urgencyIcon } from './waiting-row.js';

const none = '–';

let shares: { readonly tag: string | undefined; readonly format: Intl.NumberFormat } | undefined;

function percent(share: number): string {
  const tag = locale();
  if (shares?.tag !== tag || !shares) shares = { tag, format: new Intl.NumberFormat(tag, { style: 'percent' }) };
  return shares.format.format(share);
}

/** A queue at a glance: three figures to act on, then those to know. Each keeps its place, known or not. */
export function queueFigures({ waiting, longest, figures, trend }: QueueSum, now: number): TemplateResult {
  const waited = longest && Math.max(0, now - longest.since);
  const urgent = longest && waited !== undefined ? urgency(waited, longest.within) : 'fine';
  const level = figures?.serviceLevel;
  return html`<div class="glance">
    <dl class="figures" part="figures">
      <div class="figure" part="figure"><dt>${msg('Waiting', { desc: 'Callers in a queue' })}</dt><dd class="value" part="value">${number(waiting)}</dd><dd class="note">${trendLine(trend)}</dd></div>
      <div class="figure ${urgent}" part="figure">
        <dt>${msg('Longest wait')}</dt><dd class="value" part="value">${waited === undefined ? none : duration(waited)}</dd>
        <dd class="note">${urgencyIcon[urgent]}${urgencyWord(urgent)}</dd>
      </div>
      <div class="figure" part="figure">
        <dt>${msg('Service level', { desc: 'The share of calls that were answered in time' })}</dt><dd class="value" part="value">${level?.share === undefined ? none : percent(level.share)}</dd>
        <dd class="note"><bdi>${level ? msg(str`within ${duration(level.within)}`, { desc: 'The time in which calls should be answered' }) : nothing}</bdi></dd>
      </div>
    </dl>
    <dl class="totals" part="totals">
      ${([
        [msg('Answered', { desc: 'How many calls' }), figures && number(figures.answered)], [msg('Abandoned', { desc: 'How many calls: the callers gave up' }), figures && number(figures.abandoned)],
        [msg('Average wait'), figures && duration(figures.averageWait)], [msg('Average talk'), figures && duration(figures.averageTalk)],
      ] as const).map(([name, value]) => html`<div part="total"><dt>${name}</dt><dd>${value ?? none}</dd></div>`)}
    </dl>
  </div>`;
}
