import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { msg } from '../../i18n/index.js';

export interface TracePanel {
  readonly on: boolean;
  switch(on: boolean): void;
  save(): void;
}

/** For the day on which the phone does not do as it should: whoever looks after the phone server asks for such a file. */
export const tracePanel = ({ on, switch: turn, save }: TracePanel): TemplateResult => html`
  <details class="trace" part="trace">
    <summary>${msg('Help for support')}</summary>
    <p id="trace-what">${msg('Keeps what this phone and its server say to each other, without names, numbers, tones and secrets, until the page is closed.')}</p>
    <label><input type="checkbox" aria-describedby="trace-what" .checked=${live(on)} @change=${(event: Event) => turn((event.target as HTMLInputElement).checked)}> ${msg('Record', { desc: 'Checkbox: what the phone and its server say is recorded for support' })}</label>
    <button type="button" part="save" @click=${save}>${msg('Save recording', { desc: 'Button' })}</button>
  </details>`;
