import { html, nothing, type TemplateResult } from 'lit';
import { popCustomer } from '../../core/index.js';
import * as icons from '../icons.js';
import type { Card } from './screen-pop-view.js';
import { initials, numberWords, plain, titleOf } from './card-names.js';

/** Who it is: the part of a card that is there from the first frame. */
export function cardHead(card: Card, write: (number: string) => string, actions: TemplateResult | typeof nothing = nothing): TemplateResult {
  const customer = popCustomer(card.pop);
  const [name, number] = [titleOf(card, write), numberWords(card, write)];
  const letters = customer ? initials(customer.name) : '';
  const searching = card.pop.status === 'searching' && !customer;
  return html`
    <div class="head" part="head">
      <span class="disc ${customer ? 'known' : ''}" part="disc" aria-hidden="true">${letters || icons.person}</span>
      <div class="who">
        <h2 part="name"><bdi>${name}</bdi></h2>
        ${customer?.company || customer?.tier || searching ? html`<p class="company">
          ${searching ? html`<span class="bar wait"></span>` : nothing}
          ${customer?.company ? html`<bdi part="company">${plain(customer.company, 120)}</bdi>` : nothing}
          ${customer?.tier ? html`<bdi class="tier" part="tier">${plain(customer.tier, 40)}</bdi>` : nothing}
        </p>` : nothing}
        <p class="number">${number === name ? html`<span class="visually-hidden">${number}</span>` : html`<bdi part="number" dir=${/\d/.test(number) ? 'ltr' : 'auto'}>${number}</bdi>`}</p>
      </div>
      ${actions}
    </div>`;
}
