import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ringingCalls, type Calls } from '../../core/index.js';
import { isolated, msg, str } from '../../i18n/index.js';
import { intentOf, type CallCommand } from '../call/call-events.js';
import { callParts } from '../call/call-parts.styles.js';
import { callWords } from '../call/call-words.js';
import { controls } from '../controls.styles.js';
import { CordElement } from '../cord-element.js';
import { DeskController } from '../desk-controller.js';
import { ClockController } from '../page-clock.js';
import { tokens } from '../tokens.styles.js';
import { notifyOf } from './desktop-notification.js';
import { styles } from './incoming-call.styles.js';
import { ringingCard } from './incoming-call-view.js';
import { flashTitle } from './title-flash.js';

/**
 * Floats above the page while a call rings: who it is, why it rings, Answer and Decline. It takes nobody's focus.
 * The page's title takes turns with the caller's name, and where the person has allowed notifications, a hidden page sends one.
 *
 * @fires {CordAnswerEvent} cord-answer - Before a ringing call is answered; cancel it to let it ring.
 * @fires {CordRejectEvent} cord-reject - Before a ringing call is declined.
 * @csspart stack - All that ring.
 * @csspart card - One call.
 * @csspart pulse - The sign that it rings.
 * @csspart timer - How long it rings already.
 * @csspart name - Who it is.
 * @csspart number - Their number, beside a name.
 * @csspart facts - What the call brought along, such as its queue.
 * @csspart notes - Why it cannot be answered just now.
 * @csspart answer - The Answer button.
 * @csspart reject - The Decline button.
 * @cssstate ringing - While something rings.
 */
export class CordIncomingCallElement extends CordElement {
  static readonly tagName: string = 'cord-incoming-call';
  static override styles = [tokens, controls, callParts, styles];

  /** Leaves the page's title alone. */
  @property({ type: Boolean, attribute: 'no-title' }) noTitle = false;
  /** Sends no notifications. */
  @property({ type: Boolean, attribute: 'no-notification' }) noNotification = false;

  readonly #desk = new DeskController(this, ringingCalls);
  readonly #line = new DeskController(this, ({ line: { status } }) => ({ status }));
  readonly #clock = new ClockController(this);
  readonly #notified = new Map<string, () => void>();
  #endFlash: (() => void) | undefined;
  #hadFocus = false;
  /** Where the focus was before it came here. */
  #from: EventTarget | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => { if (!this.isConnected) this.#callAttention([]); });
  }

  protected override willUpdate(): void {
    this.showState(['ringing'], this.#desk.value.length ? 'ringing' : undefined);
    this.#hadFocus = Boolean(this.shadowRoot?.activeElement);
  }

  protected override updated(): void {
    const stack = this.shadowRoot?.querySelector<HTMLElement>('.stack');
    if (stack && this.isConnected && !isOpen(stack)) stack.showPopover?.();
    if (this.#hadFocus && !this.shadowRoot?.activeElement) this.#leave();
    this.#callAttention(this.isConnected ? this.#desk.value : []);
  }

  protected override render(): TemplateResult | typeof nothing {
    const calls = this.#desk.value;
    if (!calls.length) return nothing;
    return html`<div class="stack" part="stack" popover="manual" @focusin=${this.#enter}>
      ${repeat(calls, ({ id }) => id, (call) => ringingCard({ call, calls, line: this.#line.value.status, now: this.#now, act: this.#act }))}
    </div>`;
  }

  readonly #enter = ({ relatedTarget }: FocusEvent): void => {
    if (!this.shadowRoot?.contains(relatedTarget as Node | null)) this.#from = relatedTarget;
  };

  /** What rang rings no more: the focus goes on to the call, or back. */
  #leave(): void {
    ((this.ownerDocument.querySelector('cord-calls') ?? this.#from) as HTMLElement | null)?.focus();
  }

  readonly #now = (): number => this.#clock.now;

  readonly #act = (command: CallCommand): void => {
    if (this.intends(intentOf(command))) void this.#desk.send(command);
  };

  /** Outside the page's own area: its title, and the desktop. */
  #callAttention(calls: Calls): void {
    const [first] = calls;
    if (first && !this.noTitle) this.#endFlash ??= flashTitle(callingWords(callWords(first).name));
    else this.#endFlash = void this.#endFlash?.();
    for (const [id, takeBack] of this.#notified) {
      if (calls.some((call) => call.id === id)) continue;
      takeBack();
      this.#notified.delete(id);
    }
    for (const call of this.noNotification ? [] : calls) {
      if (!this.#notified.has(call.id)) this.#notified.set(call.id, notifyOf(call));
    }
  }
}

const callingWords = (name: string): string => msg(str`${isolated(name)} is calling`);

/** Where there are no popovers it is fixed by its style, and always open. */
const isOpen = (stack: HTMLElement): boolean => !('showPopover' in stack) || stack.matches(':popover-open');
