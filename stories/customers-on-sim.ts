import type { Customer, Handover, TimelineEntry } from '../src/core/index.js';
import type { Sim, SimOptions } from '../src/sim/index.js';
import { ada as caller, grace as otherCaller, type Script } from './on-sim.js';

// The customers that stories and tests share. Times are told as ages, in minutes.

const ago = (minutes: number): number => Date.now() - minutes * 60_000;
const [hours, days] = [60, 24 * 60];

/** Ada, whom the CRM knows well. Ours to look after is she not: that is Barbara (1004). */
export const ada = (more: Partial<Customer> = {}): Customer => ({
  id: 'c-17', name: 'Ada Lovelace', company: 'Analytical Engines', tier: 'Gold', numbers: [caller.number], url: 'https://crm.example/customers/c-17',
  owner: { id: '1004', name: 'Barbara Liskov' },
  contact: { colleague: { id: '1004', name: 'Barbara Liskov' }, since: ago(2 * days + 12), until: ago(2 * days) },
  fields: [
    { label: 'Contract', value: 'Premium, until June' },
    { label: 'Open balance', value: '€ 1,240.00' },
    { label: 'Email', value: 'ada@engines.example', url: 'mailto:ada@engines.example' },
  ],
  work: [
    { id: 'w-1', kind: 'order', title: 'Brass gears, 40 pieces', status: 'Dispatched', due: ago(-2 * days), url: 'https://crm.example/orders/w-1' },
    { id: 'w-2', kind: 'callback', title: 'Call back about the invoice', due: ago(3 * hours) },
    { id: 'w-3', kind: 'case', title: 'Noise from the mill', status: 'With engineering' },
  ],
  ...more,
});

/** A colleague of hers, on the same number. */
export const byron = (more: Partial<Customer> = {}): Customer => ({
  id: 'c-18', name: 'Annabella Byron', company: 'Analytical Engines', tier: 'Silver', numbers: [caller.number], owner: { id: '1001', name: 'Grace Hopper' }, ...more,
});

/** Somebody of whom little is known. */
export const grace = (more: Partial<Customer> = {}): Customer => ({ id: 'c-21', name: 'Grace Hopper', numbers: [otherCaller.number], ...more });

/** What was with Ada, newest first. */
export const adaTimeline = (): readonly TimelineEntry[] => [
  { id: 't-1', at: ago(14), kind: 'call', title: 'Incoming call', missed: true },
  { id: 't-2', at: ago(95), kind: 'email', title: 'Re: Invoice 2026-118', detail: 'She asks why the gears are on the invoice twice.', agent: 'Barbara Liskov' },
  { id: 't-3', at: ago(2 * days), kind: 'call', title: 'Where is my order?', detail: 'The gears are with the carrier. Promised to call back about the invoice.', agent: 'Barbara Liskov' },
  { id: 't-4', at: ago(3 * days), kind: 'order', title: 'Brass gears, 40 pieces', url: 'https://crm.example/orders/w-1' },
  { id: 't-5', at: ago(12 * days), kind: 'visit', title: 'Maintenance of the mill', agent: 'Alan Turing' },
  { id: 't-6', at: ago(40 * days), kind: 'note', title: 'Prefers to be called in the morning' },
  { id: 't-7', at: ago(400 * days), kind: 'message', title: 'Opening hours', agent: 'Donald Knuth' },
];

/** As many contacts as somebody has who calls each day for years. */
export const longTimeline = (count: number): readonly TimelineEntry[] => Array.from({ length: count }, (_, index) =>
  ({ id: `l-${index}`, at: ago(30 + index * 9 * hours), kind: index % 3 ? 'call' : 'email', title: `Contact ${count - index}`, agent: 'Barbara Liskov', ...(index % 7 === 0 && { missed: true }) }));

/** A CRM with these customers. */
export const withCustomers = (...customers: readonly Customer[]): SimOptions => ({ crm: { customers, timelines: { 'c-17': adaTimeline() } } });

/** What Barbara found out before she passed the call on. */
export const handover: Handover = {
  reference: 'r-1', from: { id: '1004', name: 'Barbara Liskov' }, customerId: 'c-17', number: caller.number, disposition: 'call-back',
  notes: 'The gears were billed twice (invoices 117 and 118).\nCredit note is being written; she wants it by email today.',
};

/** Texts that try to be more than text. */
export const trickster = (): Customer => ada({
  name: '\u202E<img src=x onerror=alert(1)> Ada \u2066Lovelace\u2069 '.repeat(300), company: '<b>Engines</b>', tier: '‮dloG',
  fields: [{ label: '<i>Site</i>', value: 'click me', url: 'javascript:alert(1)' }, { label: 'Other', value: 'x', url: 'https://evil.example/"onmouseover="alert(1)' }],
  work: [{ id: 'w', kind: 'case', title: '<script>alert(1)</script>', url: '//evil.example' }],
});

// The moments.

/** Ada rings, from a queue. */
export const adaRings: Script = ({ line }) => void line.ring({ ...caller, headers: { 'x-queue': 'Support', 'x-waited': '1:12', 'x-ivr-path': 'Orders > Delivery' } });

/** Ada rings, and the CRM says nothing; this computer may know her. */
export const crmIsSlow = (...known: readonly Customer[]): Script => async (sim: Sim) => {
  await sim.records.contacts.keep(known);
  sim.crm.hangs();
  adaRings(sim);
};

/** Ada rings, and the CRM cannot be reached. */
export const crmIsDown = (...known: readonly Customer[]): Script => async (sim: Sim) => {
  await sim.records.contacts.keep(known);
  sim.crm.fail('lookup', { code: 'crm-unreachable', message: 'The CRM cannot be reached. Calls are noted here, and go there later.' });
  adaRings(sim);
};

/** Ada rings for the third time. */
export const adaRingsAgain: Script = async (sim: Sim) => {
  for (let call = 0; call < 2; call++) {
    const callId = sim.line.ring(caller);
    await new Promise((resolve) => { setTimeout(resolve); }); // until it is known
    sim.line.ends(callId);
    await sim.desk.send({ type: 'clear', callId });
  }
  adaRings(sim);
};

/** We talk to Ada while Grace rings. */
export const graceRingsToo: Script = async (sim: Sim) => {
  adaRings(sim);
  await sim.desk.send({ type: 'answer', callId: sim.desk.state.calls[0]!.id });
  sim.line.ring(otherCaller);
};
