import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { isLiveBoard, mayDo, membership as membershipIn, urgency, type Queue, type QueueId } from '../../core/index.js';
import type { Command } from '../../desk/index.js';
import { CordJoinQueueEvent, CordLeaveQueueEvent, CordStatusChangeEvent } from '../agent-status/agent-status-events.js';
import { reasonsOf } from '../agent-status/agent-status-view.js';
import { controls } from '../controls.styles.js';
import { CordElement } from '../cord-element.js';
import { DeskController } from '../desk-controller.js';
import * as icons from '../icons.js';
import { ClockController } from '../page-clock.js';
import { tokens } from '../tokens.styles.js';
import { CordClaimCallEvent } from './call-queue-events.js';
import { isSameBoard, queueBoard, standing, standingWords, type QueueBoard } from './call-queue-view.js';
import { callerName } from './call-queue-words.js';
import { styles } from './call-queue.styles.js';
import { lamps } from './lamps.js';
import { MemberList } from './member-list.js';
import { membership, type MembershipWish } from './membership.js';
import { queueFigures } from './queue-figures.js';
import { QueueNews } from './queue-news.js';
import { rowStyles } from './queue-rows.styles.js';
import { QueueSums } from './queue-sum.js';
import { WaitingList } from './waiting-list.js';
import type { Waiter } from './waiting-order.js';

/**
 * A queue at a glance: its figures, who waits and for how long, and what its agents do. With the right to, a waiting call can be claimed.
 * It is as high as the page makes it; its lists scroll.
 *
 * @fires {CordClaimCallEvent} cord-claim-call - Before a waiting call is claimed; cancel it to leave the call in its queue.
 * @fires {CordJoinQueueEvent} cord-join-queue - Before the agent joins the queue; cancel it to keep them out.
 * @fires {CordLeaveQueueEvent} cord-leave-queue - Before the agent leaves the queue; cancel it to keep them in.
 * @fires {CordStatusChangeEvent} cord-status-change - Before the agent is ready or away in this queue alone (`queue`); cancel it to keep what there is.
 * @csspart head - The first line: the queue's name, and the agent in it.
 * @csspart name - The queue's name.
 * @csspart chooser - The choice of queues.
 * @csspart membership - What the agent is in this queue, and the buttons to change it.
 * @csspart self - What they are, in words.
 * @csspart join - The Join button.
 * @csspart leave - The Leave button.
 * @csspart ready - The Ready button.
 * @csspart away - The Away button.
 * @csspart reason - A reason to be away.
 * @csspart cancel - Goes back without being away.
 * @csspart figures - Waiting, longest wait and service level.
 * @csspart figure - One of them.
 * @csspart value - Its number.
 * @csspart trend - The line of how many waited in the last minutes.
 * @csspart totals - Answered, abandoned, average wait and talk.
 * @csspart total - One of them.
 * @csspart switch - Where there is room for one list: which.
 * @csspart callers - The list of those who wait.
 * @csspart heads - The heads of its columns.
 * @csspart sort - The button in a head.
 * @csspart row - A caller.
 * @csspart position - The place in the queue.
 * @csspart caller - Name and number.
 * @csspart queue-name - The caller's queue, where several are shown.
 * @csspart badge - Why they are in this queue, or go first.
 * @csspart path - What they chose in the IVR.
 * @csspart priority - Their priority.
 * @csspart wait - How long they have waited.
 * @csspart wait-bar - How much of the time is up in which the queue would have answered.
 * @csspart claim - The Claim button.
 * @csspart lamp - Whether anybody waits, where nobody tells who.
 * @csspart members - The list of agents.
 * @csspart counts - How many of them do what.
 * @csspart member - An agent.
 * @csspart dot - The dot of what they do.
 * @csspart agent - Their name.
 * @csspart state - What they do.
 * @csspart time - For how long.
 * @csspart missed - The mark of a ring they did not answer.
 * @csspart answered - How many calls they took.
 * @csspart empty - What is shown while nobody waits.
 * @csspart standing - Why there is no queue to see, or since when it is not live.
 * @csspart problem - Why what was asked could not be done.
 * @csspart missing - What is shown where there is no `<cord-desk>`.
 * @cssstate live - What is shown is true now.
 * @cssstate stale - It was, and may not be so any more.
 * @cssstate connecting - The queues are not known yet.
 * @cssstate refused - The centre said no.
 * @cssstate none - The desk has no centre.
 * @cssstate empty - There is no such queue, or none that the agent may see.
 * @cssstate long - Somebody has waited half the time in which the queue would have answered.
 * @cssstate too-long - Somebody has waited longer than that.
 */
export class CordCallQueueElement extends CordElement {
  static readonly tagName = 'cord-call-queue';
  static override styles = [tokens, controls, styles, rowStyles];

  /** The queue to show, by its name at the PBX; without it the agent chooses. */
  @property() queue = '';
  /** Reasons to be away from one queue; as an attribute, `Lunch, Break`. */
  @property({ converter: reasonsOf }) reasons: readonly string[] = ['Lunch', 'Break', 'Training', 'Meeting'];

  @state() private chosen: QueueId | undefined;
  @state() private pane: 'waiting' | 'agents' = 'waiting';
  @state() private asking = false;
  @state() private claiming: string | undefined;
  @state() private problem = '';

