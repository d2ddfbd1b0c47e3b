import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { msg } from '../../i18n/index.js';
import { reasonsOf } from '../agent-status/agent-status-view.js';
import { CordElement } from '../cord-element.js';
import { LazyView } from '../lazy-view.js';
import { tokens } from '../tokens.styles.js';
import type { BoardView } from './board-view.js';
import { styles } from './call-queue.styles.js';

/**
 * A queue at a glance: its figures, who waits and for how long, and what its agents do. With the right to, a waiting call can be claimed.
 * It is as high as the page makes it; its lists scroll.
 *
 * A column of the callers is one part, its head included: `position`, `caller`, `priority`, `wait` and `why`. Hide one with `display: none`, and the others take its room.
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
 * @csspart column-head - One of them; it has the part of its column as well.
 * @csspart sort - The button in a head.
 * @csspart row - A caller.
 * @csspart position - The column of places in the queue: a cell, and its head.
 * @csspart caller - The column of callers, name and number: a cell, and its head.
 * @csspart why - The column of why they are in this queue: a cell, and its head, which is seen where the list is wide.
 * @csspart queue-name - The caller's queue, where several are shown.
 * @csspart badge - Why they are in this queue, or go first.
 * @csspart path - What they chose in the IVR.
 * @csspart priority - The column of priorities: a cell, and its head.
 * @csspart wait - The column of how long they have waited: a cell, and its head.
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
  static override styles = [tokens, styles];

  /** The queue to show, by its name at the PBX; without it the agent chooses. */
  @property() queue = '';
  /** Reasons to be away from one queue; as an attribute, `Lunch, Break`. */
  @property({ converter: reasonsOf }) reasons: readonly string[] = ['Lunch', 'Break', 'Training', 'Meeting'];

  readonly #lazy = new LazyView<BoardView>(this, async () => new (await import('./board-view.js')).BoardView(this));

  protected override willUpdate(): void {
    this.#lazy.need();
  }

  override render(): TemplateResult {
    const { view, failed } = this.#lazy;
    if (!view) return html`<div class="frame"><p role="status">${failed ? msg('The queue could not be loaded. Check your connection, then load the page again.') : ''}</p></div>`;
    const board = view.render();
    this.showState(['live', 'stale', 'connecting', 'refused', 'none', 'empty'], view.standing);
    this.showState(['long', 'too-long'], view.urgency);
    return board ?? this.renderMissing();
  }
}
