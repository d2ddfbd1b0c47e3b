import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { isLiveBoard, mayDo, membership as membershipIn, urgency, type Queue, type QueueId } from '../../core/index.js';
import type { Command } from '../../desk/index.js';
import { isolated, msg, str } from '../../i18n/index.js';
import { CordJoinQueueEvent, CordLeaveQueueEvent, CordStatusChangeEvent } from '../agent-status/agent-status-events.js';
import { controls } from '../controls.styles.js';
import { DeskController } from '../desk-controller.js';
import { wear } from '../dress.js';
import { number } from '../format.js';
import * as icons from '../icons.js';
import { ClockController } from '../page-clock.js';
import { boardStyles } from './board.styles.js';
import { CordClaimCallEvent } from './call-queue-events.js';
import { isSameBoard, queueBoard, standing, standingWords, type QueueBoard, type Standing } from './call-queue-view.js';
import { callerName, type Urgency } from './call-queue-words.js';
import { lamps } from './lamps.js';
import { MemberList } from './member-list.js';
import { membership, type MembershipWish } from './membership.js';
import { queueFigures } from './queue-figures.js';
import { QueueNews } from './queue-news.js';
import { rowStyles } from './queue-rows.styles.js';
import { QueueSums } from './queue-sum.js';
import { WaitingList } from './waiting-list.js';
import type { Waiter } from './waiting-order.js';

/** What the view reads of the element it stands in. */
type Host = LitElement & { readonly queue: QueueId; readonly reasons: readonly string[] };

/** What is not of the desk's state, but of who looks. */
interface Own {
  readonly chosen: QueueId | undefined;
  /** The list shown where there is room for one. */
  readonly pane: 'waiting' | 'agents';
  /** They are asked why they go away. */
  readonly asking: boolean;
  /** The call it has been asked to claim. */
  readonly claiming: string | undefined;
  readonly problem: string;
}

/** ms between two pictures of a board: more often nobody can read it. */
const pace = 100;

/** All that `<cord-call-queue>` shows, loaded when there is one. */
export class BoardView {
  /** How well what was drawn last is known, and how long the longest wait in it is. */
  standing: Standing = 'none';
  urgency: Urgency | undefined;

  readonly #host: Host;
  readonly #desk: DeskController<QueueBoard>;
  readonly #clock: ClockController;
  readonly #waiting: WaitingList;
  readonly #members: MemberList;
  readonly #sums = new QueueSums();
  readonly #news = new QueueNews();
  #own: Own = { chosen: undefined, pane: 'waiting', asking: false, claiming: undefined, problem: '' };

  constructor(host: Host) {
    this.#host = host;
    this.#desk = new DeskController(host, (state) => queueBoard(state, host.queue, this.#own.chosen), { equal: isSameBoard, pace });
    this.#clock = new ClockController(host);
    this.#waiting = new WaitingList(host);
    this.#members = new MemberList(host);
    wear(host, [controls, boardStyles, rowStyles]);
  }

