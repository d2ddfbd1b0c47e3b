import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../src/define/wrap-up.js';
import type { Answer } from '../src/core/index.js';
import { press, seen } from './hands.js';
import { inArabic, inASidebar, longName, onAPage, onDesk, onSim, talking, type Play, type Script } from './on-sim.js';
import { deskWithPapers, earlier, everyField, reopened, talked, talkedToTwo, withWork } from './papers-on-sim.js';

const meta: Meta = { title: 'Wrap-up', component: 'cord-wrap-up' };
export default meta;

/** A call that is over, with this on its paper. */
const wrote = (answers: Readonly<Record<string, Answer>>, end = true): Script => async (sim) => {
  const callId = await talking(sim);
  await sim.desk.send({ type: 'change-wrap-up', callId, answers });
  if (end) sim.line.ends(callId);
};
const notes = 'Order 4711 came without the second box. She sends a picture.';

/** Saves the paper, and waits for these words. */
const saves = (part: string, words: string): Play => async ({ canvasElement }) => {
  await press(canvasElement, 'cord-wrap-up', 'save');
  await seen(canvasElement, ['cord-wrap-up', `[part~="${part}"]`], words);
};

export const AfterACall: StoryObj = onSim(talked, withWork);
export const LongName: StoryObj = onSim(async ({ desk, line }) => {
  const callId = line.ring({ number: '+15550100', name: longName, headers: { 'x-queue': longName } });
  await desk.send({ type: 'answer', callId });
  line.ends(callId);
}, withWork);
export const NoCall: StoryObj = onSim(() => {}, withWork);
export const DuringACall: StoryObj = onSim(wrote({ notes }, false), withWork);
export const TreeOpen: StoryObj = onSim(wrote({ disposition: 'waiting', notes }), withWork);
export const CallbackRequired: StoryObj = onSim(wrote({ disposition: 'call-back', notes }), withWork);
export const SomethingIsMissing: StoryObj = { ...onSim(talked, withWork), play: saves('problem', '') };
export const TimerNearlyOut: StoryObj = onSim(wrote({ disposition: 'resolved', notes }), { ...withWork, afterCallWork: 14 });
export const SeveralDue: StoryObj = onSim(talkedToTwo, { ...withWork, afterCallWork: 0, wrapUp: {} });
export const FailedSave: StoryObj = onSim(async (sim) => {
  sim.records.finish = () => Promise.reject(new Error('There is no room left on this computer. Free some, then save again.'));
  const callId = await talked(sim);
  await sim.desk.send({ type: 'change-wrap-up', callId, answers: { disposition: 'resolved', notes } });
  await sim.desk.send({ type: 'save-wrap-up', callId });
}, withWork);
export const Reopened: StoryObj = onSim(reopened, withWork);
export const SavedAndDelivered: StoryObj = { ...onSim(wrote({ disposition: 'resolved' }), withWork), play: saves('last', '') };
export const RefusedByTheCrm: StoryObj = {
  ...onSim((sim) => {
    sim.crm.fail('log', { code: 'crm-refused', message: 'There is no such outcome.' });
    return wrote({ disposition: 'resolved' })(sim);
  }, withWork),
  play: saves('last', 'There is no such outcome.'),
};
export const NotSafe: StoryObj = onSim(async (sim) => {
  sim.records.fails();
  await wrote({ notes })(sim);
}, withWork);
export const EveryKindOfField: StoryObj = {
  ...onSim(wrote({ topics: ['Delivery', 'Second box'], score: 4, callback: new Date(Date.now() + 86_400_000).toISOString() }), { ...withWork, wrapUp: { form: everyField } }),
};
export const Restored: StoryObj = onDesk(async () => ({
  desk: await deskWithPapers(earlier('1', 'Charles Babbage', 12, { notes: 'Wants the second invoice.' }), earlier('2', 'Mary Somerville', 60)),
}));
export const Sidebar: StoryObj = { ...onSim(wrote({ disposition: 'call-back', notes }), withWork), globals: inASidebar };
export const Page: StoryObj = { ...onSim(wrote({ disposition: 'call-back', notes }), withWork), globals: onAPage, tags: ['wide'] };
export const RightToLeft: StoryObj = { ...onSim(wrote({ disposition: 'call-back', notes }), withWork), globals: inArabic };
