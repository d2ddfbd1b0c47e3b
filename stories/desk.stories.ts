import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ada, onSim, talking, type Script } from './on-sim.js';

/** It shows nothing while all is well; these are its problems. */
const meta: Meta = { title: 'Desk', component: 'cord-desk', render: () => onSim(() => {}, html``) };
export default meta;

const story = (script: Script): StoryObj => ({ render: () => onSim(script, html``) });

export const SignIn = story(({ line }) => line.refuses({ code: 'credentials', message: 'The phone server refused the password for sip:1001@sim.example. Check it, then try again.' }));
export const Refused = story(({ line }) => line.refuses({ code: 'forbidden', message: 'The phone server does not let sip:1001@sim.example in. Ask whoever runs it.' }));
export const Reconnecting = story(({ line }) => line.loses());
export const ReconnectingInACall = story(async (sim) => { await talking(sim); sim.line.loses(); });
export const CannotShare: StoryObj = { render: () => onSim(() => {}, html``, { tab: { role: 'alone', front: true, lonely: 'unsupported' } }) };
export const MicrophoneBlocked = story(({ audio }) => {
  audio.ailment = { code: 'microphone-blocked', message: 'Your microphone is blocked for this site. Open the padlock and allow it.' };
  return audio.checkMicrophone();
});
export const RingMuted = story(({ line, audio }) => {
  line.ring(ada);
  audio.blockRing();
});
export const CommandFailed = story(({ desk, line }) => {
  line.fail('dial', { code: 'bad-number', message: '"abc" is not a phone number.' });
  return desk.send({ type: 'dial', target: 'abc' });
});
