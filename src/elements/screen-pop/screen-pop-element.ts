import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { CallId } from '../../core/index.js';
import { msg } from '../../i18n/index.js';
import { CordElement } from '../cord-element.js';
import { DeskController } from '../desk-controller.js';
import * as icons from '../icons.js';
import { tokens } from '../tokens.styles.js';
import { cardHead } from './card-head.js';
import type { CardView } from './card-view.js';
import { cardOf, isSameCard, turnTo, type Turn } from './screen-pop-view.js';
import { styles } from './screen-pop.styles.js';

/**
 * The customer's card, before the answer: who calls, who of us looks after them, what is open and what was before. It asks where there are
 * several, and takes down who is new. It is as high as the page makes it, and scrolls inside.
 *
 * @fires {CordChooseCustomerEvent} cord-choose-customer - Before it is said which customer it is, or that it is none of them; cancel it to leave that open.
 * @fires {CordCreateCustomerEvent} cord-create-customer - Before a caller is put into the CRM; cancel it where the page has a form of its own.
 * @fires {CordOpenCustomerEvent} cord-open-customer - Before a page of the CRM is opened; cancel it to show it another way.
 * @csspart head - Who it is.
 * @csspart disc - Their initials.
 * @csspart name - Their name; where nobody knows them, what the PBX shows.
 * @csspart company - Their company.
 * @csspart tier - Their tier.
 * @csspart number - Their number.
 * @csspart open - Opens their page in the CRM.
 * @csspart not-them - Says that it is somebody else.
 * @csspart note - How well it is known who they are, and what went wrong.
 * @csspart retry - Asks the CRM again.
 * @csspart switch - Several calls: whose card is shown.
 * @csspart tab - One of them.
 * @csspart body - What is known, below the head.
 * @csspart warning - A colleague is with them, or was minutes ago.
 * @csspart handover - What the colleague who passed the call on wrote.
 * @csspart text - Their notes.
 * @csspart more - Shows more of what is long.
 * @csspart repeat - The mark of somebody who calls again.
 * @csspart fact - Why they are here: queue, what they chose, how long they waited.
 * @csspart relation - Who looks after them, and who was last with them.
 * @csspart fields - What the CRM asks to show.
 * @csspart work - Open orders, callbacks and cases.
 * @csspart item - One of them.
 * @csspart due - When it is due.
 * @csspart overdue - When it was due.
 * @csspart timeline - What was before.
 * @csspart day - A day of it.
 * @csspart entry - One contact.
 * @csspart missed - The mark of one that nobody took.
 * @csspart options - Several customers to choose from.
 * @csspart option - One of them.
 * @csspart none - Says that it is none of them.
 * @csspart unknown - What is shown where nobody knows them.
 * @csspart search-again - Searches again.
 * @csspart form - The form for a new customer.
 * @csspart name-input - Its name.
 * @csspart company-input - Its company.
 * @csspart create - Its button.
 * @csspart problem - Why they could not be created.
 * @csspart empty - What is shown while nobody calls.
 * @csspart missing - What is shown where there is no `<cord-desk>`.
 * @cssstate empty - Nobody calls.
 * @cssstate searching - It is not settled yet who it is.
 * @cssstate known - It is.
 * @cssstate several - The agent is to choose.
 * @cssstate unknown - Nobody knows them.
 */
export class CordScreenPopElement extends CordElement {
  static readonly tagName = 'cord-screen-pop';
  static override styles = [tokens, styles];

  /** The call whose customer is shown; without it, the one that rings, else the one in the foreground, else the one to be wrapped up. */
  @property({ attribute: 'call-id' }) callId?: CallId;
  /** The country whose numbers are written without a code, `DE`; by default the one of the browser's language. */
  @property() region = '';

  @state() private view: CardView | undefined;
  @state() private turned: Turn | undefined;

  readonly #desk = new DeskController(this, (state) => cardOf(state, { fixed: this.callId, turned: this.turned, held: this.#held }), { equal: isSameCard });
  #shown: CallId | undefined;
  #loading = false;

  protected override willUpdate(): void {
    const card = this.#desk.value;
    this.#shown = card?.callId;
    this.showState(['empty', 'searching', 'known', 'several', 'unknown'], card?.pop.status ?? 'empty');
    if (card) void this.#load();
    else if (this.#desk.desk) whenIdle(this.#load);
  }

  override render(): TemplateResult {
    if (this.#desk.missing) return this.renderMissing();
    const card = this.#desk.value;
    if (!card) return html`<div class="frame empty" part="empty">${icons.person}<p>${msg('Who calls is shown here.')}</p></div>`;
    return this.view?.render(card) ?? html`<div class="frame">${cardHead(card, (number) => number)}</div>`;
  }

  /** Somebody who types, or chooses, is not interrupted. */
  get #held(): CallId | undefined {
    return this.shadowRoot?.activeElement?.matches('input, [role=listbox]') ? this.#shown : undefined;
  }

  /** Before it rings, so that a ring waits for nothing. What could not be loaded is tried again with the next change. */
  readonly #load = async (): Promise<void> => {
    if (this.#loading) return;
    this.#loading = true;
    try {
      const { CardView } = await import('./card-view.js');
      this.view = new CardView(this, {
        ask: async (command) => {
          const outcome = await this.#desk.send(command);
          return outcome.ok ? undefined : outcome.error.message;
        },
        turnTo: (callId) => { this.turned = turnTo(this.#desk.state, callId); },
      });
      if (!this.#shown) this.view.rehearse();
    } catch {
      this.#loading = false;
    }
  };
}

/** Where the browser does not tell when it is idle, soon is good enough. */
const whenIdle = (then: () => unknown): void => {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(then, { timeout: 1_000 });
  else setTimeout(then, 200);
};
