import { html, type TemplateResult } from 'lit';
import '../src/define/agent-status.js';
import type { Member, QueueSnapshot } from '../src/core/index.js';
import type { CordAgentStatusElement } from '../src/elements/agent-status/agent-status-element.js';
import type { SimOptions } from '../src/sim/index.js';
import { onSim, talking, type Script } from './on-sim.js';

export default { title: 'Agent status', component: 'cord-agent-status' };

const status: TemplateResult = html`<cord-agent-status></cord-agent-status>`;
const story = (script: Script = () => {}, options: SimOptions = {}, content = status) => ({ render: () => onSim(script, content, options) });

const open = async ({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> => {
  const element = canvasElement.querySelector<CordAgentStatusElement>('cord-agent-status')!;
  await element.updateComplete;
  element.shadowRoot!.querySelector<HTMLButtonElement>('[part=status]')!.click();
};

const me: Member = { agent: '1001', name: 'Robin', status: 'ready', paused: false, answered: 0 };
const queues: readonly QueueSnapshot[] = [
  { id: 'support', name: 'Support', waiting: [], members: [me] },
  { id: 'sales', name: 'Sales', waiting: [], members: [{ ...me, status: 'away', paused: true, reason: 'Training' }] },
  { id: 'billing', name: 'Billing and contracts', waiting: [], members: [] },
];

const lunch: Script = ({ desk }) => desk.send({ type: 'set-status', status: 'away', reason: 'Lunch' });
const thenLunch: Script = async (sim) => { await talking(sim); await lunch(sim); };
const hungUp: Script = async (sim) => sim.line.ends(await talking(sim));

export const Ready = story();
export const OnACall = story(talking);
export const OnACallThenLunch = story(thenLunch);
export const AfterCallWork = story(hungUp, { afterCallWork: 60 });
export const AfterCallWorkThenLunch = story(async (sim) => { await thenLunch(sim); sim.line.ends('sim-1'); }, { afterCallWork: 60 });
export const Lunch = story(lunch);
export const Offline = story(({ desk }) => desk.send({ type: 'set-status', status: 'offline' }));
export const Menu = { ...story(), play: open };
export const MenuDuringACall = { ...story(thenLunch), play: open };
export const MenuAfterACall = { ...story(hungUp, { afterCallWork: 60 }), play: open };
export const Queues = { ...story(() => {}, { centre: { queues } }), play: open };
export const QueuesOutOfReach = { ...story(({ centre }) => centre.loses(), { centre: { queues } }), play: open };
export const QueuesOfTheSupervisor = { ...story(() => {}, { centre: { queues, rights: [] } }), play: open };
export const ReasonsOfTheHouse = { ...story(() => {}, {}, html`<cord-agent-status reasons="Coffee, School run, Coaching"></cord-agent-status>`), play: open };
export const Reconnecting = story(({ line }) => line.loses());
export const ReconnectingInACall = story(async (sim) => { await talking(sim); sim.line.loses(); });
export const Refused = story(({ line }) => line.refuses({
  code: 'credentials', message: 'The phone server did not accept your password. Sign in again, or ask your administrator.',
}));
