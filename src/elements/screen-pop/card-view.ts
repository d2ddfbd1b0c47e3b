import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { isWithheld, popCustomer, safePage, type CallId, type Customer } from '../../core/index.js';
import type { Command } from '../../desk/index.js';
import { msg, str } from '../../i18n/index.js';
import { loadPhoneRules, regionOf, type PhoneRules } from '../../phone-number/index.js';
import { controls } from '../controls.styles.js';
import { wear } from '../dress.js';
import * as icons from '../icons.js';
import { ClockController } from '../page-clock.js';
import { about } from './about-customer.js';
import { cardHead } from './card-head.js';
import { plain } from './card-names.js';
import { cardStyles } from './card.styles.js';
import { CustomerChooser } from './customer-chooser.js';
import { NewCustomerForm } from './new-customer.js';
import { rehearse } from './rehearsal.js';
import { CordChooseCustomerEvent, CordCreateCustomerEvent, CordOpenCustomerEvent } from './screen-pop-events.js';
import type { Card } from './screen-pop-view.js';
import { noteOf, spoken, tabWords, unknownWords } from './screen-pop-words.js';
import { portion, timeline } from './timeline.js';

/** What the view reads of the element it stands in. */
type Host = LitElement & { readonly region: string };

export interface CardRoom {
  /** Why it could not be done, or nothing. */
  ask(command: Command): Promise<string | undefined>;
  /** The agent turns to another card. */
  turnTo(callId: CallId): void;
}

/** Of the lengths that ring. */
const samples = ['+12025550100', '+4930123456', '+15550199', '2025550100', '030123456', '+442079460118'];

/** All of a card, loaded while nothing happens yet. */
export class CardView {
  readonly #host: Host;
  readonly #room: CardRoom;
  readonly #clock: ClockController;
  readonly #chooser: CustomerChooser;
  readonly #form: NewCustomerForm;
  readonly #open = new Set<string>();
  #rules: PhoneRules | undefined;
  #past: { readonly of: string; readonly shown: number } = { of: '', shown: portion };
  /** Why what was last asked could not be done. */
  #problem: { readonly callId: CallId; readonly text: string } | undefined;

  constructor(host: Host, room: CardRoom) {
    this.#host = host;
    this.#room = room;
    this.#clock = new ClockController(host);
    this.#chooser = new CustomerChooser(host);
    this.#form = new NewCustomerForm(host);
    wear(host, [controls, cardStyles]);
    loadPhoneRules().then((rules) => {
      this.#rules = rules;
      for (const number of samples) this.write(number); // The first times take longest, and must not be while the phone rings.
      host.requestUpdate();
    }, () => {}); // Numbers are shown as the PBX does.
  }

  /** While nothing happens yet. */
  rehearse(): void {
    rehearse((card) => this.render(card));
    this.#host.requestUpdate(); // Its clock has been looked at.
  }

  /** A number as people of its country write it. */
  readonly write = (number: string): string => this.#rules?.formatAsYouType(number, this.#host.region || regionOf(navigator.language) || '') ?? number;

