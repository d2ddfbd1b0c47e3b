import { fill } from './calls-on-sim.js';
import { ada, adaRings, byron, grace, withCustomers } from './customers-on-sim.js';
import { backThen, type Script } from './on-sim.js';
import { sales, support, withQueues } from './queues-on-sim.js';
import type { SimOptions } from '../src/sim/index.js';

// Whole desks, in the course of a call.

/** Queues, a CRM that knows its callers, time after a call, and whom we called lately. */
export const withEverything = (): SimOptions => ({
  ...withQueues(support(), sales()), ...withCustomers(ada(), grace()), afterCallWork: 60,
  recents: [{ number: '+4930123456', name: 'Katherine Johnson', direction: 'outgoing', missed: false, at: 2 }, { number: '+14155550100', direction: 'incoming', missed: true, at: 1 }],
});

/** The same, where two customers share Ada's number. */
export const withTwoOfThem = (): SimOptions => ({ ...withEverything(), ...withCustomers(ada(), byron()) });

/** There have been calls already. */
export const aMorning: Script = (sim) => fill(sim);

export const aRing: Script = async (sim) => {
  await fill(sim);
  await adaRings(sim);
};

export const aTalk: Script = async (sim) => {
  await fill(sim);
  backThen(125, () => {
    void adaRings(sim);
    void sim.desk.send({ type: 'answer', callId: sim.desk.state.calls[0]!.id });
  });
  sim.line.quality(sim.desk.state.calls[0]!.id, { mos: 4.2 });
};

/** Ada talks to us, Grace rings. */
export const twoAtOnce: Script = async (sim) => {
  await aTalk(sim);
  sim.line.ring({ number: '+15550177', name: 'Grace Hopper', headers: { 'x-queue': 'Support' } });
};

export const aPaper: Script = async (sim) => {
  await aTalk(sim);
  sim.line.ends(sim.desk.state.calls[0]!.id);
};

/** Nothing goes right: the line is gone in the middle of a call, and so are the queues. */
export const aBadMoment: Script = async (sim) => {
  await aTalk(sim);
  sim.centre.loses();
  backThen(12, () => sim.line.loses());
};
