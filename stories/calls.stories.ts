import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/calls.js';
import { ada, another, asking, grace, lost, onSim, reconnecting, recovering, talking, type Script } from './on-sim.js';

const meta: Meta = { title: 'Calls', component: 'cord-calls', render: () => onSim(talking, html`<cord-calls></cord-calls>`) };
export default meta;

const story = (script: Script): StoryObj => ({ render: () => onSim(script, html`<cord-calls></cord-calls>`) });

export const Ready = story(() => {});
export const Away = story(({ desk }) => desk.send({ type: 'set-status', status: 'away', reason: 'Lunch' }));
export const Offline = story(({ desk }) => desk.send({ type: 'set-status', status: 'offline' }));
export const Refused = story(({ line }) => line.refuses({ code: 'forbidden', message: 'The phone server does not let 1001 in.' }));
export const One = story(talking);
export const AnotherRings = story(another);
export const AskingFirst = story(asking);
export const LineLost = story(({ line }) => line.loses());
export const Reconnecting = story(reconnecting);
export const Recovering = story(recovering);
export const Lost = story(lost);
export const OneOfTwoLost = story(({ line }) => {
  line.recovered(line.leftBehind(ada));
  line.ends(line.leftBehind(grace), { cause: 'lost', by: 'network', code: 481 });
});
export const SoundInAnotherTab: StoryObj = { render: () => onSim(talking, html`<cord-calls></cord-calls>`, { tab: { role: 'mirror', front: true } }) };
export const Many = story(async (sim) => {
  await asking(sim);
  sim.line.ring({ number: '+15550111' });
  sim.line.ends(sim.line.ring(grace), { cause: 'cancelled', by: 'peer' });
});
