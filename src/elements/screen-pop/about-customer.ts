import { html, nothing, type TemplateResult } from 'lit';
import { popCustomer, type Customer } from '../../core/index.js';
import { isolated, msg, str } from '../../i18n/index.js';
import { number } from '../format.js';
import * as icons from '../icons.js';
import { linked } from './linked.js';
import { longText } from './long-text.js';
import type { Card } from './screen-pop-view.js';
import { plain } from './card-names.js';
import { chosenWords, relationOf, repeatWords, warningOf, whyHere, workLines, workWords } from './screen-pop-words.js';

/** Open work beyond this is shown when asked for. */
const mostWork = 6;

export interface AboutView {
  readonly card: Card;
  readonly now: number;
  readonly isOpen: (what: string) => boolean;
  readonly toggle: (what: string) => void;
}

/** What the agent should know before they answer, the most urgent first. */
export function about(view: AboutView): TemplateResult {
  const { card, now } = view;
  const customer = popCustomer(card.pop);
  const warning = customer && warningOf(customer, card.me, now);
  const repeat = repeatWords(card.pop, now);
  return html`
    <div class="about">
      ${warning ? html`<p class="mark warning" part="warning">${icons.alert}<span><bdi>${warning}</bdi></span></p>` : nothing}
      ${handover(view)}
      ${repeat ? html`<p class="mark repeat" part="repeat">${icons.redial}<span><bdi>${repeat}</bdi></span></p>` : nothing}
      ${reason(card)}
      ${customer ? html`${relation(customer, card, now)} ${fields(customer)} ${openWork(customer, view)}` : nothing}
    </div>`;
}

function handover({ card: { pop, form, callId }, isOpen, toggle }: AboutView): TemplateResult | typeof nothing {
  if (!pop.handover) return nothing;
  const { from, notes, cut } = pop.handover;
  const [chosen, key] = [chosenWords(pop.handover, form), `notes ${callId}`];
  return html`
    <section class="handover" part="handover" aria-labelledby="from">
      <h3 id="from"><bdi>${msg(str`From ${isolated(plain(from.name, 60))}`, { desc: 'The colleague who passed a call on; their notes follow' })}</bdi>${chosen ? html`<bdi class="chosen">${chosen}</bdi>` : nothing}</h3>
      ${notes ? longText(notes, msg('Notes of the colleague'), isOpen(key), () => toggle(key)) : nothing}
      ${cut ? html`<p class="small">${msg('Only the beginning came along with the call.', { desc: 'Of the notes of a colleague' })}</p>` : nothing}
    </section>`;
}

function reason(card: Card): TemplateResult | typeof nothing {
  const all = whyHere(card);
  return all.length ? html`<dl class="facts">${all.map(([name, value]) => html`<div part="fact"><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>`)}</dl>` : nothing;
}

function relation(customer: Customer, { pop, me }: Card, now: number): TemplateResult | typeof nothing {
  const { owner, mine, last } = relationOf(customer, pop, me, now);
  return owner || last ? html`
    <div class="relation" part="relation">
      ${owner ? html`<p class=${mine ? 'mine' : ''}>${icons.person}<span><bdi>${owner}</bdi></span></p>` : nothing}
      ${last ? html`<p>${icons.clock}<span><bdi>${last}</bdi></span></p>` : nothing}
    </div>` : nothing;
}

const fields = ({ fields: all = [] }: Customer): TemplateResult | typeof nothing => (all.length ? html`
  <dl class="fields" part="fields">${all.slice(0, 50).map(({ label, value, url }) => html`<dt><bdi>${plain(label, 60)}</bdi></dt><dd><bdi>${linked(plain(value, 500), url)}</bdi></dd>`)}</dl>` : nothing);

function openWork(customer: Customer, { now, isOpen, toggle }: AboutView): TemplateResult | typeof nothing {
  const lines = workLines(customer, now);
  if (!lines.length) return nothing;
  const key = `work ${customer.id}`;
  const shown = isOpen(key) ? lines : lines.slice(0, mostWork);
  return html`
    <section part="work" aria-label=${msg('Open work')}>
      <h3>${msg('Open work')} <span class="sum"><bdi>${workWords(lines)}</bdi></span></h3>
      <ul class="work">${shown.map(({ work: { title, status, url }, kind, due, overdue }) => html`
        <li part="item">
          <p class="item-head"><bdi class="title">${linked(plain(title), url)}</bdi></p>
          <p class="item-head small"><span>${kind}</span>${status ? html`<bdi>${plain(status, 60)}</bdi>` : nothing}${due ? html`<bdi class="due ${overdue ? 'overdue' : ''}" part=${overdue ? 'overdue' : 'due'}>${due}</bdi>` : nothing}</p>
        </li>`)}</ul>
      ${lines.length > mostWork ? html`<button type="button" class="quiet more" part="more" aria-expanded=${isOpen(key)} @click=${() => toggle(key)}>${isOpen(key) ? msg('Show less') : msg(str`Show all ${number(lines.length)}`, { desc: 'How many there are' })}</button>` : nothing}
    </section>`;
}
