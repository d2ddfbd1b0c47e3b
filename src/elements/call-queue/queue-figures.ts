import { html, nothing, type TemplateResult } from 'lit';
import { urgency } from '../../core/index.js';
import { duration } from '../format.js';
import { urgencyWords } from './call-queue-words.js';
import type { QueueSum } from './queue-sum.js';
import { trendLine } from './trend-line.js';
import { urgencyIcon } from './waiting-row.js';

const none = '–';

/** A queue at a glance: three figures to act on, then those to know. Each keeps its place, known or not. */
export function queueFigures({ waiting, longest, figures, trend }: QueueSum, now: number): TemplateResult {
  const waited = longest && Math.max(0, now - longest.since);
  const urgent = longest && waited !== undefined ? urgency(waited, longest.within) : 'fine';
  const level = figures?.serviceLevel;
  return html`<div class="glance">
    <dl class="figures" part="figures">
      <div class="figure" part="figure"><dt>Waiting</dt><dd class="value" part="value">${waiting}</dd><dd class="note">${trendLine(trend)}</dd></div>
      <div class="figure ${urgent}" part="figure">
        <dt>Longest wait</dt><dd class="value" part="value">${waited === undefined ? none : duration(waited)}</dd>
        <dd class="note">${urgencyIcon[urgent]}${urgencyWords[urgent]}</dd>
      </div>
      <div class="figure" part="figure">
        <dt>Service level</dt><dd class="value" part="value">${level?.share === undefined ? none : `${Math.round(level.share * 100)}%`}</dd>
        <dd class="note"><bdi>${level ? `within ${duration(level.within)}` : nothing}</bdi></dd>
      </div>
    </dl>
    <dl class="totals" part="totals">
      ${([
        ['Answered', figures?.answered], ['Abandoned', figures?.abandoned],
        ['Average wait', figures && duration(figures.averageWait)], ['Average talk', figures && duration(figures.averageTalk)],
      ] as const).map(([name, value]) => html`<div part="total"><dt>${name}</dt><dd>${value ?? none}</dd></div>`)}
    </dl>
  </div>`;
}
