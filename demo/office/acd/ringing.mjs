/** Brings callers and agents together: rings, takes note of who does not answer, connects. */
import { once } from 'node:events';
import { connect } from '../party.mjs';
import { ELSEWHERE } from '../refusal.mjs';
import { inTurn, waitsFor, whomToRing } from './choose.mjs';
import { headersOf } from './telling.mjs';

const NO_ANSWER = 'no answer';

/**
 * @typedef {object} Times All in ms.
 * @property {number} ringTime A telephone rings for so long, then it is somebody else's turn.
 * @property {number} retry Everybody has let a caller ring: they are left alone for so long.
 * @property {number} dedicatedFor A caller waits for their own agent for so long, then takes anybody.
 * @property {number} wrapUp After a call nobody rings for so long.
 */

export class Ringing {
  /** Who served a number the last time. @type {Map<string, string>} */
  served = new Map();
  #roster;
  #phones;
  #times;
  #stir;

  /**
   * @param {import('./roster.mjs').Roster} roster
   * @param {import('./roster.mjs').Phones} phones
   * @param {Times} times
   * @param {(after?: number) => void} stir Has all be looked at again, now or after some ms.
   */
  constructor(roster, phones, times, stir) {
    this.#roster = roster;
    this.#phones = phones;
    this.#times = times;
    this.#stir = stir;
  }

  /** @param {import('./queue.mjs').Queue[]} queues @param {number} now */
  distribute(queues, now) {
    const calls = queues.flatMap((queue) => queue.inOrder()).sort(inTurn);
    for (const call of calls) for (const agent of this.#next(call, now)) void this.ring(call, agent);
  }

  /** @param {import('./queued-call.mjs').QueuedCall} call @param {number} now */
  #next(call, now) {
    const { queue, rings, tried, region, servedBy } = call;
    if (now < call.restsUntil || (rings.size && queue.strategy !== 'ring-all')) return [];
    const candidates = this.#roster.candidates(queue);
    const waitFor = waitsFor(call, queue.members, this.#times.dedicatedFor, now);
    if (waitFor === undefined && !rings.size && candidates.length && candidates.every(({ agent }) => tried.has(agent))) {
      tried.clear();
      call.restsUntil = now + this.#times.retry;
      this.#stir(this.#times.retry);
      return [];
    }
    const { strategy, lastPlace } = queue;
    return whomToRing(candidates, { strategy, tried, waitFor, lastPlace, servedBy, ...(queue.byRegion && { region }) });
  }

  /** @param {import('./queued-call.mjs').QueuedCall} call @param {string} agent */
  async ring(call, agent) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(NO_ANSWER), this.#times.ringTime).unref();
    call.rings.set(agent, stop);
    call.queue.lastPlace = call.queue.placeOf(agent);
    const headers = headersOf(call, this.#roster.nameOf);
    const leg = await this.#phones.ring(agent, { caller: call.caller, headers, signal: stop.signal }).catch(() => undefined);
    clearTimeout(timer);
    call.rings.delete(agent);
    if (leg && call.over) leg.hangUp();
    else if (leg) this.#answered(call, agent, leg);
    else if (!stop.signal.aborted || stop.signal.reason === NO_ANSWER) this.#missed(call, agent);
    this.#stir();
  }

  #answered(call, agent, leg) {
    const { queue, caller } = call;
    const member = queue.members.get(agent);
    if (member) {
      member.answered++;
      delete member.missedAt;
    }
    call.stopRinging(ELSEWHERE);
    queue.figures.answer(Date.now() - call.since);
    queue.leaves(call, call.claimedBy === undefined ? 'answered' : 'claimed');
    this.served.set(caller.number, agent);
    connect(caller, leg);
    void this.#follow(queue, caller, agent, leg);
  }

  /** One who is not even there any more has missed nothing. */
  #missed(call, agent) {
    const member = call.queue.members.get(agent);
    if (member && this.#phones.state(agent) !== 'unreachable') member.missedAt = Date.now();
    call.tried.add(agent);
    if (call.claimedBy !== agent) return;
    call.claimedBy = undefined;
    call.front = true;
  }

  /** Until the agent's part in it is over; after a reload another leg of the same agent goes on with it. */
  async #follow(queue, caller, agent, leg) {
    const began = Date.now();
    const known = this.#roster.agents.get(agent);
    known.serving = true;
    for (let mine = leg; mine?.agent === agent; mine = caller.other) if (!mine.ended) await once(mine, 'end');
    const now = Date.now();
    queue.figures.complete(now - began);
    Object.assign(known, { serving: false, wrapUntil: now + this.#times.wrapUp });
    this.#stir();
    this.#stir(this.#times.wrapUp);
  }
}
