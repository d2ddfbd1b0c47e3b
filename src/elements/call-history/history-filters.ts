import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import * as icons from '../icons.js';
import type { CallFilter } from './call-filter.js';

export interface Filters {
  readonly filter: CallFilter;
  /** What stands in the search field: it is looked for a moment later. */
  readonly text: string;
  /** Queues of which calls have been seen. */
  readonly queues: readonly string[];
  readonly choose: (change: Partial<CallFilter>) => void;
  readonly type: (text: string) => void;
  readonly clear: () => void;
}

const kinds = [[undefined, 'All'], ['missed', 'Missed'], ['incoming', 'Incoming'], ['outgoing', 'Outgoing']] as const;

/** Which calls are shown. */
export function historyFilters({ filter, text, queues, choose, type, clear }: Filters): TemplateResult {
  return html`
    <div class="filters" part="filters" role="search" aria-label="Calls">
      <div class="search">
        <input type="search" part="search" aria-label="Search name, number or notes" placeholder="Search" autocomplete="off" spellcheck="false" dir="auto" .value=${live(text)}
          @input=${(event: Event) => type((event.target as HTMLInputElement).value)} @keydown=${(event: KeyboardEvent) => { if (event.key === 'Escape' && text) { event.stopPropagation(); clear(); } }}>
        ${text ? html`<button type="button" class="quiet icon-only" part="clear" aria-label="Clear the search" @click=${clear}>${icons.close}</button>` : nothing}
      </div>
      ${queues.length ? html`<select part="queue-filter" aria-label="Queue" @change=${(event: Event) => choose({ queue: (event.target as HTMLSelectElement).value || undefined })}>
        <option value="" .selected=${live(filter.queue === undefined)}>All queues</option>
        ${queues.map((queue) => html`<option value=${queue} .selected=${live(filter.queue === queue)}>${queue}</option>`)}
      </select>` : nothing}
      <div class="kinds" part="kinds" role="group" aria-label="Show">${kinds.map(([kind, word]) => html`
        <button type="button" class="quiet" part="kind" aria-pressed=${filter.kind === kind} @click=${() => choose({ kind })}>${word}</button>`)}</div>
    </div>`;
}