  render(card: Card): TemplateResult {
    const { pop } = card;
    const customer = popCustomer(pop);
    if (card.tabs.length) this.#form.keepOnly(card.tabs.map(({ callId }) => callId));
    const now = this.#clock.now;
    const past = customer ? timeline({ pop, now, shown: this.#shown(customer.id), more: () => this.#more(customer.id), again: this.#again(card) }) : nothing;
    return html`
      <div class="frame">
        ${this.#renderSwitch(card)}
        ${cardHead(card, this.write, this.#renderActions(card, customer))}
        ${this.#renderNote(card)}
        <div class="body ${past === nothing ? '' : 'two'}" part="body" tabindex="0" role="group" aria-label=${msg('What is known', { desc: 'Of a customer' })}>
          ${this.#renderWho(card, customer)}
          ${about({ card, now, isOpen: (what) => this.#open.has(what), toggle: this.#toggle })}
          ${past}
        </div>
        <p class="visually-hidden" role="status">${spoken(card, this.write, now)}</p>
      </div>`;
  }

  #renderSwitch({ tabs, callId }: Card): TemplateResult | typeof nothing {
    return tabs.length ? html`<div class="switch" part="switch" role="group" aria-label=${msg('Calls', { desc: 'Heading: the call history' })}>${tabs.map((tab) => {
      const { name, status } = tabWords({ ...tab, peer: tab.customer ? tab.peer : this.write(tab.peer) });
      return html`<button type="button" class="tab ${tab.status}" part="tab" aria-pressed=${tab.callId === callId} @click=${() => this.#room.turnTo(tab.callId)}><bdi>${name}</bdi><span class="state">${status}</span></button>`;
    })}</div>` : nothing;
  }

  #renderActions({ callId, pop: { can = [], status } }: Card, customer: Customer | undefined): TemplateResult | typeof nothing {
    if (!customer) return nothing;
    const page = can.includes('open-customer') ? undefined : safePage(customer.url);
    const [open, notThem] = [msg('Open', { desc: 'Button: the page of a customer in the CRM' }), msg('Not them', { desc: 'Button: this is not the customer who calls' })];
    return html`<div class="actions">
      ${can.includes('open-customer') ? html`<button type="button" part="open" @click=${() => this.#openCustomer(callId, customer.id)}>${open}</button>` : nothing}
      ${page ? html`<a class="button" part="open" href=${page} target="_blank" rel="noopener noreferrer" @click=${(event: Event) => this.#followed(event, callId, customer.id)}>${open}</a>` : nothing}
      ${status === 'known' ? html`<button type="button" class="quiet" part="not-them" @click=${() => this.#choose(callId, undefined)} aria-label=${msg(str`${notThem}: it is somebody else`, { desc: 'Begins as the button does: Not them' })}>${notThem}</button>` : nothing}
    </div>`;
  }

  #renderNote(card: Card): TemplateResult {
    const { text, tone, retry } = noteOf(card.pop);
    const problem = this.#problem?.callId === card.callId ? this.#problem.text : '';
    const again = this.#again(card);
    return html`<div class="note" part="note">
      ${problem || tone === 'warn' ? icons.alert : nothing}<span class=${card.pop.status === 'searching' ? 'wait' : ''} role=${problem ? 'alert' : nothing}><bdi>${problem || text}</bdi></span>
      ${retry && again ? html`<button type="button" class="quiet" part="retry" @click=${again}>${msg('Try again', { desc: 'Button' })}</button>` : nothing}
    </div>`;
  }

  /** Where it is not clear who it is: bars, a choice, or a form. */
  #renderWho(card: Card, customer: Customer | undefined): TemplateResult | typeof nothing {
    const { pop: { matches, status, can = [], problem }, callId } = card;
    if (customer) return nothing;
    if (matches.length) return this.#chooser.render({ callId, matches, choose: (id) => { void this.#choose(callId, id); } });
    if (status === 'searching') return html`<div class="bars wait" aria-hidden="true"><span class="bar"></span><span class="bar"></span><span class="bar"></span></div>`;
    return html`<section class="choices" part="unknown" aria-label=${msg('Unknown customer')}>
      <h3><bdi>${unknownWords(card)}</bdi></h3>
      ${can.includes('create-customer') ? this.#form.render({ callId, peerName: plain(card.peerName ?? ''), create: (name, company) => this.#create(callId, name, company) }) : nothing}
      <div class="row ways">
        ${can.includes('find-customer') && !problem && !isWithheld(card.number) ? html`<button type="button" class="quiet more" part="search-again" @click=${this.#again(card)}>${msg('Search again')}</button>` : nothing}
        ${can.includes('open-customer') ? html`<button type="button" class="quiet more" part="open" @click=${() => this.#openCustomer(callId)}>${msg('Open the CRM')}</button>` : nothing}
      </div>
    </section>`;
  }

  #shown(customerId: string): number {
    return this.#past.of === customerId ? this.#past.shown : portion;
  }

  #more(customerId: string): void {
    this.#past = { of: customerId, shown: this.#shown(customerId) + 2 * portion };
    this.#host.requestUpdate();
  }

  readonly #toggle = (what: string): void => {
    if (!this.#open.delete(what)) this.#open.add(what);
    this.#host.requestUpdate();
  };

  #again({ callId, pop: { can = [] } }: Card): (() => void) | undefined {
    return can.includes('find-customer') ? () => void this.#ask({ type: 'find-customer', callId }) : undefined;
  }

  async #choose(callId: CallId, customerId: string | undefined): Promise<void> {
    if (!this.#host.dispatchEvent(new CordChooseCustomerEvent(callId, customerId))) return;
    await this.#ask({ type: 'choose-customer', callId, ...(customerId !== undefined && { customerId }) });
    await this.#host.updateComplete;
    const { activeElement } = this.#host.renderRoot as ShadowRoot;
    if (!activeElement) this.#host.renderRoot.querySelector<HTMLElement>(customerId === undefined ? 'input, [part~=search-again]' : '.body')?.focus({ preventScroll: true });
  }

  async #create(callId: CallId, name: string, company: string | undefined): Promise<string | undefined> {
    if (!this.#host.dispatchEvent(new CordCreateCustomerEvent(callId, name, company))) return undefined;
    return this.#room.ask({ type: 'create-customer', callId, name, ...(company !== undefined && { company }) });
  }

  #openCustomer(callId: CallId, customerId?: string): void {
    if (this.#host.dispatchEvent(new CordOpenCustomerEvent(callId, customerId))) void this.#ask({ type: 'open-customer', callId });
  }

  #followed(event: Event, callId: CallId, customerId: string): void {
    if (!this.#host.dispatchEvent(new CordOpenCustomerEvent(callId, customerId))) event.preventDefault();
  }

  async #ask(command: Command & { readonly callId: CallId }): Promise<void> {
    this.#problem = undefined;
    const text = await this.#room.ask(command);
    this.#problem = text === undefined ? undefined : { callId: command.callId, text };
    this.#host.requestUpdate();
  }
}
