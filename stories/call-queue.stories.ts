import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../src/define/call-queue.js';
import { gone, press } from './hands.js';
import { inArabic, inASidebar, longName, onAPage, onSim } from './on-sim.js';
import { agent, caller, lamp, many, sales, support, withQueues } from './queues-on-sim.js';

const meta: Meta = { title: 'Call queue', component: 'cord-call-queue' };
export default meta;

export const OneQueue: StoryObj = onSim(() => {}, withQueues(support()));
export const AllMyQueues: StoryObj = onSim(() => {}, withQueues(support(), sales()));
export const FixedByThePage: StoryObj = { ...onSim(() => {}, withQueues(support(), sales())), args: { queue: 'sales' } };
export const NobodyWaits: StoryObj = onSim(() => {}, withQueues({ ...support(), waiting: [] }));
export const BadDay: StoryObj = onSim(() => {}, withQueues({ ...support(), waiting: many(100_000) }));
export const LongNames: StoryObj = onSim(() => {}, withQueues({
  ...support(), name: longName, waiting: [caller('1', longName, 64, { path: [longName], reasons: [{ kind: 'last-agent', detail: longName }] })], members: [agent('1001', longName, 'ready', 96)],
}));
export const WithoutTheRightToClaim: StoryObj = onSim(() => {}, { centre: { queues: [support()], rights: ['status', 'queues'] } });
export const OnlyALamp: StoryObj = onSim(() => {}, withQueues(lamp(true)));
export const Stale: StoryObj = onSim(({ centre }) => centre.loses(), withQueues(support()));
export const Connecting: StoryObj = onSim(({ centre }) => centre.loses('The connection to the queues takes longer than usual. Trying again.'), withQueues());
export const Refused: StoryObj = onSim(({ centre }) => centre.refuses({
  code: 'forbidden', message: 'Your token does not let you see any queue. Ask your administrator.',
}), withQueues());
export const NoCentre: StoryObj = onSim();
export const NoSuchQueue: StoryObj = { ...onSim(() => {}, withQueues(support())), args: { queue: 'night' } };
export const Claimed: StoryObj = {
  ...onSim(() => {}, withQueues(support())),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'cord-call-queue', 'claim');
    await gone(canvasElement, ['cord-call-queue', '[part=caller]'], 'Ada Byron');
  },
};
export const SomebodyElseWasQuicker: StoryObj = {
  ...onSim(({ centre }) => centre.fail('claim', { code: 'no-such-call', message: 'Somebody else has taken this call.' }), withQueues(support())),
  play: ({ canvasElement }) => press(canvasElement, 'cord-call-queue', 'claim'),
};
export const Sidebar: StoryObj = { ...onSim(() => {}, withQueues(support())), globals: inASidebar };
export const Page: StoryObj = { ...onSim(() => {}, withQueues(support(), sales())), globals: onAPage, tags: ['wide'] };
export const RightToLeft: StoryObj = { ...onSim(() => {}, withQueues(support())), globals: inArabic };
