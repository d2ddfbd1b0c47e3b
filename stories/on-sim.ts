import type { StoryObj } from '@storybook/web-components-vite';
import '../src/define/desk.js';
import type { Desk } from '../src/desk/index.js';
import { createSim, type Sim, type SimOptions } from '../src/sim/index.js';

/** What a story plays before it is looked at. */
export type Script = (sim: Sim) => void | Promise<unknown>;

export type Play = NonNullable<StoryObj['play']>;

/** What a story's play function finds in `loaded`. */
export interface OnDesk {
  readonly desk: Desk;
  readonly sim?: Sim;
}

/** A story on a desk of its own over a simulated line, in the state that the script brought it to. */
export const onSim = (script: Script = () => {}, options: SimOptions = {}): StoryObj => onDesk(async (signal) => {
  const sim = await createSim(options);
  signal.addEventListener('abort', () => sim.stop(), { once: true });
  await script(sim);
  return { sim, desk: sim.desk };
});

const desks = new WeakMap<AbortSignal, Promise<OnDesk>>();

/** Loaders run again with each change of a control; the story keeps its desk for as long as it is looked at. */
export const onDesk = (make: (signal: AbortSignal) => Promise<OnDesk>): StoryObj => ({
  loaders: [({ abortSignal }) => {
    const desk = desks.get(abortSignal) ?? make(abortSignal);
    desks.set(abortSignal, desk);
    return desk;
  }],
});

/** Does it as if it were so many seconds ago. What it does after it waited is done now. */
export function backThen<T>(seconds: number, act: () => T): T {
  const { now } = Date;
  Date.now = () => now() - seconds * 1000;
  try {
    return act();
  } finally {
    Date.now = now;
  }
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

/** We have been talking for a while. */
export const inATalk: Script = (sim) => backThen(125, () => talking(sim));

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

/** We talk to both at once. */
export const conference: Script = async (sim) => {
  await asking(sim);
  await sim.desk.send({ type: 'merge', callId: sim.desk.state.calls[0]!.id });
};

/** The page in which we talked to Ada is gone; this one has taken the call up. */
export const takenUp: Script = ({ line }) => line.recovered(line.leftBehind(ada));

export const longName = 'Wolfeschlegelsteinhausenbergerdorff '.repeat(8);

// What a designer may choose in the toolbar, chosen.

export const inASidebar = { width: '280' };
export const onAPage = { width: '720' };
export const inArabic = { locale: 'ar' };
