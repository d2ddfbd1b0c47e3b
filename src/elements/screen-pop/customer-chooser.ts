import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { CallId, Customer } from '../../core/index.js';
import { msg } from '../../i18n/index.js';
import * as icons from '../icons.js';
import { initials, plain } from './card-names.js';
import { severalWords } from './screen-pop-words.js';

/** So many are shown at first, and added at a time. */
const portion = 50;

export interface Choice {
  readonly callId: CallId;
  readonly matches: readonly Customer[];
  /** Undefined: none of them. */
  readonly choose: (customerId: string | undefined) => void;
}

/** The choice among several customers: a list for arrows and Enter, or a finger. */
export class CustomerChooser {
  readonly #host: LitElement;
  #callId: CallId | undefined;
  #current: string | undefined;
  #limit = portion;
  #choice: Choice | undefined;

  constructor(host: LitElement) {
    this.#host = host;
  }

  render(choice: Choice): TemplateResult {
    const { callId, matches, choose } = choice;
    if (callId !== this.#callId) [this.#callId, this.#current, this.#limit] = [callId, undefined, portion];
    this.#choice = choice;
    const shown = matches.slice(0, this.#limit);
    const at = this.#index();
    return html`
      <div class="choices">
        <h3 id="choose"><bdi>${severalWords(matches.length)}</bdi></h3>
        <ul class="options" part="options" role="listbox" tabindex="0" aria-labelledby="choose" aria-activedescendant=${shown.length ? optionId(at) : nothing} @keydown=${this.#key} @click=${this.#click}>
          ${repeat(shown, ({ id }) => id, (customer, index) => this.#renderOption(customer, index, index === at))}
        </ul>
        <div class="row">
          <button type="button" part="none" @click=${() => choose(undefined)}>${msg('None of these', { desc: 'Customers' })}</button>
          ${matches.length > this.#limit ? html`<button type="button" class="quiet" part="more" @click=${this.#more}>${msg('Show more')}</button>` : nothing}
        </div>
      </div>`;
  }

  #renderOption({ id, name, company, tier }: Customer, index: number, current: boolean): TemplateResult {
    return html`
      <li class="option ${current ? 'current' : ''}" part="option" role="option" id=${optionId(index)} aria-selected=${current}>
        <span class="disc known" aria-hidden="true">${initials(name) || icons.person}</span>
        <span class="label"><bdi class="title">${plain(name) || id}</bdi>${company ? html`<bdi class="small">${plain(company, 120)}</bdi>` : nothing}</span>
        ${tier ? html`<bdi class="tier">${plain(tier, 40)}</bdi>` : nothing}
      </li>`;
  }

  #index(): number {
    return Math.max(0, this.#choice?.matches.findIndex(({ id }) => id === this.#current) ?? 0);
  }

  readonly #more = (): void => {
    this.#limit += portion;
    this.#host.requestUpdate();
  };

  readonly #click = (event: Event): void => {
    const option = (event.target as Element).closest('[role=option]');
    const customer = this.#choice?.matches.find((_, index) => optionId(index) === option?.id);
    if (customer) this.#choice?.choose(customer.id);
  };

  readonly #key = (event: KeyboardEvent): void => {
    const { matches, choose } = this.#choice!;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = this.#index();
    const moves: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: matches.length - 1 };
    const to = moves[event.key];
    if (to === undefined && event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    if (to === undefined) choose(matches[at]?.id);
    else void this.#turn(Math.max(0, Math.min(matches.length - 1, to)));
  };

  async #turn(index: number): Promise<void> {
    this.#current = this.#choice?.matches[index]?.id;
    this.#limit = Math.max(this.#limit, index + 1);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector(`#${optionId(index)}`)?.scrollIntoView({ block: 'nearest' });
  }
}

const optionId = (index: number): string => `option-${index}`;
