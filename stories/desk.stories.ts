import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/desk.js';
import { given } from './element.js';
import { seen } from './hands.js';
import { ada, backThen, inArabic, inASidebar, onSim, talking, type OnDesk, type Script } from './on-sim.js';

/** It shows nothing while all is well; these are its problems. */
const meta: Meta = {
  title: 'Desk', component: 'cord-desk',
  render: (args, { loaded, globals }) => html`<cord-desk locale=${globals['locale'] as string} .desk=${(loaded as OnDesk).desk} ${given(args)}></cord-desk>`,
};
export default meta;

const loses: Script = ({ line }) => backThen(5, () => line.loses());
const askPassword: Script = ({ line }) => line.refuses({ code: 'credentials', message: 'The phone server refused the password for sip:1001@sim.example. Check it, then try again.' });

export const SignIn: StoryObj = onSim(askPassword);
export const AllIsWell: StoryObj = onSim();
export const Refused: StoryObj = onSim(({ line }) => line.refuses({ code: 'forbidden', message: 'The phone server does not let sip:1001@sim.example in. Ask whoever runs it.' }));
export const Reconnecting: StoryObj = onSim(loses);
export const ReconnectingForLong: StoryObj = onSim(({ line }) => backThen(30, () => line.loses()));
export const ReconnectingInACall: StoryObj = onSim(async (sim) => { await talking(sim); await loses(sim); });
export const TheLineIsBack: StoryObj = {
  ...onSim(),
  play: async ({ canvasElement, loaded }) => {
    const { line } = (loaded as OnDesk).sim!;
    backThen(8, () => line.loses());
    await seen(canvasElement, ['cord-desk', '[part=notice]'], 'Reconnecting');
    line.comesBack();
    await seen(canvasElement, ['cord-desk', '[part=notice]'], 'back');
  },
};
export const QueuesRefused: StoryObj = onSim(({ centre }) => centre.refuses({ code: 'forbidden', message: 'Your token does not let you see any queue. Ask your administrator.' }), { centre: {} });
export const CannotShare: StoryObj = onSim(() => {}, { tab: { role: 'alone', front: true, lonely: 'unsupported' } });
export const MicrophoneBlocked: StoryObj = onSim(({ audio }) => {
  audio.ailment = { code: 'microphone-blocked', message: 'Your microphone is blocked for this site. Open the padlock and allow it.' };
  return audio.checkMicrophone();
});
export const RingMuted: StoryObj = onSim(({ line, audio }) => {
  line.ring(ada);
  audio.blockRing();
});
export const CommandFailed: StoryObj = onSim(({ desk, line }) => {
  line.fail('dial', { code: 'bad-number', message: '"abc" is not a phone number.' });
  return desk.send({ type: 'dial', target: 'abc' });
});
export const SeveralAtOnce: StoryObj = onSim(async (sim) => {
  sim.audio.ailment = { code: 'no-microphone', message: 'There is no microphone. Plug one in, or switch your headset on, then check again.' };
  await sim.audio.checkMicrophone();
  await talking(sim);
  await loses(sim);
});
export const Sidebar: StoryObj = { ...onSim(askPassword), globals: inASidebar };
export const RightToLeft: StoryObj = { ...onSim(askPassword), globals: inArabic };
