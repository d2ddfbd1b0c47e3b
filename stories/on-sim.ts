import { render, type TemplateResult } from 'lit';
import type { Desk } from '../src/desk/index.js';
import { createSim, type Sim, type SimOptions } from '../src/sim/index.js';
import '../src/define/desk.js';

/** What a story plays before it is looked at. */
export type Script = (sim: Sim) => void | Promise<unknown>;

/** A page with a desk over a simulated line, in the state the script brought it to. */
export function onSim(script: Script, content: TemplateResult, options: SimOptions = {}): HTMLElement {
  const page = document.createElement('div');
  const desk = document.createElement('cord-desk') as HTMLElement & { desk?: Desk };
  page.append(desk);
  void createSim(options).then(async (sim) => {
    await script(sim);
    desk.desk = sim.desk;
    page.dispatchEvent(new CustomEvent('story-ready', { bubbles: true }));
  });
  render(content, page.appendChild(document.createElement('div')));
  return page;
}

// The moments that stories and tests share.

export const ada = { number: '+15550100', name: 'Ada Lovelace', headers: { 'x-queue': 'Orders', 'x-waited': '1:12' } };
export const grace = { number: '+15550177', name: 'Grace Hopper' };

/** Ada rings. */
export const ringing: Script = ({ line }) => void line.ring(ada);

/** Ada talks to us. */
export const talking = async ({ desk, line }: Sim): Promise<string> => {
  const callId = line.ring(ada);
  await desk.send({ type: 'answer', callId });
  line.quality(callId, { mos: 4.2 });
  return callId;
};

/** Ada waits. */
export const waiting: Script = async (sim) => sim.desk.send({ type: 'hold', callId: await talking(sim) });

/** Ada waits while we ask Grace about her. */
export const asking: Script = async (sim) => sim.desk.send({ type: 'consult', callId: await talking(sim), target: grace.number });

/** The line is lost while Ada talks to us. */
export const reconnecting: Script = async (sim) => { await talking(sim); sim.line.loses(); };

/** The page in which we talked to Ada is gone; this one takes the call up. */
export const recovering: Script = ({ line }) => void line.leftBehind(ada);

/** The phone server would not give Ada back. */
export const lost: Script = ({ line }) => line.ends(line.leftBehind(ada), { cause: 'lost', by: 'network', code: 481 });

/** We talk to Ada while Grace rings. */
export const another: Script = async (sim) => {
  await talking(sim);
  sim.line.ring(grace);
};
