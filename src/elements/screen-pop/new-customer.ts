import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { CallId } from '../../core/index.js';
import { msg } from '../../i18n/index.js';
import * as icons from '../icons.js';

interface Draft {
  readonly name: string;
  readonly company: string;
  readonly busy: boolean;
  readonly problem: string;
}

export interface NewCustomer {
  readonly callId: CallId;
  /** What the PBX calls them. */
  readonly peerName: string;
  /** Resolves with why it could not be done, or nothing. */
  readonly create: (name: string, company: string | undefined) => Promise<string | undefined>;
}

/** Puts a caller into the CRM. What is typed belongs to its call, and is there again after a look at another card. */
export class NewCustomerForm {
  readonly #host: LitElement;
  readonly #drafts = new Map<CallId, Draft>();
  #shown: NewCustomer | undefined;

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** Forgets what was typed for calls that are gone. */
  keepOnly(callIds: readonly CallId[]): void {
    for (const callId of this.#drafts.keys()) if (!callIds.includes(callId)) this.#drafts.delete(callId);
  }

  render(shown: NewCustomer): TemplateResult {
    this.#shown = shown;
    const { name, company, busy, problem } = this.#draft(shown.callId);
    const wrong = problem ? 'new-problem' : nothing;
    return html`
      <form part="form" @submit=${this.#submit} @input=${this.#typed} aria-label=${msg('New customer')}>
        <label>${msg('Name', { desc: 'Of a customer' })}<input part="name-input" name="name" autocomplete="off" maxlength="200" dir="auto" .value=${live(name)} ?readonly=${busy} aria-invalid=${problem ? 'true' : nothing} aria-describedby=${wrong} /></label>
        <label>${msg('Company', { desc: 'Of a customer' })}<input part="company-input" name="company" autocomplete="off" maxlength="200" dir="auto" .value=${live(company)} ?readonly=${busy} /></label>
        ${problem ? html`<p class="problem" part="problem" id="new-problem" role="alert">${icons.alert}<bdi>${problem}</bdi></p>` : nothing}
        <div class="row"><button type="submit" class="primary" part="create" aria-disabled=${busy ? 'true' : nothing}>${busy ? msg('Creating…', { desc: 'A customer, in the CRM' }) : msg('Create customer')}</button></div>
      </form>`;
  }

  #draft(callId: CallId): Draft {
    return this.#drafts.get(callId) ?? { name: this.#shown?.peerName ?? '', company: '', busy: false, problem: '' };
  }

  #change(callId: CallId, changes: Partial<Draft>): void {
    this.#drafts.set(callId, { ...this.#draft(callId), ...changes });
    this.#host.requestUpdate();
  }

  readonly #typed = (event: Event): void => {
    const { name, value } = event.target as HTMLInputElement;
    if (this.#shown) this.#change(this.#shown.callId, { [name]: value, problem: '' });
  };

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const shown = this.#shown!;
    const { name, company, busy } = this.#draft(shown.callId);
    if (busy) return;
    if (!name.trim()) {
      this.#change(shown.callId, { problem: msg('A new customer needs a name.') });
      this.#host.renderRoot.querySelector<HTMLInputElement>('input[name=name]')?.focus();
      return;
    }
    this.#change(shown.callId, { busy: true, problem: '' });
    const problem = await shown.create(name.trim(), company.trim() || undefined);
    this.#change(shown.callId, { busy: false, problem: problem ?? '' });
  };
}
