import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Delivery, WrapUpForm } from '../../core/index.js';
import type { LoggedCall } from '../../desk/index.js';
import { msg } from '../../i18n/index.js';
import type { Range } from '../virtual-list.js';
import { moveActive } from '../call-queue/active-row.js';
import { isCounted } from './call-filter.js';
import { blankRow, callRow, type CallActions, type RowPlace } from './call-row.js';
import { callSheet, type SheetState } from './call-sheet.js';
import type { CallSource } from './call-source.js';
import type { Place } from './day-plan.js';
import { dayWords } from './day-words.js';
import { countWords } from './history-words.js';
import { LogLook, type Sight } from './log-look.js';
import { RowWindow } from './row-window.js';

/** What all rows have in common. */
export interface ListView extends CallActions, Sight {
  readonly form: WrapUpForm;
  /** What is known of those on their way, by the record's id. */
  readonly deliveries: ReadonlyMap<string, Delivery>;
  /** Those whose paper lies on the wrap-up form, by the record's id. */
  readonly editing: ReadonlySet<string>;
  readonly erase: ((call: LoggedCall) => void) | undefined;
}

/** The row that is unfolded. `call`: as it was seen last. */
interface Open extends SheetState {
  readonly index: number;
  readonly call: LoggedCall;
}

type Host = ReactiveControllerHost & { readonly renderRoot: ParentNode };

/** The calls by day; one row is active for the keyboard, one may be unfolded, and both stay with their call when new ones come. */
export class CallList {
  readonly look: LogLook;
  readonly #host: Host;
  readonly #window: RowWindow;
  #active = -1;
  #open: Open | undefined;
  #seen: Range = { start: 0, end: 0 };

  constructor(host: Host) {
    this.#host = host;
    this.#window = new RowWindow(host);
    this.look = new LogLook({
      place: () => (this.#window.isAtTop && !this.#open ? undefined : this.#placeOf(this.#window.first)),
      rows: () => this.#window.page + 2,
      shows: (source, again) => this.#swap(source, again),
      changed: () => host.requestUpdate(),
    });
    host.addController({ hostDisconnected: () => this.look.close() });
  }

  /** The rows that were drawn last. */
  get seen(): Range {
    return this.#seen;
  }

  render(view: ListView): TemplateResult {
    this.look.at(view);
    const { source } = this.look;
    if (source.plan !== this.#window.plan) this.#window.replan(source.plan, this.#window.first, this.#window.first, this.#open?.index); // More was found behind what there was.
    const range = this.#seen = this.#window.range;
    source.want(range);
    this.#stayWithCall();
    const active = this.#active >= range.start && this.#active < range.end ? this.#rowId(this.#active) : nothing;
    const { plan } = source;
    return html`
      <div class="list" part="list" role="treegrid" tabindex="0" aria-label=${msg('Calls', { desc: 'Heading: the call history' })} aria-busy=${this.look.busy} aria-rowcount=${source.complete ? plan.total + plan.days.length + (this.#open ? 1 : 0) : -1}
        aria-activedescendant=${active} @keydown=${this.#pressed} @focus=${this.#focused} @click=${this.#clicked}>
        <div class="canvas" role="presentation"><div class="rows" role="presentation">
          ${repeat(this.#daysIn(range.start, range.end), (day) => plan.days[day]!.day, (day) => this.#renderDay(day, Math.max(range.start, plan.first(day)), Math.min(range.end, plan.first(day + 1)), view))}
        </div></div>
      </div>`;
  }

  #daysIn(start: number, end: number): readonly number[] {
    if (start >= end) return [];
    const first = this.#plan.dayOf(start);
    return Array.from({ length: this.#plan.dayOf(end - 1) - first + 1 }, (_, index) => first + index);
  }

  #renderDay(day: number, start: number, end: number, view: ListView): TemplateResult {
    const { day: date, calls, open } = this.#plan.days[day]!;
    const words = dayWords(date, Date.now());
    const unfolded = this.#open && this.#open.index < this.#plan.first(day) ? 1 : 0;
    return html`
      <div class="day" role="rowgroup" aria-label=${words}>
        <div class="day-head" part="day" role="row" aria-level="1" aria-rowindex=${this.#plan.first(day) + day + 1 + unfolded}>
          <span role="rowheader"><span class="date">${words}</span> <span class="count">${open ? nothing : countWords(calls)}</span></span>
        </div>
        ${repeat(Array.from({ length: end - start }, (_, index) => start + index), (index) => this.#keyOf(index), (index) => this.#renderRow(index, view))}
      </div>`;
  }

  #renderRow(index: number, view: ListView): TemplateResult {
    const call = this.look.source.row(index);
    const { total } = this.#plan;
    const rowIndex = index + this.#plan.dayOf(index) + 2 + (this.#open && this.#open.index < index ? 1 : 0);
    const place: RowPlace = { id: this.#rowId(index), index, total: this.look.source.complete ? total : -1, rowIndex, active: index === this.#active };
    const open = this.#open?.index === index ? this.#open : undefined;
    const shown = call ?? open?.call;
    if (!shown) return blankRow(place);
    const delivery = view.deliveries.get(shown.id);
    const { form, callBack, retry, edit, erase } = view;
    return html`${callRow(shown, place, { open: open !== undefined, delivery, form, callBack, retry })}
      ${open ? callSheet(shown, { ...open, delivery, form, callBack, retry, edit, erase, editing: view.editing.has(shown.id), rowIndex: rowIndex + 1, turn: this.#turn }) : nothing}`;
  }

  get #plan(): CallSource['plan'] {
    return this.look.source.plan;
  }

  /** New calls come before those there are, so these are counted from the end; further ones that are found come after them. */
  #keyOf(index: number): number {
    return isCounted(this.look.filter) ? this.#plan.total - index : index;
  }

