import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { CallKind } from '../../desk/index.js';
import { msg } from '../../i18n/index.js';
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

const kinds = (): readonly (readonly [kind: CallKind | undefined, word: string])[] => [
  [undefined, msg('All', { desc: 'Calls of every kind' })], ['missed', msg('Missed', { desc: 'What nobody answered: a call, or a ring' })],
  ['incoming', msg('Incoming', { desc: 'A call; its state follows' })], ['outgoing', msg('Outgoing', { desc: 'A call; its state follows' })],
];

/** Which calls are shown. */
export function historyFilters({ filter, text, queues, choose, type, clear }: Filters): TemplateResult {
  return html`
    <div class="filters" part="filters" role="search" aria-label=${msg('Calls', { desc: 'Heading: the call history' })}>
      <div class="search">
        <input type="search" part="search" aria-label=${msg('Search name, number or notes')} placeholder=${msg('Search', { desc: 'In an empty search field' })} autocomplete="off" spellcheck="false" dir=${text ? 'auto' : nothing} .value=${live(text)}
          @input=${(event: Event) => type((event.target as HTMLInputElement).value)} @keydown=${(event: KeyboardEvent) => { if (event.key === 'Escape' && text) { event.stopPropagation(); clear(); } }}>
        ${text ? html`<button type="button" class="quiet icon-only" part="clear" aria-label=${msg('Clear the search')} @click=${clear}>${icons.close}</button>` : nothing}
      </div>
      ${queues.length ? html`<select part="queue-filter" aria-label=${msg('Queue', { desc: 'Label: the queue a call came through' })} @change=${(event: Event) => choose({ queue: (event.target as HTMLSelectElement).value || undefined })}>
        <option value="" .selected=${live(filter.queue === undefined)}>${msg('All queues')}</option>
        ${queues.map((queue) => html`<option value=${queue} .selected=${live(filter.queue === queue)}>${queue}</option>`)}
      </select>` : nothing}
      <div class="kinds" part="kinds" role="group" aria-label=${msg('Show', { desc: 'Name of a choice: which list is shown' })}>${kinds().map(([kind, word]) => html`
        <button type="button" class="quiet" part="kind" aria-pressed=${filter.kind === kind} @click=${() => choose({ kind })}>${word}</button>`)}</div>
    </div>`;
}