  readonly #desk = new DeskController<QueueBoard>(this, (desk) => queueBoard(desk, this.queue, this.chosen), { equal: isSameBoard, pace: 100 });
  readonly #clock = new ClockController(this);
  readonly #waiting = new WaitingList(this);
  readonly #members = new MemberList(this);
  readonly #sums = new QueueSums();
  readonly #news = new QueueNews();

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('asking') || changed.get('asking') === undefined) return;
    this.renderRoot.querySelector<HTMLElement>(this.asking ? '.reason' : '.wishes button')?.focus();
  }

  override render(): TemplateResult {
    if (this.#desk.missing) return this.renderMissing();
    const board = this.#desk.value;
    const stands = standing(board);
    this.showState(['live', 'stale', 'connecting', 'refused', 'none', 'empty'], stands);
    if (!board.shown.length) return this.#renderStanding(board, 'standing alone');
    // What was true then is shown as it was then.
    const now = board.centre.staleSince ?? this.#clock.now;
    const knows = board.shown.some(knowsCallers);
    const hasAgents = knows || this.#members.count(board.shown) > 0;
    const sum = this.#sums.of(board.shown, now);
    this.showState(['long', 'too-long'], sum.longest && urgency(now - sum.longest.since, sum.longest.within));
    return html`
      <div class="board ${stands}">
        ${this.#renderHead(board)}
        ${knows ? queueFigures(sum, now) : nothing}
        ${hasAgents ? this.#renderSwitch(board.shown, sum.waiting) : nothing}
        <div class="panes" data-pane=${hasAgents ? this.pane : 'waiting'}>
          ${this.#renderWaiting(board, sum.waiting, now)}${hasAgents ? this.#members.render(board, now) : nothing}
        </div>
        <div class="words" aria-live="polite">
          ${stands === 'stale' ? this.#renderStanding(board, 'standing') : nothing}
          ${this.problem ? html`<p class="problem" part="problem">${icons.alert}<span dir="auto">${this.problem}</span></p>` : nothing}
        </div>
        <p class="visually-hidden" role="status">${this.#news.at(board.shown, now)}</p>
      </div>`;
  }

  #renderStanding(board: QueueBoard, look: string): TemplateResult {
    const { tone, text } = standingWords(board, this.queue);
    return html`<p class=${look} part="standing" data-tone=${tone}>${tone === 'muted' ? nothing : icons.wifiOff}<span dir="auto">${text}</span></p>`;
  }

  #renderHead({ choices, shown, centre }: QueueBoard): TemplateResult {
    const only = shown.length === 1 ? shown[0] : undefined;
    const self = only && membershipIn({ centre }, only);
    return html`
      <div class="head" part="head">
        ${choices.length ? html`<select class="chooser" part="chooser" aria-label="Queue" @change=${this.#choose}>
          <option value="" .selected=${live(!only)}>All my queues</option>
          ${choices.map(({ id, name }) => html`<option value=${id} .selected=${live(only?.id === id)}>${name}</option>`)}
        </select>` : html`<h2 part="name"><bdi>${only?.name}</bdi></h2>`}
        ${only ? membership({
          self, reasons: this.reasons, asking: this.asking && self !== undefined && mayDo({ centre }, 'status'),
          mayJoin: mayDo({ centre }, 'queues'), mayPause: mayDo({ centre }, 'status'),
          ask: (asking) => { this.asking = asking; },
          wish: (wish) => { void this.#wish(only.id, wish); },
        }) : nothing}
      </div>`;
  }

  #renderSwitch(shown: readonly Queue[], waiting: number): TemplateResult {
    const panes = [['waiting', 'Waiting', shown.some(knowsCallers) ? waiting : ''], ['agents', 'Agents', this.#members.count(shown)]] as const;
    return html`<div class="switch" part="switch" role="group" aria-label="Show">${panes.map(([pane, word, count]) => html`
      <button type="button" class="quiet" aria-pressed=${this.pane === pane} @click=${() => { this.pane = pane; }}>${word} <span class="count">${count}</span></button>`)}</div>`;
  }

  #renderWaiting({ shown, centre }: QueueBoard, waiting: number, now: number): TemplateResult {
    const known = shown.filter(knowsCallers);
    const self = [centre.agent ?? '', ...shown.flatMap((queue) => membershipIn({ centre }, queue)?.name ?? [])];
    return html`
      <section class="pane waiting" aria-label="Waiting">
        ${lamps(shown.filter((queue) => !knowsCallers(queue)), shown.length > 1)}
        ${known.length ? this.#waiting.render({ queues: known, now, self, claiming: this.claiming, claim: mayDo({ centre }, 'claim') ? this.#claim : undefined }) : nothing}
        ${known.length && !waiting ? html`<p class="nobody" part="empty">Nobody waits.</p>` : nothing}
      </section>`;
  }

  readonly #choose = (event: Event): void => {
    this.chosen = (event.target as HTMLSelectElement).value || undefined;
    this.asking = false;
    this.problem = '';
  };

  readonly #claim = ({ call, queueId }: Waiter): void => {
    if (this.claiming !== undefined || !isLiveBoard(this.#desk.state) || !this.intends(new CordClaimCallEvent(call.id, queueId))) return;
    this.claiming = call.id;
    void this.#ask({ type: 'claim-call', callId: call.id }, `${callerName(call)}: `).then(() => { this.claiming = undefined; });
  };

  async #wish(queue: QueueId, wish: MembershipWish): Promise<void> {
    this.asking = false;
    if (this.intends(intentOf(queue, wish))) await this.#ask({ ...wish, queue });
  }

  async #ask(command: Command, about = ''): Promise<void> {
    this.problem = '';
    const outcome = await this.#desk.send(command);
    this.problem = outcome.ok ? '' : about + outcome.error.message;
  }
}

const knowsCallers = ({ lamp }: Queue): boolean => lamp === undefined;

function intentOf(queue: QueueId, wish: MembershipWish): Event {
  if (wish.type === 'join-queue') return new CordJoinQueueEvent(queue);
  if (wish.type === 'leave-queue') return new CordLeaveQueueEvent(queue);
  return new CordStatusChangeEvent(wish.status, wish.reason, queue);
}
