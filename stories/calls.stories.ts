import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../src/define/calls.js';
import { ada, another, asking, conference, grace, inArabic, inASidebar, inATalk, longName, lost, onSim, reconnecting, recovering, takenUp, talking, waiting } from './on-sim.js';

const meta: Meta = { title: 'Calls', component: 'cord-calls' };
export default meta;

export const One: StoryObj = onSim(inATalk);
export const Ready: StoryObj = onSim();
export const Away: StoryObj = onSim(({ desk }) => desk.send({ type: 'set-status', status: 'away', reason: 'Lunch' }));
export const Offline: StoryObj = onSim(({ desk }) => desk.send({ type: 'set-status', status: 'offline' }));
export const Refused: StoryObj = onSim(({ line }) => line.refuses({ code: 'forbidden', message: 'The phone server does not let 1001 in.' }));
export const OnHold: StoryObj = onSim(waiting);
export const AnotherRings: StoryObj = onSim(another);
export const AskingFirst: StoryObj = onSim(asking);
export const InConference: StoryObj = onSim(conference);
export const LineLost: StoryObj = onSim(({ line }) => line.loses());
export const Reconnecting: StoryObj = onSim(reconnecting);
export const Recovering: StoryObj = onSim(recovering);
export const TakenUp: StoryObj = onSim(takenUp);
export const Lost: StoryObj = onSim(lost);
export const OneOfTwoLost: StoryObj = onSim(({ line }) => {
  line.recovered(line.leftBehind(ada));
  line.ends(line.leftBehind(grace), { cause: 'lost', by: 'network', code: 481 });
});
export const SoundInAnotherTab: StoryObj = onSim(talking, { tab: { role: 'mirror', front: true } });
export const Many: StoryObj = onSim(async (sim) => {
  await asking(sim);
  sim.line.ring({ number: '+15550111' });
  sim.line.ends(sim.line.ring(grace), { cause: 'cancelled', by: 'peer' });
});
export const LongNames: StoryObj = onSim(({ line }) => {
  line.ring({ number: '+15550100', name: longName });
  line.ring({ number: '+15550101', name: longName });
});
export const Sidebar: StoryObj = { ...onSim(another), globals: inASidebar };
export const RightToLeft: StoryObj = { ...onSim(another), globals: inArabic };
