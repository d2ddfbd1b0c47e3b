import { DeskError, type QueueId } from '../../core/index.js';
import type { CentreCommand } from '../../protocol/messages.js';
import { AmiRefusal, type AmiClient } from './ami-client.js';
import type { AsteriskConfig } from './asterisk-config.js';
import type { QueueMirror } from './queue-mirror.js';

/** What a command may use. */
export interface AsteriskRoom {
  readonly client: AmiClient;
  readonly mirror: QueueMirror;
  readonly config: AsteriskConfig;
  /** Asks for all of a queue, now. */
  refresh(queueId: QueueId): Promise<void>;
}

/** How long a caller who was asked for may take to leave the queue before we say that they are still on their way, ms. */
const patience = 5_000;

/** Does a command at the PBX. Throws a `DeskError`. */
export async function runAtAsterisk(command: CentreCommand, agent: string, room: AsteriskRoom): Promise<void> {
  // It becomes part of a channel's name, and an argument of Dial().
  if (!/^[\w.-]{1,64}$/.test(agent)) throw new DeskError('forbidden', 'An agent of this PBX has a name of letters, digits, dots, hyphens and underscores.');
  switch (command.type) {
    case 'set-status': return pause(command, agent, room);
    case 'join-queue': return join(command.queue, agent, room);
    case 'leave-queue': return leave(command.queue, agent, room);
    case 'claim-call': return claim(command.callId, agent, room);
  }
}

const filled = (template: string, agent: string): string => template.replace('{agent}', agent);

async function pause({ status, reason, queue }: Extract<CentreCommand, { type: 'set-status' }>, agent: string, room: AsteriskRoom): Promise<void> {
  const why = status === 'after-call-work' ? room.config.afterCallWork : reason;
  const fields = { Interface: filled(room.config.member, agent), Paused: String(status !== 'ready'), ...(queue && { Queue: queue }), ...(why && status !== 'ready' && { Reason: why }) };
  await ask('QueuePause', fields, room, { 'not found': new DeskError('not-now', queue ? `${agent} is not in this queue. Join it first.` : `${agent} is in no queue. Join one first.`) });
}

async function join(queue: QueueId, agent: string, room: AsteriskRoom): Promise<void> {
  const { member, memberName, stateInterface } = room.config;
  const fields = {
    Queue: queue, Interface: filled(member, agent), MemberName: room.mirror.nameOf(agent) ?? filled(memberName, agent),
    ...(stateInterface && { StateInterface: filled(stateInterface, agent) }),
  };
  await ask('QueueAdd', fields, room, { 'already there': undefined, 'no such queue': noSuchQueue(queue) });
}

async function leave(queue: QueueId, agent: string, room: AsteriskRoom): Promise<void> {
  await ask('QueueRemove', { Queue: queue, Interface: filled(room.config.member, agent) }, room, {
    'not there': undefined, 'no such queue': noSuchQueue(queue),
    'not dynamic': new DeskError('not-now', 'This membership is fixed at the PBX. Go away (pause) instead, or ask your administrator.'),
  });
}

/** The caller leaves the queue, and the dialplan after Queue() sends them to the agent. */
async function claim(callId: string, agent: string, room: AsteriskRoom): Promise<void> {
  const gone = new DeskError('no-such-call', 'This caller does not wait any more.');
  const withdraw = async (): Promise<void> => {
    const caller = at();
    await ask('QueueWithdrawCaller', { Queue: caller.queueId, Caller: caller.channel, WithdrawInfo: agent }, room, { 'no such': gone, 'already': new DeskError('not-now', 'Somebody else has asked for this caller.') });
  };
  const at = (): { readonly queueId: QueueId; readonly channel: string } => {
    const caller = room.mirror.callers.at(callId);
    if (!caller) throw gone;
    return caller;
  };

  const { queueId, channel } = at();
  const { left, giveUp } = room.mirror.callers.claim(callId);
  try {
    await withdraw().catch(async (error: unknown) => {
      if (error !== gone) throw error;
      await room.refresh(queueId); // a channel that was transferred here has another name by now
      if (at().channel === channel) throw gone;
      return withdraw();
    });
  } catch (error) {
    giveUp();
    throw error;
  }
  await hasLeft(left);
}

/** A caller who rings at an agent is withdrawn when that is over. */
async function hasLeft(left: Promise<string>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'late'>((resolve) => { timer = setTimeout(resolve, patience, 'late'); });
  const how = await Promise.race([left, late]);
  clearTimeout(timer);
  if (how === 'late') throw new DeskError('not-now', 'This caller rings at another agent now. If nobody answers there, they come to you next.');
  if (how === 'answered') throw new DeskError('not-now', 'Another agent has just answered this caller.');
}

const noSuchQueue = (queue: QueueId): DeskError => new DeskError('no-such-queue', `There is no queue ${queue} at the PBX (any more).`);

/** @param answers What a refusal means, by a part of its words; undefined: that it is so already. */
async function ask(action: string, fields: Readonly<Record<string, string>>, { client }: AsteriskRoom, answers: Readonly<Record<string, DeskError | undefined>>): Promise<void> {
  try {
    await client.ask(action, fields);
  } catch (error) {
    if (!(error instanceof AmiRefusal)) throw error;
    const known = Object.keys(answers).find((words) => error.why.toLowerCase().includes(words));
    if (known === undefined) throw /permission/i.test(error.why) ? new DeskError('forbidden', `The bridge's manager account may not do ${action}. Give it write = agent,reporting in manager.conf.`) : error;
    if (answers[known]) throw answers[known];
  }
}
