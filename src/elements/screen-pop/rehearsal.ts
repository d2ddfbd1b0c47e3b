import { render, type TemplateResult } from 'lit';
import { defaultForm, type Customer, type ScreenPop } from '../../core/index.js';
import type { Card } from './screen-pop-view.js';

const colleague = { name: '1' };
const customer: Customer = {
  id: '', name: '1', company: '2', tier: '3', numbers: [], owner: colleague, contact: { colleague, since: 1 },
  fields: [{ label: '1', value: '2', url: 'tel:1' }, { label: '3', value: '4', url: '/' }], work: [{ id: '', kind: 'order', title: '1', status: '2', due: 1 }],
};
const known: ScreenPop = {
  callId: '', status: 'known', matches: [customer], can: ['find-customer', 'open-customer'], earlier: { times: 1, lastAt: 1 }, handover: { reference: '', from: colleague, notes: '1' },
  timeline: [{ id: '', at: 1, kind: 'call', title: '1', detail: '2', agent: '3' }, { id: '', at: 0, kind: 'call', title: '1', missed: true }],
};
const tab = { callId: '', customer, peer: '1', status: 'ringing' } as const;
const card: Omit<Card, 'pop'> = {
  callId: '', number: '1', peerName: undefined, me: undefined, headers: undefined, queue: '1', path: ['2'], waited: 1, form: defaultForm, tabs: [tab, tab],
};

/** Renders cards where nobody sees them: lit reads each template once, and the browser its calendar, and that must not be while the phone rings. */
export function rehearse(show: (card: Card) => TemplateResult): void {
  const pops: readonly ScreenPop[] = [known, { ...known, status: 'searching', matches: [] }, { callId: '', status: 'unknown', matches: [], can: ['create-customer'] }, { callId: '', status: 'several', matches: [customer, customer] }];
  for (const pop of pops) render(show({ ...card, pop }), document.createElement('div'));
}
