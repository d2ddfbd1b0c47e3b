import { html, nothing, type TemplateResult } from 'lit';
import '../src/define/all.js';

/** What of a desk is switched on. */
export interface Parts {
  readonly status: boolean;
  readonly calls: boolean;
  readonly customer: boolean;
  readonly wrapUp: boolean;
  readonly dialer: boolean;
  readonly queue: boolean;
  readonly history: boolean;
}

export const everyPart: Parts = { status: true, calls: true, customer: true, wrapUp: true, dialer: true, queue: true, history: true };
export const phoneAlone: Parts = { ...everyPart, customer: false, wrapUp: false, queue: false, history: false };
export const noPhone: Parts = { ...everyPart, calls: false, customer: false, wrapUp: false, dialer: false };

const on = (is: boolean, part: TemplateResult): TemplateResult | typeof nothing => (is ? part : nothing);

const status = html`<cord-agent-status></cord-agent-status>`;
const calls = html`<cord-calls></cord-calls>`;
const customer = html`<cord-screen-pop></cord-screen-pop>`;
const wrapUp = html`<cord-wrap-up></cord-wrap-up>`;
const dialer = html`<cord-dialer region="US"></cord-dialer>`;
const queue = html`<cord-call-queue></cord-call-queue>`;
const history = html`<cord-call-history></cord-call-history>`;

const look = html`<style>
  .column { display: flex; flex-direction: column; gap: 16px; min-inline-size: 0; }
  .page { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 24px; align-items: start; }
  .page .history { grid-column: 1 / -1; }
  .host-page { position: relative; min-block-size: 46rem; padding: 24px; border: 1px solid #8888; font-size: 14px; }
  .host-page table { border-collapse: collapse; inline-size: 60%; }
  .host-page :is(th, td) { padding: 8px; border-block-end: 1px solid #8886; text-align: start; }
  .floating { position: absolute; inset-block-end: 16px; inset-inline-end: 16px; box-sizing: border-box; inline-size: 346px; max-inline-size: calc(100% - 32px); padding: 12px; border: 1px solid #8888; border-radius: 8px; background: Canvas; }
</style>`;

/** Everything in one column, as beside a record of the CRM. */
export const sidebar = (parts: Parts): TemplateResult => html`${look}
  <div class="column">
    ${on(parts.status, status)}${on(parts.calls, calls)}${on(parts.customer, customer)}${on(parts.wrapUp, wrapUp)}
    ${on(parts.dialer, dialer)}${on(parts.queue, queue)}${on(parts.history, history)}
  </div>`;

/** A page of its own, in three columns. */
export const fullPage = (parts: Parts): TemplateResult => html`${look}
  <div class="page">
    <div class="column">${on(parts.status, status)}${on(parts.calls, calls)}${on(parts.dialer, dialer)}</div>
    <div class="column">${on(parts.customer, customer)}${on(parts.wrapUp, wrapUp)}</div>
    <div class="column">${on(parts.queue, queue)}</div>
    <div class="history">${on(parts.history, history)}</div>
  </div>`;

/** A phone in the corner of somebody else's page. */
export const floating = (parts: Parts): TemplateResult => html`${look}
  <div class="host-page">
    <h1>Orders</h1>
    <table>
      <thead><tr><th>Order</th><th>Customer</th><th>Status</th></tr></thead>
      <tbody>${[['4711', 'Ada Lovelace', 'On its way'], ['4712', 'Charles Babbage', 'Being packed'], ['4713', 'Mary Somerville', 'Paid']].map((cells) => html`<tr>${cells.map((one) => html`<td>${one}</td>`)}</tr>`)}</tbody>
    </table>
    <div class="floating column">${on(parts.status, status)}${on(parts.calls, calls)}${on(parts.dialer, dialer)}</div>
  </div>`;
