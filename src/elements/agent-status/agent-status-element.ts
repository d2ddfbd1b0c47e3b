import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '../../i18n/index.js';
import { CordElement } from '../cord-element.js';
import { DeskController } from '../desk-controller.js';
import { duration } from '../format.js';
import * as icons from '../notice-icons.js';
import { ClockController } from '../page-clock.js';
import { tokens } from '../tokens.styles.js';
import type { AgentPanel } from './agent-panel.js';
import { CordStatusChangeEvent } from './agent-status-events.js';
import { agentStatusView, isChosen, isSettled, menuHeading, reasonsOf, statusChoices, statusWord, type AgentStatusView, type StatusChoice } from './agent-status-view.js';
import { styles } from './agent-status.styles.js';
import { awayWords } from './away-reasons.js';
import { menuMove } from './menu-keys.js';
import { placePopup } from './place-popup.js';

/**
 * The agent's status in one control: a dot, a word, the time in it, and what comes next. It opens a menu that changes the status; beneath that
 * stand the agent's queues, each with how they are in it, and the sums of the shift. Beside the control stands what the line has to say.
 *
 * @fires {CordStatusChangeEvent} cord-status-change - Before the status changes, everywhere or in one queue; cancel it to keep the one there is.
 * @fires {CordJoinQueueEvent} cord-join-queue - Before the agent joins a queue; cancel it to keep them out.
 * @fires {CordLeaveQueueEvent} cord-leave-queue - Before the agent leaves a queue; cancel it to keep them in.
 * @csspart status - The button.
 * @csspart dot - The dot in it: each status has a shape of its own.
 * @csspart next - What comes after the call, or after the work that follows it.
 * @csspart time - How long; for after-call work that ends by itself, how long until then.
 * @csspart left - The thin bar that shows the same.
 * @csspart popup - What the button opens.
 * @csspart menu - The menu in it.
 * @csspart item - One line of the menu.
 * @csspart queues - The queues.
 * @csspart queue - One of them.
 * @csspart membership - How the agent is in it, to choose.
 * @csspart note - Why that can't be chosen, or how old it is.
 * @csspart today - The sums of the shift.
 * @csspart sum - One of them.
 * @csspart line - What the line has to say, while it is not registered.
 * @csspart problem - Why the status, or that in a queue, could not be changed.
 * @cssstate ready - Calls may come.
 * @cssstate busy - On a call.
 * @cssstate after-call-work - Finishing what a call brought.
 * @cssstate away - No calls, for a reason.
 * @cssstate offline - Off the line.
 */
export class CordAgentStatusElement extends CordElement {
  static readonly tagName = 'cord-agent-status';
  static override styles = [tokens, styles];

  /** Reasons to be away; as an attribute, `Lunch, Break`. */
  @property({ converter: reasonsOf }) reasons: readonly string[] = ['Lunch', 'Break', 'Training', 'Meeting'];

  @state() private open = false;
  @state() private problem = '';
  @state() private panel: AgentPanel | undefined;

  readonly #desk = new DeskController(this, agentStatusView);
  readonly #clock = new ClockController(this);
  #loading = false;

