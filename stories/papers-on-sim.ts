import type { CallRecord, WrapUpForm } from '../src/core/index.js';
import { createDesk, type Desk, type Drafts } from '../src/desk/index.js';
import { flowsFor } from '../src/flows/index.js';
import { SimAudio, SimLine, SimRecords, type Sim, type SimOptions } from '../src/sim/index.js';
import { ada, grace, talking } from './on-sim.js';

// The papers that stories and tests share.

/** Ada talked to us, and the call is over. */
export const talked = async (sim: Sim): Promise<string> => {
  const callId = await talking(sim);
  sim.line.ends(callId);
  return callId;
};

/** Grace did too, after her. */
export const talkedToTwo = async (sim: Sim): Promise<void> => {
  await talked(sim);
  const callId = sim.line.ring(grace);
  await sim.desk.send({ type: 'answer', callId });
  sim.line.ends(callId);
};

/** Ada's call was wrapped up, and its paper was taken out of the call history again. */
export const reopened = async (sim: Sim): Promise<void> => {
  const callId = await talked(sim);
  await sim.desk.send({ type: 'change-wrap-up', callId, answers: { disposition: 'resolved', notes: 'Order 4711 came.' } });
  await sim.desk.send({ type: 'save-wrap-up', callId });
  const { calls: [call] } = await sim.desk.records.callLog.page({ limit: 1 });
  await sim.desk.send({ type: 'reopen-wrap-up', recordId: call!.id });
};

/** A desk with a CRM, and time after a call. */
export const withWork: SimOptions = { afterCallWork: 60, crm: { customers: [{ id: 'ada', name: 'Ada Lovelace', company: 'Analytical Engines', numbers: [ada.number] }] } };

/** A field of every kind. */
export const everyField: WrapUpForm = {
  type: 'object',
  properties: {
    reason: { type: 'string', title: 'Reason', format: 'disposition', oneOf: [{ const: 'order', title: 'Order', oneOf: [{ const: 'new', title: 'New' }, { const: 'late', title: 'Late' }] }, { const: 'other', title: 'Something else' }] },
    notes: { type: 'string', title: 'Notes', format: 'textarea', description: 'What the next one should know.' },
    subject: { type: 'string', title: 'Subject', maxLength: 80 },
    amount: { type: 'number', title: 'Amount', minimum: 0, maximum: 10_000 },
    due: { type: 'string', title: 'Due', format: 'date' },
    visit: { type: 'string', title: 'Visit', format: 'date-time' },
    callback: { type: 'string', title: 'Call back', format: 'callback' },
    mood: { type: 'string', title: 'Mood', enum: ['Calm', 'Worried', 'Angry'] },
    product: { type: 'string', title: 'Product', oneOf: ['Engine', 'Loom', 'Mill', 'Card', 'Wheel', 'Gear'].map((title) => ({ const: title.toLowerCase(), title })) },
    topics: { type: 'array', title: 'Topics', items: { type: 'string', enum: ['Delivery', 'Invoice', 'Return'] } },
    solved: { type: 'boolean', title: 'Solved with this call' },
    consent: { type: 'boolean', title: 'May we write to them?' },
    score: { type: 'integer', title: 'How it went', format: 'score', minimum: 1, maximum: 5 },
  },
  required: ['reason', 'consent'],
};

/** The paper of a call on a page that was closed. */
export const earlier = (id: string, name: string, minutesAgo: number, answers: CallRecord['answers'] = {}): CallRecord => {
  const endedAt = Date.now() - minutesAgo * 60_000;
  return {
    id, callId: `call-${id}`, agent: 'sip:1001@sim.example', direction: 'incoming', number: `+155502${id.padStart(2, '0')}`, name,
    startedAt: endedAt - 200_000, answeredAt: endedAt - 190_000, endedAt, end: { cause: 'hung-up', by: 'peer' }, holds: 0, heldFor: 0, legs: [], answers,
  };
};

/** A desk whose page before this one left papers behind. */
export async function deskWithPapers(...papers: readonly CallRecord[]): Promise<Desk> {
  const left = papers.map((record) => ({ record, seenAt: Date.now() }));
  class Records extends SimRecords {
    override readonly drafts: Drafts = { keep: async () => {}, discard: async () => {}, adopt: async () => left.splice(0), take: async () => {} };
  }
  const desk = createDesk({ line: new SimLine(), audio: new SimAudio(), records: new Records() }, new AbortController().signal, flowsFor({ afterCallWork: 60 }));
  await desk.send({ type: 'connect' });
  return desk;
}
