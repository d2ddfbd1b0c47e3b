/** What an agent may ask of the queues (`CentreCommand`), once it has been found allowed. */
import { ELSEWHERE } from '../refusal.mjs';

/** Why it can't be done, in a person's words; `code` is one of the centre protocol's. */
export class Refused extends Error {
  /** @param {string} code @param {string} message */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/** @typedef {{ queues: Map<string, import('./queue.mjs').Queue>, roster: import('./roster.mjs').Roster, phones: import('./roster.mjs').Phones, ringing: import('./ringing.mjs').Ringing }} Room */

/** @type {Record<string, (room: Room, command: any, agent: import('./roster.mjs').Agent) => void>} */
const commands = {
  'set-status': ({ queues }, { status, reason, queue: id }, agent) => {
    const own = [...queues.values()].flatMap((queue) => (id === undefined || queue.id === id ? queue.members.get(agent.user) ?? [] : []));
    if (!own.length) throw new Refused('no-such-queue', 'You are in no such queue. Join it first.');
    if (status === 'after-call-work') return void (agent.working = true);
    if (id === undefined) Object.assign(agent, { working: false, wrapUntil: 0 });
    for (const member of own) Object.assign(member, { paused: status === 'away', reason });
  },
  'join-queue': ({ queues }, { queue }, agent) => queueOf(queues, queue).join(agent),
  'leave-queue': ({ queues }, { queue }, agent) => void queueOf(queues, queue).members.delete(agent.user),
  'claim-call': ({ queues, phones, ringing }, { callId }, agent) => {
    const call = [...queues.values()].flatMap((queue) => queue.inOrder()).find(({ id }) => id === callId);
    if (!call) throw new Refused('no-such-call', 'This caller does not wait any more.');
    const phone = phones.state(agent.user);
    if (phone === 'unreachable') throw new Refused('not-registered', 'Your phone is not connected, so the call cannot come to you.');
    if (phone !== 'idle') throw new Refused('not-now', phone === 'ringing' ? 'Your phone is ringing. Answer or decline that call first.' : 'You are in a call. End it first.');
    call.stopRinging(ELSEWHERE);
    call.claimedBy = agent.user;
    call.queue.howLeft.set(call.id, 'claimed');
    void ringing.ring(call, agent.user);
  },
};

/** @param {Room} room @param {{ type: string }} command @param {string} user */
export function runCommand(room, command, user) {
  const agent = room.roster.agents.get(user);
  if (!agent) throw new Refused('forbidden', `${user} is no agent of this office.`);
  commands[command.type](room, command, agent);
}

function queueOf(queues, id) {
  const queue = queues.get(id);
  if (!queue) throw new Refused('no-such-queue', `There is no queue ${id}.`);
  return queue;
}
