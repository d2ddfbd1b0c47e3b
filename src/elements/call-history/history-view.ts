import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { undelivered, type Delivery, type DeskState, type RecordsStatus, type WrapUpForm } from '../../core/index.js';
import type { CallLog, Command, LoggedCall } from '../../desk/index.js';
import { formInWords, isolated, msg, str } from '../../i18n/index.js';
import { cleanNumber } from '../../phone-number/index.js';
import { controls } from '../controls.styles.js';
import { DeskController } from '../desk-controller.js';
import { CordDialEvent } from '../dialer/dialer-events.js';
import { wear } from '../dress.js';
import * as icons from '../icons.js';
import { everyCall, type CallFilter } from './call-filter.js';
import { CordEditCallEvent, CordEraseCustomerEvent, CordRetryDeliveryEvent } from './call-history-events.js';
import { CallList } from './call-list.js';
import { rowStyles } from './call-rows.styles.js';
import { ExportPanel } from './export-panel.js';
import { historyFilters } from './history-filters.js';
import { emptyWords, undeliveredWords, whoWords } from './history-words.js';
import { historyStyles } from './history.styles.js';
import { QueuesSeen } from './queues-seen.js';
import { SearchText } from './search-text.js';

/** What the view reads of the element it stands in. */
type Host = LitElement & { readonly canErase: boolean };

interface Kept {
  readonly status: RecordsStatus;
  readonly version: number;
  readonly deliveries: readonly Delivery[];
  readonly form: WrapUpForm;
  /** The records whose papers lie on the wrap-up form. */
  readonly editing: string;
}

const kept = ({ records: { status, version, deliveries }, wrapUps: { form, open } }: DeskState): Kept =>
  ({ status, version, deliveries, form, editing: open.filter(({ reopened }) => reopened).map(({ record }) => record.id).join(' ') });

/** ms between two looks at a log that changes. */
const pace = 250;

/** All that `<cord-call-history>` shows, loaded when there is one. */
export class HistoryView {
  readonly #host: Host;
  readonly #desk: DeskController<Kept>;
  readonly #list: CallList;
  readonly #export: ExportPanel;
  readonly #queues = new QueuesSeen();
  readonly #search = new SearchText((text) => this.#choose({ text }));
  #filter: CallFilter = everyCall;
  #problem = '';
  #news = '';