  #rowId(index: number): string {
    return `call-${this.#keyOf(index)}`;
  }

  #placeOf(index: number): Place | undefined {
    const place = this.#window.plan.place(index);
    const startedAt = this.look.source.row(index)?.startedAt;
    return place && { ...place, ...(startedAt !== undefined && { startedAt }) };
  }

  /** The next picture of the log is shown: of the same list, everything stays where it was. */
  #swap(source: CallSource, again: boolean): void {
    const first = this.#window.first;
    const found = (index: number): number => { const place = this.#placeOf(index); return place ? source.find(place) : -1; };
    const stays = again && this.#window.plan.total > 0 && source.plan.total > 0;
    const open = stays && this.#open ? { ...this.#open, index: found(this.#open.index) } : undefined;
    this.#active = stays && this.#active >= 0 ? found(this.#active) : -1;
    if (stays && !(this.#window.isAtTop && !open)) this.#window.replan(source.plan, first, found(first), open?.index);
    else this.#window.replan(source.plan);
    this.#open = open;
  }

  /** The call that is unfolded may have gone, or others may have come before it. */
  #stayWithCall(): void {
    if (!this.#open) return;
    const { index, call } = this.#open;
    const now = this.look.source.row(index);
    if (now === undefined || now === call) return;
    if (now.id === call.id) this.#open = { ...this.#open, call: now };
    else queueMicrotask(() => this.#fold()); // It was erased.
  }

  #fold(): void {
    if (!this.#open) return;
    const { index } = this.#open;
    this.#open = undefined;
    if (this.#holdsFocus()) this.focus();
    this.#window.unfold(undefined, Math.min(index, Math.max(0, this.#plan.total - 1)));
  }

  #toggle(index: number): void {
    if (this.#open?.index === index) return this.#fold();
    const call = this.look.source.row(index);
    if (!call) return;
    this.#open = { index, call, notes: false, erasing: false };
    this.#window.unfold(index, index);
  }

  readonly #turn = (change: Partial<SheetState>): void => {
    if (!this.#open) return;
    this.#open = { ...this.#open, ...change };
    this.#host.requestUpdate();
    if (change.erasing !== undefined) void this.#host.updateComplete.then(() => this.#find(change.erasing ? '.keep' : '[part=erase]')?.focus());
  };

  /** The keyboard goes on in the list. */
  focus(): void {
    this.#find('.list')?.focus();
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(selector);
  }

  #holdsFocus(): boolean {
    return this.#find('.unfolded')?.contains((this.#host.renderRoot as ShadowRoot).activeElement) ?? false;
  }

  #activate(index: number): void {
    this.#active = index;
    this.#window.show(index);
    this.#host.requestUpdate();
  }

  readonly #focused = ({ currentTarget }: Event): void => {
    if (this.#active < 0 && this.#plan.total && (currentTarget as Element).matches(':focus-visible')) this.#activate(this.#window.first);
  };

  readonly #clicked = (event: MouseEvent): void => {
    const target = event.target as Element;
    const row = target.closest<HTMLElement>('.row[data-index]');
    if (!row || target.closest('button')) return;
    this.#active = Number(row.dataset['index']);
    this.#toggle(this.#active);
    this.#host.requestUpdate();
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && this.#open) return this.#escape(event);
    if (event.target !== event.currentTarget) return;
    if ((event.key === 'Enter' || event.key === ' ') && this.#active >= 0) {
      event.preventDefault();
      this.#toggle(this.#active);
    }
    const to = moveActive(event.key, this.#active, this.#plan.total, this.#window.page);
    if (to === undefined) return;
    event.preventDefault();
    this.#activate(to);
  };

  /** One step back: from the question, then from the details. */
  #escape(event: KeyboardEvent): void {
    event.stopPropagation();
    if (this.#open?.erasing) return this.#turn({ erasing: false });
    this.focus();
    this.#fold();
  }
}
