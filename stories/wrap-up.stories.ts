import { html, type TemplateResult } from 'lit';
import '../src/define/wrap-up.js';
import type { Answer } from '../src/core/index.js';
import type { SimOptions } from '../src/sim/index.js';
import { onSim, talking, type Script } from './on-sim.js';
import { deskWithPapers, earlier, everyField, reopened, talked, talkedToTwo, withWork } from './papers-on-sim.js';

export default { title: 'Wrap-up', component: 'cord-wrap-up' };

const paper: TemplateResult = html`<cord-wrap-up></cord-wrap-up>`;
const story = (script: Script, options: SimOptions = withWork, content = paper) => ({ render: () => onSim(script, content, options) });

/** A call that is over, with this on its paper. */
const wrote = (answers: Readonly<Record<string, Answer>>, end = true): Script => async (sim) => {
  const callId = await talking(sim);
  await sim.desk.send({ type: 'change-wrap-up', callId, answers });
  if (end) sim.line.ends(callId);
};
const notes = 'Order 4711 came without the second box. She sends a picture.';

export const NoCall = story(() => {});
export const DuringACall = story(wrote({ notes }, false));
export const AfterACall = story(talked);
export const TreeOpen = story(wrote({ disposition: 'waiting', notes }));
export const CallbackRequired = story(wrote({ disposition: 'call-back', notes }));
export const TimerNearlyOut = story(wrote({ disposition: 'resolved', notes }), { ...withWork, afterCallWork: 14 });
export const SeveralDue = story(talkedToTwo, { ...withWork, afterCallWork: 0, wrapUp: {} });
export const FailedSave = story(async (sim) => {
  sim.records.finish = () => Promise.reject(new Error('There is no room left on this computer. Free some, then save again.'));
  const callId = await talked(sim);
  await sim.desk.send({ type: 'change-wrap-up', callId, answers: { disposition: 'resolved', notes } });
  await sim.desk.send({ type: 'save-wrap-up', callId });
});
export const Reopened = story(reopened);
export const SavedAndDelivered = story(async (sim) => {
  const callId = await talked(sim);
  await sim.desk.send({ type: 'change-wrap-up', callId, answers: { disposition: 'resolved' } });
  setTimeout(() => void sim.desk.send({ type: 'save-wrap-up', callId }), 500); // Who looks sees it happen.
});
export const RefusedByTheCrm = story(async (sim) => {
  sim.crm.fail('log', { code: 'crm-refused', message: 'There is no such outcome.' });
  const callId = await talked(sim);
  await sim.desk.send({ type: 'change-wrap-up', callId, answers: { disposition: 'resolved' } });
  setTimeout(() => void sim.desk.send({ type: 'save-wrap-up', callId }), 500);
});
export const NotSafe = story(async (sim) => {
  sim.records.fails();
  await wrote({ notes })(sim);
});
export const EveryKindOfField = story(wrote({ topics: ['Delivery', 'Second box'], score: 4, callback: new Date(Date.now() + 86_400_000).toISOString() }), { ...withWork, wrapUp: { form: everyField } });
export const Restored = {
  render: (): HTMLElement => {
    const page = onSim(() => {}, paper);
    page.addEventListener('story-ready', () => {
      void deskWithPapers(earlier('1', 'Charles Babbage', 12, { notes: 'Wants the second invoice.' }), earlier('2', 'Mary Somerville', 60)).then((desk) => { page.querySelector('cord-desk')!.desk = desk; });
    }, { once: true });
    return page;
  },
};
export const Sidebar = story(wrote({ disposition: 'call-back', notes }), withWork, html`<cord-wrap-up style="inline-size: 280px"></cord-wrap-up>`);
