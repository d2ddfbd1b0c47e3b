import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { msg } from '../../i18n/index.js';
import { CordElement } from '../cord-element.js';
import { DeskController } from '../desk-controller.js';
import * as icons from '../notice-icons.js';
import { tokens } from '../tokens.styles.js';
import { callsInOrder, emptyWords, hardship } from './calls-words.js';
import { styles } from './calls.styles.js';

/** A page styles `cord-calls::part(hang-up)` without knowing that there is a card in between. */
const partsOfCall = 'card, status, timer, name, number, quality, facts, pulse, notes, actions, answer, reject, hang-up, mute, unmute, hold, resume, keypad, key, tones, transfer, transfer-form, target, consult, transfer-now, complete-transfer, merge, call-again, dismiss, elsewhere, bring-here';

/**
 * All calls: the one in the foreground large, the others compact beneath it. Without a call, whether one could come.
 *
 * @csspart foreground - The call in front.
 * @csspart background - Each of the others. The parts of `<cord-call>` are parts of this element, too.
 * @csspart empty - What is shown while there is no call.
 * @csspart missing - What is shown where there is no `<cord-desk>`.
 *
 * @cssstate recovering - While this page takes up calls of one that is gone.
 * @cssstate reconnecting - While the line is down and a call goes on.
 * @cssstate lost - While there is a call that the phone server would not give back.
 */
export class CordCallsElement extends CordElement {
  static readonly tagName: string = 'cord-calls';
  static override styles = [tokens, styles];

  readonly #ids = new DeskController(this, (state) => callsInOrder(state).map(({ id }) => id));
  readonly #empty = new DeskController(this, emptyWords);
  readonly #hardship = new DeskController(this, (state) => ({ is: hardship(state) }));
  #focused: HTMLElement | undefined;

  protected override willUpdate(): void {
    this.#focused = this.#deepFocus();
    this.showState(['recovering', 'reconnecting', 'lost'], this.#hardship.value.is);
  }

  /** A card that changes its place keeps the focus; one that goes leaves it to what is there then. */
  protected override updated(): void {
    if (!this.#focused || this.#deepFocus()) return;
    if (this.#focused.isConnected) this.#focused.focus();
    else this.focus();
  }

  /** To the call in front; without one, to where it would be. */
  override focus(): void {
    this.shadowRoot?.querySelector<HTMLElement>('cord-call, .empty')?.focus();
  }

  protected override render(): TemplateResult {
    if (this.#ids.missing) return this.renderMissing();
    const ids = this.#ids.value;
    if (!ids.length) return this.#renderEmpty();
    return html`<div class="calls">
      ${repeat(ids, (id) => id, (id, index) => html`<cord-call part=${index ? 'background' : 'foreground'} exportparts=${partsOfCall} call-id=${id} ?compact=${index > 0}></cord-call>`)}
    </div>`;
  }

  #renderEmpty(): TemplateResult {
    const { tone, text } = this.#empty.value;
    const none = msg('No calls');
    return html`<div class="empty" part="empty" role="group" tabindex="-1" aria-label=${none}>
      <span class="sign" data-tone=${tone}>${tone === 'good' || tone === 'warn' ? icons.headset : icons.wifiOff}</span>
      <p class="none">${none}</p>
      <p class="why" data-tone=${tone}>${text}</p>
    </div>`;
  }

  #deepFocus(): HTMLElement | undefined {
    const call = this.shadowRoot?.activeElement ?? undefined;
    return (call?.shadowRoot?.activeElement ?? call) as HTMLElement | undefined;
  }
}
