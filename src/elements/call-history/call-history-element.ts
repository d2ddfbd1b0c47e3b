import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { msg } from '../../i18n/index.js';
import { CordElement } from '../cord-element.js';
import { LazyView } from '../lazy-view.js';
import { tokens } from '../tokens.styles.js';
import { styles } from './call-history.styles.js';
import type { HistoryView } from './history-view.js';

/**
 * All calls of this computer, by day: how each went, with whom, what was noted, and whether the CRM has it. To look through, to call back, to
 * take along as a file. It is as high as the page makes it; its list scrolls.
 *
 * @fires {CordDialEvent} cord-dial - Before somebody is called back; cancel it to do something else with the number.
 * @fires {CordRetryDeliveryEvent} cord-retry-delivery - Before it is tried again to bring a record, or all, to the CRM; cancel it to leave them.
 * @fires {CordEditCallEvent} cord-edit-call - Before a call's notes and outcome are put on the wrap-up form again; cancel it to have them changed another way.
 * @fires {CordExportCallsEvent} cord-export-calls - Before the calls shown are saved as a file; cancel it to keep them in the page.
 * @fires {CordEraseCustomerEvent} cord-erase-customer - Before everything of a customer is erased from this computer; cancel it to keep it.
 * @csspart head - The first line.
 * @csspart title - Its title.
 * @csspart export - The Export button.
 * @csspart export-panel - What it opens: the choice of a format, and how far an export is.
 * @csspart export-csv - Saves as CSV.
 * @csspart export-json - Saves as JSON.
 * @csspart stop-export - Stops an export.
 * @csspart close-export - Closes the choice.
 * @csspart undelivered - How many calls the CRM does not have yet.
 * @csspart retry-all - Tries again to deliver them.
 * @csspart page-only - That the browser keeps nothing.
 * @csspart problem - Why what was asked could not be done.
 * @csspart filters - Which calls are shown.
 * @csspart search - The search field.
 * @csspart clear - Clears it.
 * @csspart kinds - All, missed, incoming, outgoing.
 * @csspart kind - One of them.
 * @csspart queue-filter - The choice of a queue.
 * @csspart list - The list.
 * @csspart day - The head of a day.
 * @csspart row - A call.
 * @csspart outcome - How it went.
 * @csspart who - Whom it was with.
 * @csspart company - Their company.
 * @csspart queue - Its queue.
 * @csspart disposition - What was chosen as its outcome.
 * @csspart duration - How long both talked.
 * @csspart delivery - Whether the CRM has it.
 * @csspart time - When it began.
 * @csspart call-back - Calls them back.
 * @csspart retry - Tries again to deliver it.
 * @csspart details - All that is known of a call, beneath its row.
 * @csspart detail - One line of it.
 * @csspart notes - What was noted.
 * @csspart edit - Puts its notes and outcome on the wrap-up form again.
 * @csspart more - Shows all of the notes.
 * @csspart erase - Asks whether everything of the customer is to be erased.
 * @csspart erasing - That question.
 * @csspart erase-now - Erases it.
 * @csspart keep - Keeps it.
 * @csspart looking - What is shown while more is looked for.
 * @csspart empty - What is shown where there are no calls.
 * @csspart missing - What is shown where there is no `<cord-desk>`.
 * @cssstate waiting - There are calls that the CRM does not have yet.
 * @cssstate refused - The CRM refused some.
 * @cssstate page-only - The browser keeps nothing beyond this page.
 */
export class CordCallHistoryElement extends CordElement {
  static readonly tagName = 'cord-call-history';
  static override styles = [tokens, styles];

  /** Everything of a customer can be erased from this computer, where somebody asks for that. */
  @property({ type: Boolean, attribute: 'can-erase' }) canErase = false;

  readonly #lazy = new LazyView<HistoryView>(this, async () => new (await import('./history-view.js')).HistoryView(this));

  protected override willUpdate(): void {
    this.#lazy.need();
  }

  override render(): TemplateResult {
    const { view, failed } = this.#lazy;
    if (!view) return html`<div class="frame"><p role="status">${failed ? msg('The call history could not be loaded. Check your connection, then load the page again.') : ''}</p></div>`;
    const history = view.render();
    this.showState(['waiting', 'refused', 'page-only'], view.standing);
    return history ?? this.renderMissing();
  }
}
