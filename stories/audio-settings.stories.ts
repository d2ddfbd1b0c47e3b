import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { userEvent } from 'storybook/test';
import '../src/define/audio-settings.js';
import { seen } from './hands.js';
import { inArabic, inASidebar, longName, onDesk, onSim, type Script } from './on-sim.js';
import { deskThatListens } from './microphone-on-sim.js';

const meta: Meta = { title: 'Audio settings', component: 'cord-audio-settings' };
export default meta;

const blocked: Script = ({ desk, audio }) => {
  audio.ailment = { code: 'microphone-blocked', message: 'Your microphone is blocked for this site. Open the padlock beside the address and allow it, then check again.' };
  return desk.send({ type: 'check-microphone' });
};

export const Default: StoryObj = onSim();
export const Talking: StoryObj = {
  ...onSim(async ({ desk, audio }) => {
    await desk.send({ type: 'choose-device', kind: 'microphone', deviceId: 'mic-headset' });
    audio.levels(5, 7);
  }),
};
/** The microphone doctor at work: nobody has spoken yet. */
export const Checking: StoryObj = onDesk(async (signal) => ({ desk: await deskThatListens(signal) }));
/** It hears somebody, but softly. */
export const CheckingAndHearing: StoryObj = onDesk(async (signal) => ({ desk: await deskThatListens(signal, 3) }));
export const Works: StoryObj = onSim(({ desk }) => desk.send({ type: 'check-microphone' }));
export const Blocked: StoryObj = onSim(blocked);
export const NoMicrophone: StoryObj = onSim(({ desk, audio }) => {
  audio.plug([], []);
  audio.ailment = { code: 'no-microphone', message: 'There is no microphone. Plug one in, or switch your headset on, then check again.' };
  return desk.send({ type: 'check-microphone' });
});
export const Unplugged: StoryObj = onSim(async ({ desk }) => {
  await desk.send({ type: 'choose-device', kind: 'microphone', deviceId: 'gone' });
});
export const OneOutput: StoryObj = onSim(({ audio }) => audio.plug(undefined, []));
export const Silenced: StoryObj = onSim(({ audio }) => audio.blockRing());
export const LongNames: StoryObj = onSim(({ desk, audio }) => {
  audio.plug([{ id: 'long', label: longName }], [{ id: 'long', label: longName }]);
  return desk.send({ type: 'choose-device', kind: 'microphone', deviceId: 'long' });
});
export const RecordingForSupport: StoryObj = {
  ...onSim(({ desk }) => desk.send({ type: 'trace-line', on: true })),
  play: async ({ canvasElement }) => userEvent.click(await seen(canvasElement, ['cord-audio-settings', '[part=trace] summary'])),
};
export const Sidebar: StoryObj = { ...onSim(blocked), globals: inASidebar };
export const RightToLeft: StoryObj = { ...onSim(blocked), globals: inArabic };
