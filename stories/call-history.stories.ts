import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../src/define/call-history.js';
import { undelivered } from '../src/core/index.js';
import type { Sim } from '../src/sim/index.js';
import { call, EndlessLog, fill, refusal, severalDays } from './calls-on-sim.js';
import { gone, press, write } from './hands.js';
import { inArabic, inASidebar, longName, onAPage, onSim, type Play, type Script } from './on-sim.js';

const meta: Meta = { title: 'Call history', component: 'cord-call-history' };
export default meta;

const filled: Script = (sim) => fill(sim);
const settled = async ({ desk }: Sim): Promise<void> => { while (undelivered(desk.state).waiting) await new Promise((resolve) => setTimeout(resolve)); };

/** Two are on their way to a CRM that is down, one was refused, all others are there. */
const onTheirWay: Script = async (sim) => {
  const [first, second, third, ...others] = severalDays();
  await fill(sim, others, true);
  await settled(sim);
  sim.crm.fail('log', refusal);
  await fill(sim, [third!], true);
  await settled(sim);
  sim.crm.hangs();
  await fill(sim, [second!, first!], true);
};
const endless = (total: number): Script => ({ records }) => void Object.assign(records, { callLog: new EndlessLog(total) });
const opened: Play = ({ canvasElement }) => press(canvasElement, 'cord-call-history', 'row', 'Ada');
const searched = (text: string): Play => async ({ canvasElement }) => {
  await write(canvasElement, 'cord-call-history', '[part=search]', text);
  await gone(canvasElement, ['cord-call-history', '[part=row]'], 'Ada');
};

export const SeveralDays: StoryObj = onSim(filled);
export const OnTheirWayToTheCrm: StoryObj = onSim(onTheirWay, { crm: {} });
export const ACallUnfolded: StoryObj = { ...onSim(filled), play: opened };
export const Searched: StoryObj = { ...onSim(filled), play: searched('loom') };
export const NothingFound: StoryObj = { ...onSim(filled), play: searched('zebra') };
export const AboutToExport: StoryObj = { ...onSim(filled), play: ({ canvasElement }) => press(canvasElement, 'cord-call-history', 'export') };
export const AHundredThousandCalls: StoryObj = onSim(endless(100_000));
export const AMillionCalls: StoryObj = onSim(endless(1_000_000));
export const LongNames: StoryObj = onSim((sim) => fill(sim, [call(longName, 0, 12, 194, { customerName: longName, company: longName, queue: longName }), call(longName, 0, 31, undefined)]));
export const Loading: StoryObj = onSim(({ records }) => {
  const log = new EndlessLog(10);
  log.gate = new Promise(() => {});
  Object.assign(records, { callLog: log });
});
export const CannotBeRead: StoryObj = onSim(({ records }) => {
  const log = new EndlessLog(10);
  log.gate = Promise.reject(new Error('This browser lost what it kept of your calls. Reload the page.'));
  log.gate.catch(() => {});
  Object.assign(records, { callLog: log });
});
export const NoCallsYet: StoryObj = onSim();
export const PageOnly: StoryObj = onSim(async (sim) => {
  await fill(sim);
  sim.records.fails();
});
export const MayErase: StoryObj = { ...onSim(filled), args: { 'can-erase': true }, play: opened };
export const Sidebar: StoryObj = { ...onSim(onTheirWay, { crm: {} }), globals: inASidebar };
export const Page: StoryObj = { ...onSim(onTheirWay, { crm: {} }), globals: onAPage, tags: ['wide'] };
export const RightToLeft: StoryObj = { ...onSim(onTheirWay, { crm: {} }), globals: inArabic };
