import type { Customer, Handover, Interaction } from '../../src/core/index.js';

export const call: Interaction = {
  id: '8e03978e-40d5-43dd-bc93-6894a57f9324', type: 'call', agent: 'sip:1001@crm.example', direction: 'incoming', outcome: 'talked', number: '+12125550142',
  startedAt: '2026-11-22T10:00:00.000Z', answeredAt: '2026-11-22T10:00:05.000Z', endedAt: '2026-11-22T10:03:00.000Z', talked: 175, holds: 0, held: 0, legs: [], disposition: { code: 'resolved', path: ['Resolved'] }, notes: 'Two dozen rolls.',
};
export const maria: Customer = { id: 'C-1', name: 'Maria Lindqvist', numbers: ['(212) 555-0142'] };
export const handover: Handover = { reference: 'r-1', from: { id: '1001', name: 'Ada' }, customerId: 'C-1', number: '+12125550142', notes: 'Wants\ntwo.' };
