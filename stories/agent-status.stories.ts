import { html, type TemplateResult } from 'lit';
import '../src/define/agent-status.js';
import type { CordAgentStatusElement } from '../src/elements/agent-status/agent-status-element.js';
import { onSim, type Script } from './on-sim.js';

export default { title: 'Agent status', component: 'cord-agent-status' };

const status: TemplateResult = html`<cord-agent-status></cord-agent-status>`;
const story = (script: Script = () => {}, content = status) => ({ render: () => onSim(script, content) });

const open = async ({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> => {
  const element = canvasElement.querySelector<CordAgentStatusElement>('cord-agent-status')!;
  await element.updateComplete;
  element.shadowRoot!.querySelector<HTMLButtonElement>('[part=status]')!.click();
};

export const Ready = story();
export const Lunch = story(({ desk }) => desk.send({ type: 'set-status', status: 'away', reason: 'Lunch' }));
export const Offline = story(({ desk }) => desk.send({ type: 'set-status', status: 'offline' }));
export const Menu = { ...story(), play: open };
export const ReasonsOfTheHouse = { ...story(() => {}, html`<cord-agent-status reasons="Coffee, School run, Coaching"></cord-agent-status>`), play: open };
export const Reconnecting = story(({ line }) => line.loses());
export const Refused = story(({ line }) => line.refuses({
  code: 'credentials', message: 'The phone server did not accept your password. Sign in again, or ask your administrator.',
}));
