import { html } from 'lit';
import '../src/define/audio-settings.js';
import { onSim, type Script } from './on-sim.js';

export default { title: 'Audio settings', component: 'cord-audio-settings' };

const story = (script: Script = () => {}) => ({ render: () => onSim(script, html`<cord-audio-settings></cord-audio-settings>`) });

export const Default = story();
export const Talking = story(async ({ desk, audio }) => {
  await desk.send({ type: 'choose-device', kind: 'microphone', deviceId: 'mic-headset' });
  audio.levels(5, 7);
});
export const Works = story(({ desk }) => desk.send({ type: 'check-microphone' }));
export const Blocked = story(({ desk, audio }) => {
  audio.ailment = { code: 'microphone-blocked', message: 'Your microphone is blocked for this site. Open the padlock beside the address and allow it, then check again.' };
  return desk.send({ type: 'check-microphone' });
});
export const Unplugged = story(async ({ desk }) => {
  await desk.send({ type: 'choose-device', kind: 'microphone', deviceId: 'gone' });
});
export const OneOutput = story(({ audio }) => audio.plug(undefined, []));
export const Silenced = story(({ audio }) => audio.blockRing());
