import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/incoming-call.js';
import { another, onSim, ringing, type Script } from './on-sim.js';

const content = html`<cord-incoming-call no-title></cord-incoming-call>`;
const meta: Meta = { title: 'Incoming call', component: 'cord-incoming-call', render: () => onSim(ringing, content) };
export default meta;

const story = (script: Script): StoryObj => ({ render: () => onSim(script, content) });

export const Ringing = story(ringing);
export const Reconnecting = story((sim) => {
  void ringing(sim);
  sim.line.loses();
});
export const WhileTalking = story(another);
export const Several = story((sim) => {
  ringing(sim);
  sim.line.ring({ number: '1004' });
  sim.line.ring({ number: 'anonymous' });
});
export const TitleFlashes: StoryObj = { render: () => onSim(ringing, html`<cord-incoming-call></cord-incoming-call>`) };
