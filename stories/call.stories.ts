import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../src/define/call.js';
import { press, write } from './hands.js';
import { another, asking, conference, inArabic, inASidebar, inATalk, longName, lost, onSim, reconnecting, recovering, ringing, takenUp, talking, waiting } from './on-sim.js';

const meta: Meta = { title: 'Call', component: 'cord-call' };
export default meta;

export const Talking: StoryObj = onSim(inATalk);
export const None: StoryObj = onSim();
export const Ringing: StoryObj = onSim(ringing);
export const Dialing: StoryObj = onSim(({ desk }) => desk.send({ type: 'dial', target: '+442079460958' }), { dialed: 'ring' });
export const OnHold: StoryObj = onSim(waiting);
export const MutedOnPoorLine: StoryObj = onSim(async (sim) => {
  const callId = await talking(sim);
  sim.line.quality(callId, { mos: 2.4, cause: 'loss' });
  sim.line.peerHolds(callId);
  await sim.desk.send({ type: 'mute', callId });
});
export const Keypad: StoryObj = {
  ...onSim(inATalk),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'cord-call', 'keypad');
    for (const key of ['4', '2', '#']) await press(canvasElement, 'cord-call', 'key', key);
  },
};
export const Transfer: StoryObj = {
  ...onSim(inATalk),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'cord-call', 'transfer');
    await write(canvasElement, 'cord-call', '#target', '1002');
  },
};
export const TransferRefused: StoryObj = {
  ...onSim((sim) => {
    sim.line.fail('transfer', { code: 'no-answer', message: '1002 does not answer. Ada is with you again.' });
    return inATalk(sim);
  }),
  play: async (context) => {
    await Transfer.play!(context);
    await press(context.canvasElement, 'cord-call', 'transfer-now');
  },
};
export const AskingFirst: StoryObj = onSim(asking);
export const InConference: StoryObj = onSim(conference);
export const Busy: StoryObj = onSim(async ({ desk, line }) => {
  await desk.send({ type: 'dial', target: '1002' });
  line.ends(desk.state.calls[0]!.id, { cause: 'busy', by: 'peer', code: 486 });
});
export const Over: StoryObj = onSim(async (sim) => sim.line.ends(await talking(sim)));
export const Reconnecting: StoryObj = onSim(reconnecting);
export const Recovering: StoryObj = onSim(recovering);
export const TakenUp: StoryObj = onSim(takenUp);
export const Lost: StoryObj = onSim(lost);
export const SoundInAnotherTab: StoryObj = onSim(talking, { tab: { role: 'mirror', front: true } });
export const LongName: StoryObj = onSim(({ line }) => void line.ring({ number: '+15550100', name: longName }));
export const NumberWithheld: StoryObj = onSim(({ line }) => void line.ring({ number: 'anonymous' }));
export const Compact: StoryObj = { ...onSim(another), args: { 'compact': true, 'call-id': 'sim-2' } };
export const Sidebar: StoryObj = { ...onSim(inATalk), globals: inASidebar };
export const RightToLeft: StoryObj = { ...onSim(inATalk), globals: inArabic };
