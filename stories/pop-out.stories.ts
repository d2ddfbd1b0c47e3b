import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../src/define/agent-status.js';
import '../src/define/calls.js';
import '../src/define/dialer.js';
import '../src/define/pop-out.js';
import { seen, press } from './hands.js';
import { inArabic, onSim, talking } from './on-sim.js';

const meta: Meta = { title: 'Pop-out', component: 'cord-pop-out' };
export default meta;

export const Usual: StoryObj = onSim(talking);
export const CallsAlone: StoryObj = { ...onSim(talking), args: { elements: 'cord-calls' } };
export const APageOfItsOwn: StoryObj = { ...onSim(talking), args: { page: '/phone.html' } };
export const Blocked: StoryObj = {
  ...onSim(talking),
  args: { page: '/phone.html' },
  beforeEach: () => {
    const { open } = window;
    window.open = () => null;
    return () => { window.open = open; };
  },
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'cord-pop-out', 'button');
    await seen(canvasElement, ['cord-pop-out', '[part=problem]']);
  },
};
export const RightToLeft: StoryObj = { ...onSim(talking), globals: inArabic };
