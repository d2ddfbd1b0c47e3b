import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { controls } from '../controls.styles.js';
import { CordElement } from '../cord-element.js';
import { DeskController } from '../desk-controller.js';
import { duration } from '../format.js';
import * as icons from '../icons.js';
import { ClockController } from '../page-clock.js';
import { tokens } from '../tokens.styles.js';
import { CordStatusChangeEvent } from './agent-status-events.js';
import { agentStatusView, isChosen, reasonsOf, statusChoices, type AgentStatusView, type StatusChoice } from './agent-status-view.js';
import { styles } from './agent-status.styles.js';
import { menuMove } from './menu-keys.js';

/**
 * The agent's status in one control: a dot, a word, the time in it. Its menu changes the status; beside it stands what the line has to say.
 *
 * @fires {CordStatusChangeEvent} cord-status-change - Before the status changes; cancel it to keep the one there is.
 * @csspart status - The button.
 * @csspart dot - The dot in it: filled, half or hollow.
 * @csspart time - How long.
 * @csspart menu - The menu.
 * @csspart item - One line of it.
 * @csspart line - What the line has to say, while it is not registered.
 * @csspart problem - Why the status could not be changed.
 * @cssstate ready - Calls may come.
 * @cssstate away - No calls, for a reason.
 * @cssstate offline - Off the line.
 */
export class CordAgentStatusElement extends CordElement {
  static readonly tagName = 'cord-agent-status';
  static override styles = [tokens, controls, styles];

  /** Reasons to be away; as an attribute, `Lunch, Break`. */
  @property({ converter: reasonsOf }) reasons: readonly string[] = ['Lunch', 'Break', 'Training', 'Meeting'];

  @state() private open = false;
  @state() private problem = '';
  @query('.status') private readonly button!: HTMLButtonElement | null;
  @query('.menu') private readonly menu!: HTMLElement | null;

  readonly #desk = new DeskController(this, agentStatusView);
  readonly #clock = new ClockController(this);
  #focus: 'first' | 'last' | 'chosen' = 'chosen';

  protected override willUpdate(): void {
    this.showState(['ready', 'away', 'offline'], this.#desk.value.status);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('open') && this.open) this.#opened();
  }

  override render(): TemplateResult {
    if (this.#desk.missing) return this.renderMissing();
    const view = this.#desk.value;
    return html`
      <div class="agent-status">
        <div class="control" @focusout=${this.#left}>
          <button type="button" class="status" part="status" aria-haspopup="menu" aria-expanded=${this.open} aria-controls="menu"
            @mousedown=${this.#keepFocus} @click=${this.#toggle} @keydown=${this.#buttonKey}>
            <span class="dot ${view.trouble ? 'unreached' : view.status}" part="dot"></span>
            <span class="visually-hidden">Status:${view.status === 'away' && view.reason ? ' Away,' : ''}</span>
            <bdi class="word">${view.word}</bdi>
            ${view.since ? html`<span class="time" part="time">${duration(this.#clock.now - view.since)}</span>` : nothing}
            ${icons.chevron}
          </button>
          ${this.#renderMenu(view)}
        </div>
        ${this.#renderWords(view)}
      </div>`;
  }

  #renderMenu(view: AgentStatusView): TemplateResult {
    const choices = statusChoices(this.reasons);
    const firstAway = choices.findIndex(({ status }) => status === 'away');
    return html`
      <div class="menu" part="menu" id="menu" role="menu" aria-label="Status" ?hidden=${!this.open} @keydown=${this.#menuKey}>
        ${choices.map((choice, index) => html`
          ${index === firstAway && choice.reason ? html`<div class="group" role="presentation">Away</div>` : nothing}
          <button type="button" class="quiet item ${choice.status}" part="item" role="menuitemradio" tabindex="-1" aria-checked=${isChosen(view, choice)}
            aria-label=${choice.reason ? `Away: ${choice.reason}` : nothing} @click=${() => this.#choose(choice)}>
            <span class="dot ${choice.status}"></span><bdi>${choice.word}</bdi>${icons.check}
          </button>`)}
      </div>`;
  }

  #renderWords({ trouble, troubleWords }: AgentStatusView): TemplateResult {
    return html`
      <div class="words" aria-live="polite">
        ${trouble ? html`<p class="line ${trouble}" part="line">${trouble === 'refused' ? icons.alert : icons.wifiOff}<span dir="auto">${troubleWords}</span></p>` : nothing}
        ${this.problem ? html`<p class="problem" part="problem">${icons.alert}<span dir="auto">${this.problem}</span></p>` : nothing}
      </div>`;
  }

  get #items(): readonly HTMLButtonElement[] {
    return [...(this.menu?.querySelectorAll('button') ?? [])];
  }

  /** Puts the menu where it is seen whole, and the focus into it. */
  #opened(): void {
    const { menu } = this;
    if (!menu) return;
    menu.classList.remove('to-start', 'above');
    const box = menu.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    menu.classList.toggle('to-start', box.right > clientWidth || box.left < 0);
    menu.classList.toggle('above', box.bottom > clientHeight && box.top > box.height + menu.offsetTop);
    const items = this.#items;
    const chosen = items.find((item) => item.getAttribute('aria-checked') === 'true');
    ({ first: items[0], last: items.at(-1), chosen: chosen ?? items[0] })[this.#focus]?.focus();
  }

  #show(focus: 'first' | 'last' | 'chosen'): void {
    this.#focus = focus;
    this.problem = '';
    this.open = true;
  }

  #close(): void {
    this.open = false;
    this.button?.focus();
  }

  readonly #toggle = (): void => (this.open ? this.#close() : this.#show('chosen'));

  /** Pressing the button of an open menu must not close it by losing the focus, and then open it again. */
  readonly #keepFocus = (event: Event): void => {
    if (this.open) event.preventDefault();
  };

  readonly #buttonKey = (event: KeyboardEvent): void => {
    const focus = ({ ArrowDown: 'first', ArrowUp: 'last' } as const)[event.key as 'ArrowDown'];
    if (!focus) return;
    event.preventDefault();
    this.#show(focus);
  };

  readonly #menuKey = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') this.open = false;
    if (event.key === 'Escape') event.stopPropagation();
    if (event.key === 'Escape') return this.#close();
    const items = this.#items;
    const to = menuMove(event.key, items.indexOf(event.target as HTMLButtonElement), statusChoices(this.reasons).map(({ word }) => word));
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    items[to]?.focus();
  };

  readonly #left = (event: FocusEvent): void => {
    if (!(event.currentTarget as Element).contains(event.relatedTarget as Node | null)) this.open = false;
  };

  async #choose(choice: StatusChoice): Promise<void> {
    const { status, reason } = choice;
    this.#close();
    if (isChosen(this.#desk.value, choice) || !this.intends(new CordStatusChangeEvent(status, reason))) return;
    const outcome = await this.#desk.send({ type: 'set-status', status, ...(reason && { reason }) });
    this.problem = outcome.ok ? '' : outcome.error.message;
  }
}