  constructor(host: Host) {
    this.#host = host;
    this.#desk = new DeskController(host, kept, { pace });
    this.#list = new CallList(host);
    this.#export = new ExportPanel(host);
    host.addController({ hostDisconnected: () => this.#search.stop() });
    wear(host, [controls, historyStyles, rowStyles]);
  }

  /** What stands in the frame. */
  get standing(): 'page-only' | 'refused' | 'waiting' | undefined {
    const { status, deliveries } = this.#desk.value;
    const { waiting, refused } = undelivered({ records: { status, deliveries, version: 0 } });
    return status === 'page-only' ? 'page-only' : refused ? 'refused' : waiting ? 'waiting' : undefined;
  }

  /** Undefined where there is no desk. */
  render(): TemplateResult | undefined {
    if (this.#desk.missing) return undefined;
    const log = this.#desk.desk?.records.callLog;
    const { form } = this.#desk.value;
    return html`
      <div class="frame history">
        <div class="head" part="head"><h2 part="title">${msg('Calls', { desc: 'Heading: the call history' })}</h2>${this.#export.button()}</div>
        ${this.#export.panel({ log, filter: this.#filter, form })}
        ${this.#renderNotices()}
        ${historyFilters({
          filter: this.#filter, text: this.#search.text, queues: this.#queues.of(this.#list.look.source, this.#list.seen, this.#filter.queue),
          choose: (change) => this.#choose(change), type: this.#type, clear: this.#clear,
        })}
        ${log ? this.#renderList(log) : html`<div class="list"></div>`}
        <p class="visually-hidden" role="status">${this.#export.news || this.#news || this.#found()}</p>
      </div>`;
  }

  #renderNotices(): TemplateResult {
    const { status, deliveries, version } = this.#desk.value;
    const counts = undelivered({ records: { status, deliveries, version } });
    const words = deliveries.some(({ attempts }) => attempts) ? undeliveredWords(counts) : ''; // What is on its way for the first time is there before it is read.
    const problem = this.#problem || this.#list.look.problem;
    return html`<div class="notices" aria-live="polite">
      ${words ? html`<p class="notice ${counts.refused ? 'danger' : 'warn'}" part="undelivered">${counts.refused ? icons.alert : icons.clock}<span><bdi>${words}</bdi></span>
        <button type="button" class="quiet" part="retry-all" @click=${() => void this.#retry()}>${msg('Try again', { desc: 'Button' })}</button></p>` : nothing}
      ${status === 'page-only' ? html`<p class="notice" part="page-only">${icons.alert}<span><bdi>${msg('This browser keeps nothing: the history ends with this page.')}</bdi></span></p>` : nothing}
      ${problem ? html`<p class="notice danger" part="problem">${icons.alert}<span><bdi>${problem}</bdi></span></p>` : nothing}
    </div>`;
  }

  #renderList(log: CallLog): TemplateResult {
    const { version, deliveries, form, editing } = this.#desk.value;
    const list = this.#list.render({
      log, version, filter: this.#filter, form: formInWords(form), deliveries: new Map(deliveries.map((one) => [one.id, one])),
      callBack: this.#callBack, retry: (call) => void this.#retry(call), edit: (call) => void this.#edit(call), editing: new Set(editing.split(' ')), erase: this.#host.canErase ? (call) => void this.#erase(call) : undefined,
    });
    const { look } = this.#list;
    const isEmpty = look.shown !== undefined && look.source.plan.total === 0;
    return html`<div class="place ${look.busy ? 'busy' : ''}">${list}
      ${isEmpty && look.source.complete ? html`<p class="empty" part="empty"><span dir="auto">${emptyWords(look.filter)}</span></p>` : nothing}
      ${look.busy || !look.source.complete ? html`<p class="looking" part="looking">${msg('Looking…', { desc: 'For calls' })}</p>` : nothing}
    </div>`;
  }

  /** What was found, once it is known. */
  #found(): string {
    const { look } = this.#list;
    return look.shown && !look.busy && look.filter.text && look.source.complete && look.source.plan.total === 0 ? emptyWords(look.filter) : '';
  }

  #choose(change: Partial<CallFilter>): void {
    this.#filter = { ...this.#filter, ...change };
    this.#news = '';
    this.#host.requestUpdate();
  }

  readonly #type = (text: string): void => {
    this.#search.type(text);
    this.#host.requestUpdate();
  };

  readonly #clear = (): void => {
    this.#search.clear();
    this.#host.renderRoot.querySelector<HTMLElement>('[part=search]')?.focus();
  };

  readonly #callBack = (call: LoggedCall): void => {
    const target = cleanNumber(call.number) ?? call.number;
    if (this.#host.dispatchEvent(new CordDialEvent(target))) void this.#ask({ type: 'dial', target }, whoWords(call));
  };

  async #retry(call?: LoggedCall): Promise<void> {
    if (!this.#host.dispatchEvent(new CordRetryDeliveryEvent(call?.id))) return;
    await this.#ask({ type: 'retry-delivery', ...(call && { recordId: call.id }) });
  }

  async #edit({ id }: LoggedCall): Promise<void> {
    if (!this.#host.dispatchEvent(new CordEditCallEvent(id))) return;
    if (!(await this.#ask({ type: 'reopen-wrap-up', recordId: id }))) return;
    this.#news = msg('On the wrap-up form, to be changed.', { desc: 'Notes and outcome of a call' });
    this.#host.requestUpdate();
  }

  async #erase(call: LoggedCall): Promise<void> {
    if (call.customerId === undefined || !this.#host.dispatchEvent(new CordEraseCustomerEvent(call.customerId))) return;
    if (!(await this.#ask({ type: 'erase-customer', customerId: call.customerId }))) return;
    const who = whoWords(call);
    this.#news = msg(str`Everything of ${who} was erased from this computer.`);
    this.#list.focus();
  }

  async #ask(command: Command, about?: string): Promise<boolean> {
    this.#problem = '';
    const outcome = await this.#desk.send(command);
    const problem = outcome.ok ? '' : outcome.error.message;
    this.#problem = problem && about ? msg(str`${isolated(about)}: ${problem}`, { desc: 'Whom it is about, and what went wrong' }) : problem;
    this.#host.requestUpdate();
    return outcome.ok;
  }
}
