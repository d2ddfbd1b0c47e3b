import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Queue } from '../../core/index.js';
import { msg } from '../../i18n/index.js';
import * as icons from '../icons.js';
import { VirtualList } from '../virtual-list.js';
import { moveActive } from './active-row.js';
import { nextSort, WaitingOrder, type Waiter, type WaitingColumn, type WaitingSort } from './waiting-order.js';
import { rowId, waitingRow, type WaitingRow } from './waiting-row.js';

/** What all rows have in common. */
export interface WaitingView extends Pick<WaitingRow, 'now' | 'self' | 'claim'> {
  readonly queues: readonly Queue[];
  /** Whom it has been asked to claim. */
  readonly claiming: string | undefined;
}

interface Column {
  readonly by: WaitingColumn;
  readonly word: string;
  readonly sort: string;
  readonly shown?: string;
}

const columns = (): readonly Column[] => [
  { by: 'position', word: msg('Position', { desc: 'Heading of a column: the place in a queue' }), sort: msg('Sort by position'), shown: '#' },
  { by: 'caller', word: msg('Caller', { desc: 'Heading of a column' }), sort: msg('Sort by caller') },
  { by: 'priority', word: msg('Priority', { desc: 'Heading of a column' }), sort: msg('Sort by priority') },
  { by: 'wait', word: msg('Wait', { desc: 'Heading of a column: how long callers have waited' }), sort: msg('Sort by wait') },
];

/** Those who wait, sortable; one row is active for the keyboard, and stays with its caller however the list moves. */
export class WaitingList {
  readonly #host: ReactiveControllerHost;
  readonly #list: VirtualList;
  readonly #order = new WaitingOrder();
  #sort: WaitingSort = { by: 'position', descending: false };
  #waiters: readonly Waiter[] = [];
  #active = -1;
  #activeId: string | undefined;
  #view: WaitingView | undefined;

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }) {
    this.#host = host;
    this.#list = new VirtualList(host, '.callers');
  }

  render(view: WaitingView): TemplateResult {
    this.#view = view;
    this.#waiters = this.#order.rows(view.queues, this.#sort);
    this.#findActive();
    const { start, end } = this.#list.range(this.#waiters.length);
    const active = this.#active >= start && this.#active < end ? this.#activeId : undefined;
    return html`
      <div class="callers" part="callers" role="grid" tabindex="0" aria-label=${msg('Waiting callers')} aria-rowcount=${this.#waiters.length + 1}
        aria-activedescendant=${active === undefined ? nothing : rowId(active)} @keydown=${this.#key} @focus=${this.#focused}>
        <div class="heads" part="heads" role="row" aria-rowindex="1">
          ${columns().map((column) => this.#renderHead(column))}
          <span class="why" part="column-head why" role="columnheader">${msg('Reason', { desc: 'Heading of a column: why a caller is in this queue' })}</span>
          ${view.claim ? html`<span class="claiming" role="columnheader"><span class="visually-hidden">${msg('Claim', { desc: 'A button: take this caller out of the queue' })}</span></span>` : nothing}
        </div>
        <div class="rows" role="rowgroup">${repeat(this.#waiters.slice(start, end), ({ call }) => call.id, (waiter, index) => this.#renderRow(waiter, start + index, view))}</div>
      </div>`;
  }

  #renderHead({ by, word, sort, shown = word }: Column): TemplateResult {
    const sorted = this.#sort.by === by ? (this.#sort.descending ? 'descending' : 'ascending') : 'none';
    return html`<span class=${by} part="column-head ${by}" role="columnheader" aria-sort=${sorted}><button type="button" class="quiet sort" part="sort" aria-label=${word} title=${sort}
      @click=${() => this.#sortBy(by)}>${shown}${icons.chevron}</button></span>`;
  }

  #renderRow(waiter: Waiter, index: number, { queues, now, self, claim, claiming }: WaitingView): TemplateResult {
    const queue = queues.find(({ id }) => id === waiter.queueId);
    return waitingRow({
      waiter, index, now, self, claim,
      active: waiter.call.id === this.#activeId,
      within: queue?.figures?.serviceLevel?.within,
      queueName: queues.length > 1 ? queue?.name ?? '' : '',
      claiming: claiming === waiter.call.id,
    });
  }

  /** Whoever takes the place of an active caller that is gone becomes the active one. */
  #findActive(): void {
    if (this.#activeId === undefined || this.#waiters[this.#active]?.call.id === this.#activeId) return;
    const found = this.#waiters.findIndex(({ call }) => call.id === this.#activeId);
    this.#active = found < 0 ? Math.min(this.#active, this.#waiters.length - 1) : found;
    this.#activeId = this.#waiters[this.#active]?.call.id;
  }

  #activate(index: number): void {
    this.#active = index;
    this.#activeId = this.#waiters[index]?.call.id;
    this.#list.show(index);
    this.#host.requestUpdate();
  }

  #sortBy(by: WaitingColumn): void {
    this.#sort = nextSort(this.#sort, by);
    this.#list.toTop();
    this.#host.requestUpdate();
  }

  readonly #focused = ({ currentTarget }: Event): void => {
    if (this.#activeId === undefined && this.#waiters.length && (currentTarget as Element).matches(':focus-visible')) this.#activate(this.#list.first);
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const active = this.#waiters[this.#active];
    if (event.key === 'Enter' && active) this.#view?.claim?.(active);
    const to = moveActive(event.key, this.#active, this.#waiters.length, this.#list.page);
    if (to === undefined) return;
    event.preventDefault();
    this.#activate(to);
  };
}
