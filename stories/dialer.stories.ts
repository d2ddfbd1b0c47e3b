import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { userEvent } from 'storybook/test';
import '../src/define/dialer.js';
import type { Recent } from '../src/core/index.js';
import { press, seen, write } from './hands.js';
import { inArabic, inASidebar, longName, onAPage, onSim, type Play } from './on-sim.js';

const contacts = [
  { name: 'Alan Turing', number: '+44 20 7946 0018' },
  { name: 'Annie Easley', number: '(415) 555-0142' },
  { name: 'Katherine Johnson', number: '(757) 555-0199' },
];

const meta: Meta = { title: 'Dialer', component: 'cord-dialer', args: { region: 'US', contacts } };
export default meta;

const recents: readonly Recent[] = [
  { number: '+4930123456', name: 'Ada Lovelace', direction: 'outgoing', missed: false, at: 4 },
  { number: '4155550100', direction: 'incoming', missed: true, at: 3 },
  { number: '1002', name: 'Grace Hopper', direction: 'incoming', missed: false, at: 2 },
];
const known = { recents };

/** Types into the field, then presses these keys. */
const typing = (text: string, keys = ''): Play => async ({ canvasElement }) => {
  await write(canvasElement, 'cord-dialer', 'input', text);
  if (keys) await userEvent.keyboard(keys);
};

export const Empty: StoryObj = onSim(() => {}, known);
export const FirstDay: StoryObj = onSim();
export const Number: StoryObj = { ...onSim(() => {}, known), args: { value: '4155550199' } };
export const KnownNumber: StoryObj = { ...onSim(() => {}, known), args: { value: '+49 30 123456' } };
export const Address: StoryObj = { ...onSim(() => {}, known), args: { value: 'sip:bob@pbx.example' } };
export const Suggestions: StoryObj = { ...onSim(() => {}, known), play: typing('a', '{ArrowDown}') };
export const NotANumber: StoryObj = { ...onSim(() => {}, known), play: typing('nobody', '{Enter}') };
export const NotPossible: StoryObj = {
  ...onSim(({ line }) => line.fail('dial', { code: 'rejected', message: 'The phone server does not call this number. Ask your administrator.' }), known),
  args: { value: '4155550199' },
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'cord-dialer', 'call');
    await seen(canvasElement, ['cord-dialer', '[part=note]'], 'does not call');
  },
};
export const LongNames: StoryObj = { ...onSim(() => {}, { recents: [{ ...recents[0]!, name: longName }] }), args: { contacts: [{ name: longName, number: '+442079460018' }] }, play: typing('w') };
export const Reconnecting: StoryObj = { ...onSim(({ line }) => line.loses(), known), args: { value: '4155550199' } };
export const Refused: StoryObj = onSim(({ line }) => line.refuses({
  code: 'credentials', message: 'The phone server did not accept your password. Sign in again, or ask your administrator.',
}), known);
export const Offline: StoryObj = onSim(({ desk }) => desk.send({ type: 'set-status', status: 'offline' }), known);
export const Sidebar: StoryObj = { ...onSim(() => {}, known), globals: inASidebar };
export const Page: StoryObj = { ...onSim(() => {}, known), globals: onAPage, tags: ['wide'] };
export const RightToLeft: StoryObj = { ...onSim(() => {}, known), args: { value: '4155550199' }, globals: inArabic };
