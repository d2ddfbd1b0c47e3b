import { html, type TemplateResult } from 'lit';
import '../src/define/call-history.js';
import { undelivered } from '../src/core/index.js';
import type { Sim, SimOptions } from '../src/sim/index.js';
import { EndlessLog, fill, refusal, severalDays } from './calls-on-sim.js';
import { onSim, type Script } from './on-sim.js';

export default { title: 'Call history', component: 'cord-call-history' };

const history: TemplateResult = html`<cord-call-history></cord-call-history>`;
const story = (script: Script = (sim) => fill(sim), content = history, options: SimOptions = {}) => ({ render: () => onSim(script, content, options) });

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

export const SeveralDays = story();
export const OnTheirWayToTheCrm = story(onTheirWay, history, { crm: {} });
export const AMillionCalls = story(endless(1_000_000));
export const NoCallsYet = story(() => {});
export const PageOnly = story(async (sim) => {
  await fill(sim);
  sim.records.fails();
});
export const MayErase = story(undefined, html`<cord-call-history can-erase></cord-call-history>`);
export const Sidebar = story(onTheirWay, html`<cord-call-history style="inline-size: 280px"></cord-call-history>`, { crm: {} });
