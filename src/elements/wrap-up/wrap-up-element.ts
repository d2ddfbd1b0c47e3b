import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { msg } from '../../i18n/index.js';
import { CordElement } from '../cord-element.js';
import { DeskController } from '../desk-controller.js';
import { LazyView } from '../lazy-view.js';
import { tokens } from '../tokens.styles.js';
import type { PaperView } from './paper-view.js';
import { styles } from './wrap-up.styles.js';

/**
 * What a call brought: its outcome, notes, and what comes after it. During the call it takes notes, each key safe on this computer; afterwards it
 * asks what the form asks, saves, and says what became of it at the CRM. One paper lies on top; the others wait beneath.
 *
 * Number keys choose the outcome (in a text field with Alt), Backspace goes back in its tree, Ctrl or Command with Enter saves.
 *
 * @fires {CordSaveWrapUpEvent} cord-save-wrap-up - Before a paper is saved; cancel it to keep it open.
 * @csspart head - The first lines: whose paper it is, and the time for it.
 * @csspart who - Their name.
 * @csspart stands - On the line, or how much time is left.
 * @csspart time - The time left.
 * @csspart left - The thin bar that shows the same.
 * @csspart more-time - The More time button.
 * @csspart leave - Leaves a paper that was taken out of the call history as it was there.
 * @csspart facts - Number, queue, duration, when it ended.
 * @csspart form - The fields.
 * @csspart field - One of them.
 * @csspart chips - The outcomes.
 * @csspart chip - One of them.
 * @csspart back - Goes back in their tree.
 * @csspart heard - The moment that was understood.
 * @csspart preset - A moment to take.
 * @csspart pick - Opens the browser's calendar.
 * @csspart tags - Around the tags and their input.
 * @csspart tag - One tag.
 * @csspart add - A field that may be added.
 * @csspart mark - Whether what is written is safe.
 * @csspart save - The Save button.
 * @csspart failed - Around why it could not be saved, and the way out.
 * @csspart problem - Why something could not be done, or what is missing.
 * @csspart copy - Copies what was written.
 * @csspart others - The other papers.
 * @csspart switch - Opens their list.
 * @csspart other - One of them.
 * @csspart last - What became of the last one.
 * @csspart retry - Has it delivered again.
 * @csspart empty - What is shown while there is no paper.
 * @csspart missing - What is shown where there is no `<cord-desk>`.
 * @cssstate open - The call goes on.
 * @cssstate due - The call is over, and the paper waits to be finished.
 * @cssstate saving - It is being saved.
 * @cssstate none - There is no paper.
 */
export class CordWrapUpElement extends CordElement {
  static readonly tagName = 'cord-wrap-up';
  static override styles = [tokens, styles];

  /** The call whose paper to show; without it, the one that is on top. */
  @property({ attribute: 'call-id' }) callId?: string;

  readonly #desk = new DeskController(this, ({ wrapUps }) => wrapUps.open.length > 0);
  readonly #lazy = new LazyView<PaperView>(this, async () => new (await import('./paper-view.js')).PaperView(this));

  protected override willUpdate(): void {
    if (this.#desk.value) this.#lazy.need();
  }

  override render(): TemplateResult {
    if (this.#desk.missing) return this.renderMissing();
    const { view, failed } = this.#lazy;
    if (!view) return html`<div class="frame"><p class="empty" part="empty" role="status">${failed ? msg('The notes could not be loaded. Check your connection; they are tried again.') : msg('Notes and outcome of your calls go here.')}</p></div>`;
    const paper = view.render();
    this.showState(['open', 'due', 'saving', 'none'], view.status);
    return paper;
  }

  /** To the outcome, so that a number key chooses it. */
  override focus(): void {
    void this.#lazy.view?.focus();
  }
}
