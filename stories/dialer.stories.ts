import { html, type TemplateResult } from 'lit';
import '../src/define/dialer.js';
import type { CordDialerElement } from '../src/elements/dialer/dialer-element.js';
import type { Recent } from '../src/core/index.js';
import type { SimOptions } from '../src/sim/index.js';
import { onSim, type Script } from './on-sim.js';

export default { title: 'Dialer', component: 'cord-dialer' };

const recents: readonly Recent[] = [
  { number: '+4930123456', name: 'Ada Lovelace', direction: 'outgoing', missed: false, at: 4 },
  { number: '4155550100', direction: 'incoming', missed: true, at: 3 },
  { number: '1002', name: 'Grace Hopper', direction: 'incoming', missed: false, at: 2 },
];
const contacts = [
  { name: 'Alan Turing', number: '+44 20 7946 0018' },
  { name: 'Annie Easley', number: '(415) 555-0142' },
  { name: 'Katherine Johnson', number: '(757) 555-0199' },
];

const dialer = (value = ''): TemplateResult => html`<cord-dialer region="US" .contacts=${contacts} .value=${value}></cord-dialer>`;
const story = (script: Script = () => {}, value = '', options: SimOptions = { recents }) => ({ render: () => onSim(script, dialer(value), options) });

interface Playing {
  readonly canvasElement: HTMLElement;
}

/** Types into the field once the desk is there. */
const typing = (text: string, ...keys: readonly string[]) => async ({ canvasElement }: Playing): Promise<void> => {
  const element = canvasElement.querySelector<CordDialerElement>('cord-dialer')!;
  await element.updateComplete;
  const input = element.shadowRoot!.querySelector('input')!;
  input.focus();
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { inputType: 'insertText' }));
  for (const key of keys) {
    await element.updateComplete;
    input.dispatchEvent(new KeyboardEvent('keydown', { key }));
  }
};

export const Empty = story();
export const FirstDay = story(() => {}, '', {});
export const Number = story(() => {}, '4155550199');
export const KnownNumber = story(() => {}, '+49 30 123456');
export const Address = story(() => {}, 'sip:bob@pbx.example');
export const Suggestions = { ...story(), play: typing('a', 'ArrowDown') };
export const NotANumber = { ...story(), play: typing('nobody', 'Enter') };
export const Reconnecting = story(({ line }) => line.loses(), '4155550199');
export const Refused = story(({ line }) => line.refuses({
  code: 'credentials', message: 'The phone server did not accept your password. Sign in again, or ask your administrator.',
}));
export const Offline = story(({ desk }) => desk.send({ type: 'set-status', status: 'offline' }));