  protected override willUpdate(): void {
    this.showState(['ready', 'busy', 'after-call-work', 'away', 'offline'], this.#desk.value.status);
  }

  override render(): TemplateResult {
    if (this.#desk.missing) return this.renderMissing();
    const view = this.#desk.value;
    return html`
      <div class="agent-status">
        <div class="control" @keydown=${this.#escape} @focusout=${this.#left} @focusin=${this.#load} @pointerenter=${this.#load}>
          ${this.#renderButton(view)}
          <div class="popup" part="popup" tabindex="-1" ?hidden=${!this.open}>
            ${this.#renderMenu(view)}
            ${this.open ? this.panel?.render({ reasons: this.reasons, problem: this.problem, now: this.#clock.now }) : nothing}
          </div>
        </div>
        ${this.#renderWords(view)}
      </div>`;
  }

  #renderButton({ status, word, next, since, until, trouble, chosen }: AgentStatusView): TemplateResult {
    const left = until && Math.max(0, until - this.#clock.now);
    return html`
      <button type="button" class="status" part="status" aria-haspopup="menu" aria-expanded=${this.open} aria-controls="menu"
        @mousedown=${this.#keepFocus} @click=${this.#toggle} @keydown=${this.#buttonKey}>
        <span class="dot ${trouble ? 'unreached' : status}" part="dot"></span>
        <span class="visually-hidden">${status === 'away' && chosen.reason ? msg('Status: Away,', { desc: 'Read out before the reason' }) : msg('Status:', { desc: 'Read out before the status' })}</span>
        <span class="word" dir="auto"><bdi>${word}</bdi>${next && html`<span class="next" part="next">${msg(str`, then\u00a0${next}`, { desc: 'Follows the status: the one that comes after the call' })}</span>`}</span>
        ${since ? html`<span class="time" part="time">${duration(left === undefined ? this.#clock.now - since : left + 999)}</span>` : nothing}
        ${left === undefined ? nothing : html`
          <span class="visually-hidden">${msg('left', { desc: 'Read out after a time: until after-call work ends by itself' })}</span><span class="left" part="left" .style=${`inline-size: ${(100 * left) / (until! - since)}%`}></span>`}
        ${icons.chevron}
      </button>`;
  }

  #renderMenu(view: AgentStatusView): TemplateResult {
    const choices = statusChoices(this.reasons);
    const heading = menuHeading(view.status);
    return html`
      <div class="menu" part="menu" id="menu" role="menu" aria-label=${msg('Status', { desc: 'Name of a menu: the status of the agent' })} @keydown=${this.#menuKey} @focusin=${this.#rove}>
        ${heading && groupHeading(heading)}
        ${choices.map((choice, index) => html`
          ${choice.status === choices[index - 1]?.status ? nothing : html`${index ? html`<hr>` : nothing}${choice.reason && groupHeading(statusWord('away'))}`}
          <button type="button" class="item" part="item" role="menuitemradio" tabindex="-1" aria-checked=${isChosen(view, choice)}
            aria-label=${choice.reason ? awayWords(choice.reason) : nothing} @click=${() => this.#choose(choice)}>
            <span class="dot ${choice.status}"></span><bdi>${choice.word}</bdi>${icons.check}
          </button>`)}
      </div>`;
  }

  #renderWords({ trouble, troubleWords }: AgentStatusView): TemplateResult {
    return html`
      <div class="words">
        ${trouble ? html`<p class=${trouble} part="line">${trouble === 'refused' ? icons.alert : nothing}<span dir="auto">${troubleWords}</span></p>` : nothing}
        <div aria-live="polite">${this.problem ? html`<p class="problem ${this.open ? 'visually-hidden' : ''}" part="problem">${icons.alert}<span dir="auto">${this.problem}</span></p>` : nothing}</div>
      </div>`;
  }

  get #items(): readonly HTMLButtonElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLButtonElement>('.item')];
  }

  /** What stands beneath the menu is there before it is looked at; the menu doesn't wait for it. */
  readonly #load = async (): Promise<void> => {
    if (this.#loading) return;
    this.#loading = true;
    try {
      const { AgentPanel } = await import('./agent-panel.js');
      this.panel = new AgentPanel(this, (problem) => { this.problem = problem; });
    } catch {
      this.#loading = false; // Offline, mostly, as the line says too. The next try is at the next touch.
    }
  };

  /** Opens the popup with the focus in its menu: on what is chosen, or on the item at an index. */
  async #show(index?: number): Promise<void> {
    this.problem = '';
    this.open = true;
    await this.updateComplete;
    placePopup(this.renderRoot.querySelector('.popup')!);
    const items = this.#items;
    const chosen = items.findIndex((item) => item.ariaChecked === 'true');
    items.at(index ?? Math.max(0, chosen))?.focus();
  }

  #close(): void {
    this.open = false;
    this.renderRoot.querySelector('button')?.focus();
  }

  readonly #toggle = (): void => void (this.open ? this.#close() : this.#show());

  /** Pressing the button of an open menu must not close it by losing the focus, and then open it again. */
  readonly #keepFocus = (event: Event): void => {
    if (this.open) event.preventDefault();
  };

  readonly #buttonKey = (event: KeyboardEvent): void => {
    const index = ({ ArrowDown: 0, ArrowUp: -1 } as Readonly<Record<string, number>>)[event.key];
    if (index === undefined) return;
    event.preventDefault();
    void this.#show(index);
  };

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.open) return;
    event.stopPropagation();
    this.#close();
  };

  readonly #menuKey = (event: KeyboardEvent): void => {
    const items = this.#items;
    const to = menuMove(event.key, items.indexOf(event.target as HTMLButtonElement), items.map(({ innerText }) => innerText));
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    items[to]?.focus();
  };

  /** Tab comes back to where the focus was in the menu. */
  readonly #rove = (event: Event): void => {
    for (const item of this.#items) item.tabIndex = item === event.target ? 0 : -1;
  };

  readonly #left = (event: FocusEvent): void => {
    if (!(event.currentTarget as Element).contains(event.relatedTarget as Node | null)) this.open = false;
  };

  async #choose(choice: StatusChoice): Promise<void> {
    const { status, reason } = choice;
    this.#close();
    if (isSettled(this.#desk.state, choice) || !this.intends(new CordStatusChangeEvent(status, reason))) return;
    const outcome = await this.#desk.send({ type: 'set-status', status, ...(reason && { reason }) });
    this.problem = outcome.ok ? '' : outcome.error.message;
  }
}

const groupHeading = (text: string): TemplateResult => html`<div class="group" role="presentation">${text}</div>`;
