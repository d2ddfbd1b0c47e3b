import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../src/define/incoming-call.js';
import { another, inArabic, longName, onSim, ringing } from './on-sim.js';

const meta: Meta = {
  title: 'Incoming call', component: 'cord-incoming-call', args: { 'no-title': true },
  parameters: { docs: { story: { inline: false, height: 360 } } }, // It floats above its page: each has one of its own.
};
export default meta;

export const Ringing: StoryObj = onSim(ringing);
export const NobodyCalls: StoryObj = onSim();
export const Reconnecting: StoryObj = onSim((sim) => {
  void ringing(sim);
  sim.line.loses();
});
export const WhileTalking: StoryObj = onSim(another);
export const Several: StoryObj = onSim((sim) => {
  void ringing(sim);
  sim.line.ring({ number: '1004' });
  sim.line.ring({ number: 'anonymous' });
});
export const LongName: StoryObj = onSim(({ line }) => void line.ring({ number: '+15550100', name: longName, headers: { 'x-queue': longName, 'x-waited': '1:12' } }));
export const TitleFlashes: StoryObj = { ...onSim(ringing), args: { 'no-title': false } };
export const RightToLeft: StoryObj = { ...onSim(ringing), globals: inArabic };
