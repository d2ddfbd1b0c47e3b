import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../src/define/agent-status.js';
import type { Member, QueueSnapshot } from '../src/core/index.js';
import { press } from './hands.js';
import { backThen, inArabic, onSim, reconnecting, talking, type Play, type Script } from './on-sim.js';

const meta: Meta = { title: 'Agent status', component: 'cord-agent-status' };
export default meta;

const open: Play = ({ canvasElement }) => press(canvasElement, 'cord-agent-status', 'status');

const me: Member = { agent: '1001', name: 'Robin', status: 'ready', paused: false, answered: 0 };
const queues: readonly QueueSnapshot[] = [
  { id: 'support', name: 'Support', waiting: [], members: [me] },
  { id: 'sales', name: 'Sales', waiting: [], members: [{ ...me, status: 'away', paused: true, reason: 'Training' }] },
  { id: 'billing', name: 'Billing and contracts', waiting: [], members: [] },
];

const lunch: Script = ({ desk }) => desk.send({ type: 'set-status', status: 'away', reason: 'Lunch' });
const thenLunch: Script = async (sim) => { await talking(sim); await lunch(sim); };
const hungUp: Script = async (sim) => sim.line.ends(await talking(sim));

export const Ready: StoryObj = onSim();
export const OnACall: StoryObj = onSim(talking);
export const OnACallThenLunch: StoryObj = onSim(thenLunch);
export const AfterCallWork: StoryObj = onSim(hungUp, { afterCallWork: 60 });
export const AfterCallWorkThenLunch: StoryObj = onSim(async (sim) => { await thenLunch(sim); sim.line.ends('sim-1'); }, { afterCallWork: 60 });
export const Lunch: StoryObj = onSim((sim) => backThen(340, () => lunch(sim)));
export const Offline: StoryObj = onSim(({ desk }) => desk.send({ type: 'set-status', status: 'offline' }));
export const Menu: StoryObj = { ...onSim(), play: open };
export const MenuDuringACall: StoryObj = { ...onSim(thenLunch), play: open };
export const MenuAfterACall: StoryObj = { ...onSim(hungUp, { afterCallWork: 60 }), play: open };
export const Queues: StoryObj = { ...onSim(() => {}, { centre: { queues } }), play: open };
export const QueuesOutOfReach: StoryObj = { ...onSim(({ centre }) => centre.loses(), { centre: { queues } }), play: open };
export const QueuesOfTheSupervisor: StoryObj = { ...onSim(() => {}, { centre: { queues, rights: [] } }), play: open };
export const ReasonsOfTheHouse: StoryObj = { ...onSim(), args: { reasons: 'Coffee, School run, Coaching' }, play: open };
export const LongReasons: StoryObj = { ...onSim(), args: { reasons: 'Meeting of the works council with the regional management, Coaching' }, play: open };
export const Reconnecting: StoryObj = onSim(({ line }) => line.loses());
export const ReconnectingInACall: StoryObj = onSim(reconnecting);
export const Refused: StoryObj = onSim(({ line }) => line.refuses({
  code: 'credentials', message: 'The phone server did not accept your password. Sign in again, or ask your administrator.',
}));
export const RightToLeft: StoryObj = { ...Queues, globals: inArabic };
