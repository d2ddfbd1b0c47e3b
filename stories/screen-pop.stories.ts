import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../src/define/screen-pop.js';
import type { Customer } from '../src/core/index.js';
import { ada, adaRings, adaRingsAgain, byron, crmIsDown, crmIsSlow, grace, graceRingsToo, handover, longTimeline, trickster, withCustomers } from './customers-on-sim.js';
import { press, seen } from './hands.js';
import { ada as caller, inArabic, inASidebar, longName, onAPage, onSim, type Script } from './on-sim.js';

const meta: Meta = { title: 'Screen pop', component: 'cord-screen-pop' };
export default meta;

const minutesAgo = (minutes: number): number => Date.now() - minutes * 60_000;
const alan = { id: '1002', name: 'Alan Turing' };
const adaIs = (more: Partial<Customer> = {}): StoryObj => onSim(adaRings, withCustomers(ada(more)));
const withheld: Script = ({ line }) => void line.ring({ number: 'anonymous' });

export const Known: StoryObj = adaIs();
export const NobodyCalls: StoryObj = onSim(() => {}, withCustomers());
export const Mine: StoryObj = adaIs({ owner: { id: '1001', name: 'Grace Hopper' } });
export const ColleagueIsWithThem: StoryObj = adaIs({ contact: { colleague: alan, since: minutesAgo(4) } });
export const ColleagueWasWithThem: StoryObj = adaIs({ contact: { colleague: alan, since: minutesAgo(9), until: minutesAgo(4) } });
export const CallsAgain: StoryObj = onSim(adaRingsAgain, withCustomers(ada()));
export const Several: StoryObj = onSim(adaRings, withCustomers(ada(), byron(), ada({ id: 'c-19', name: 'Augusta King', company: 'Ockham Park' })));
export const Unknown: StoryObj = onSim(adaRings, withCustomers());
export const NumberWithheld: StoryObj = onSim(withheld, withCustomers());
export const NewCustomerWithoutAName: StoryObj = {
  ...onSim(({ line }) => void line.ring({ number: '+15550188' }), withCustomers()),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'cord-screen-pop', 'create');
    await seen(canvasElement, ['cord-screen-pop', '[part=problem]'], 'needs a name');
  },
};
export const Searching: StoryObj = onSim(crmIsSlow(), withCustomers(ada()));
export const FromThisComputer: StoryObj = onSim(crmIsSlow(ada()), withCustomers(ada()));
export const CrmIsDown: StoryObj = onSim(crmIsDown(ada()), withCustomers(ada()));
export const CrmIsDownAndNobodyKnowsThem: StoryObj = onSim(crmIsDown(), withCustomers(ada()));
export const HandedOver: StoryObj = onSim(({ line }) => void line.ring({ number: '1004', name: 'Barbara Liskov', handover }), withCustomers(ada()));
export const HandedOverWithLongNotes: StoryObj = onSim(({ line }) => void line.ring({ number: '1004', handover: { ...handover, notes: 'She said: it rattles.\n'.repeat(9_000) } }), withCustomers(ada()));
export const WhileTalking: StoryObj = onSim(graceRingsToo, withCustomers(ada(), grace()));
export const WrapUp: StoryObj = onSim(async (sim) => {
  await adaRings(sim);
  const callId = sim.desk.state.calls[0]!.id;
  await sim.desk.send({ type: 'answer', callId });
  await sim.desk.send({ type: 'hang-up', callId });
}, { ...withCustomers(ada()), wrapUp: {} });
export const LongTimeline: StoryObj = onSim(adaRings, { crm: { customers: [ada()], timelines: { 'c-17': longTimeline(10_000) } } });
export const LongNames: StoryObj = adaIs({ name: longName, company: longName, tier: longName, owner: { id: '1002', name: longName } });
export const Tricks: StoryObj = onSim(adaRings, withCustomers(trickster()));
export const WithoutCrm: StoryObj = onSim(async (sim) => {
  await sim.records.contacts.keep([ada()]);
  sim.line.ring(caller);
});
export const Sidebar: StoryObj = { ...adaIs(), globals: inASidebar };
export const Page: StoryObj = { ...adaIs(), globals: onAPage, tags: ['wide'] };
export const RightToLeft: StoryObj = { ...adaIs(), globals: inArabic };
