import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/call.js';
import { another, asking, lost, onSim, reconnecting, recovering, ringing, talking, waiting, type Script } from './on-sim.js';

const meta: Meta = { title: 'Call', component: 'cord-call', render: () => onSim(talking, html`<cord-call></cord-call>`) };
export default meta;

const story = (script: Script, content = html`<cord-call></cord-call>`): StoryObj => ({ render: () => onSim(script, content) });

export const None = story(() => {});
export const Ringing = story(ringing);
export const Dialing: StoryObj = {
  render: () => onSim(({ desk }) => desk.send({ type: 'dial', target: '+442079460958' }), html`<cord-call></cord-call>`, { dialed: 'ring' }),
};
export const Talking = story(talking);
export const OnHold = story(waiting);
export const MutedOnPoorLine = story(async (sim) => {
  const callId = await talking(sim);
  sim.line.quality(callId, { mos: 2.4, cause: 'loss' });
  sim.line.peerHolds(callId);
  await sim.desk.send({ type: 'mute', callId });
});
export const AskingFirst = story(asking);
export const InConference = story(async (sim) => {
  await asking(sim);
  await sim.desk.send({ type: 'merge', callId: sim.desk.state.calls[0]!.id });
});
export const Busy = story(async ({ desk, line }) => {
  await desk.send({ type: 'dial', target: '1002' });
  line.ends(desk.state.calls[0]!.id, { cause: 'busy', by: 'peer', code: 486 });
});
export const Reconnecting = story(reconnecting);
export const Recovering = story(recovering);
export const Lost = story(lost);
export const SoundInAnotherTab: StoryObj = { render: () => onSim(talking, html`<cord-call></cord-call>`, { tab: { role: 'mirror', front: true } }) };
export const LongName = story(({ line }) => void line.ring({ number: '+15550100', name: 'Wolfeschlegelsteinhausenbergerdorff '.repeat(8) }));
export const Compact = story(another, html`<cord-call compact call-id="sim-2"></cord-call>`);