  /** Undefined where there is no desk. */
  render(): TemplateResult | undefined {
    if (this.#desk.missing) return undefined;
    const board = this.#desk.value;
    this.standing = standing(board);
    this.urgency = undefined;
    if (!board.shown.length) return this.#renderStanding(board, 'frame standing');
    // What was true then is shown as it was then.
    const now = board.centre.staleSince ?? this.#clock.now;
    const knows = board.shown.some(knowsCallers);
    const hasAgents = knows || this.#members.count(board.shown) > 0;
    const sum = this.#sums.of(board.shown, now);
    this.urgency = sum.longest && urgency(now - sum.longest.since, sum.longest.within);
    return html`
      <div class="frame board ${this.standing}">
        ${this.#renderHead(board)}
        ${knows ? queueFigures(sum, now) : nothing}
        ${hasAgents ? this.#renderSwitch(board.shown, sum.waiting) : nothing}
        <div class="panes" data-pane=${hasAgents ? this.#own.pane : 'waiting'}>
          ${this.#renderWaiting(board, sum.waiting, now)}${hasAgents ? this.#members.render(board, now) : nothing}
        </div>
        <div class="words" aria-live="polite">
          ${this.standing === 'stale' ? this.#renderStanding(board, 'standing') : nothing}
          ${this.#own.problem ? html`<p class="problem" part="problem">${icons.alert}<span dir="auto">${this.#own.problem}</span></p>` : nothing}
        </div>
        <p class="visually-hidden" role="status">${this.#news.at(board.shown, now)}</p>
      </div>`;
  }

  #renderStanding(board: QueueBoard, look: string): TemplateResult {
    const { tone, text } = standingWords(board, this.#host.queue);
    return html`<p class=${look} part="standing" data-tone=${tone}>${tone === 'muted' ? nothing : icons.wifiOff}<span dir="auto">${text}</span></p>`;
  }

  #renderHead({ choices, shown, centre }: QueueBoard): TemplateResult {
    const only = shown.length === 1 ? shown[0] : undefined;
    const self = only && membershipIn({ centre }, only);
    return html`
      <div class="head" part="head">
        ${choices.length ? html`<select class="chooser" part="chooser" aria-label=${msg('Queue', { desc: 'Label: the queue a call came through' })} @change=${this.#choose}>
          <option value="" .selected=${live(!only)}>${msg('All my queues')}</option>
          ${choices.map(({ id, name }) => html`<option value=${id} .selected=${live(only?.id === id)}>${name}</option>`)}
        </select>` : html`<h2 part="name"><bdi>${only?.name}</bdi></h2>`}
        ${only ? membership({
          self, reasons: this.#host.reasons, asking: this.#own.asking && self !== undefined && mayDo({ centre }, 'status'),
          mayJoin: mayDo({ centre }, 'queues'), mayPause: mayDo({ centre }, 'status'),
          ask: (asking) => { void this.#turn(asking); },
          wish: (wish) => { void this.#wish(only.id, wish); },
        }) : nothing}
      </div>`;
  }

  #renderSwitch(shown: readonly Queue[], waiting: number): TemplateResult {
    const panes = [
      ['waiting', msg('Waiting', { desc: 'Callers in a queue' }), shown.some(knowsCallers) ? number(waiting) : ''],
      ['agents', msg('Agents', { desc: 'Heading: those who answer calls' }), number(this.#members.count(shown))],
    ] as const;
    return html`<div class="switch" part="switch" role="group" aria-label=${msg('Show', { desc: 'Name of a choice: which list is shown' })}>${panes.map(([pane, word, count]) => html`
      <button type="button" class="quiet" aria-pressed=${this.#own.pane === pane} @click=${() => this.#set({ pane })}>${word} <span class="count">${count}</span></button>`)}</div>`;
  }

  #renderWaiting({ shown, centre }: QueueBoard, waiting: number, now: number): TemplateResult {
    const known = shown.filter(knowsCallers);
    const self = [centre.agent ?? '', ...shown.flatMap((queue) => membershipIn({ centre }, queue)?.name ?? [])];
    return html`
      <section class="pane waiting" aria-label=${msg('Waiting', { desc: 'Callers in a queue' })}>
        ${lamps(shown.filter((queue) => !knowsCallers(queue)), shown.length > 1)}
        ${known.length ? this.#waiting.render({ queues: known, now, self, claiming: this.#own.claiming, claim: mayDo({ centre }, 'claim') ? this.#claim : undefined }) : nothing}
        ${known.length && !waiting ? html`<p class="nobody" part="empty">${msg('Nobody waits.')}</p>` : nothing}
      </section>`;
  }

  #set(changes: Partial<Own>): void {
    this.#own = { ...this.#own, ...changes };
    this.#host.requestUpdate();
  }

  readonly #choose = (event: Event): void => this.#set({ chosen: (event.target as HTMLSelectElement).value || undefined, asking: false, problem: '' });

  /** To the question why they go away, or back from it; the focus comes along. */
  async #turn(asking: boolean): Promise<void> {
    this.#set({ asking });
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(asking ? '.reason' : '.wishes button')?.focus();
  }

  readonly #claim = ({ call, queueId }: Waiter): void => {
    if (this.#own.claiming !== undefined || !isLiveBoard(this.#desk.state) || !this.#host.dispatchEvent(new CordClaimCallEvent(call.id, queueId))) return;
    this.#set({ claiming: call.id });
    void this.#ask({ type: 'claim-call', callId: call.id }, callerName(call)).then(() => this.#set({ claiming: undefined }));
  };

  async #wish(queue: QueueId, wish: MembershipWish): Promise<void> {
    if (this.#own.asking) void this.#turn(false);
    if (this.#host.dispatchEvent(intentOf(queue, wish))) await this.#ask({ ...wish, queue });
  }

  async #ask(command: Command, about?: string): Promise<void> {
    this.#set({ problem: '' });
    const outcome = await this.#desk.send(command);
    const problem = outcome.ok ? '' : outcome.error.message;
    this.#set({ problem: problem && about ? msg(str`${isolated(about)}: ${problem}`, { desc: 'Whom it is about, and what went wrong' }) : problem });
  }
}

const knowsCallers = ({ lamp }: Queue): boolean => lamp === undefined;

function intentOf(queue: QueueId, wish: MembershipWish): Event {
  if (wish.type === 'join-queue') return new CordJoinQueueEvent(queue);
  if (wish.type === 'leave-queue') return new CordLeaveQueueEvent(queue);
  return new CordStatusChangeEvent(wish.status, wish.reason, queue);
}
