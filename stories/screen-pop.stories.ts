import { html } from 'lit';
import '../src/define/screen-pop.js';
import type { SimOptions } from '../src/sim/index.js';
import { ada, adaRings, adaRingsAgain, byron, crmIsDown, crmIsSlow, grace, graceRingsToo, handover, longTimeline, trickster, withCustomers } from './customers-on-sim.js';
import { ada as caller, onSim, type Script } from './on-sim.js';

export default { title: 'Screen pop', component: 'cord-screen-pop' };

const card = html`<cord-screen-pop></cord-screen-pop>`;
const story = (script: Script = adaRings, options: SimOptions = withCustomers(ada()), content = card) => ({ render: () => onSim(script, content, options) });
const minutesAgo = (minutes: number): number => Date.now() - minutes * 60_000;
const alan = { id: '1002', name: 'Alan Turing' };

export const NobodyCalls = story(() => {});
export const Known = story();
export const Mine = story(adaRings, withCustomers(ada({ owner: { id: '1001', name: 'Grace Hopper' } })));
export const ColleagueIsWithThem = story(adaRings, withCustomers(ada({ contact: { colleague: alan, since: minutesAgo(4) } })));
export const ColleagueWasWithThem = story(adaRings, withCustomers(ada({ contact: { colleague: alan, since: minutesAgo(9), until: minutesAgo(4) } })));
export const CallsAgain = story(adaRingsAgain);
export const Several = story(adaRings, withCustomers(ada(), byron(), ada({ id: 'c-19', name: 'Augusta King', company: 'Ockham Park' })));
export const Unknown = story(adaRings, withCustomers());
export const NumberWithheld = story(({ line }) => void line.ring({ number: 'anonymous' }), withCustomers());
export const Searching = story(crmIsSlow());
export const FromThisComputer = story(crmIsSlow(ada()));
export const CrmIsDown = story(crmIsDown(ada()));
export const CrmIsDownAndNobodyKnowsThem = story(crmIsDown());
export const HandedOver = story(({ line }) => void line.ring({ number: '1004', name: 'Barbara Liskov', handover }));
export const HandedOverWithLongNotes = story(({ line }) => void line.ring({ number: '1004', handover: { ...handover, notes: 'She said: it rattles.\n'.repeat(9_000) } }));
export const WhileTalking = story(graceRingsToo, withCustomers(ada(), grace()));
export const WrapUp = story(async (sim) => {
  await adaRings(sim);
  const callId = sim.desk.state.calls[0]!.id;
  await sim.desk.send({ type: 'answer', callId });
  await sim.desk.send({ type: 'hang-up', callId });
}, { ...withCustomers(ada()), wrapUp: {} });
export const LongTimeline = story(adaRings, { crm: { customers: [ada()], timelines: { 'c-17': longTimeline(10_000) } } });
export const Tricks = story(adaRings, withCustomers(trickster()));
export const WithoutCrm = story(async (sim) => {
  await sim.records.contacts.keep([ada()]);
  sim.line.ring(caller);
}, {});
export const Sidebar = story(undefined, undefined, html`<cord-screen-pop style="inline-size: 280px"></cord-screen-pop>`);
export const Page = story(undefined, undefined, html`<cord-screen-pop style="inline-size: 720px"></cord-screen-pop>`);
