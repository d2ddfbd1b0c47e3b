import { DeskError, type CentreRight, type QueueId } from '../core/index.js';
import type { CentreCommand } from '../protocol/messages.js';
import type { Board } from './board.js';
import type { Grant } from './token.js';

/** A command that may be done, and whom it is for. */
export interface Errand {
  readonly command: CentreCommand;
  readonly agent: string;
}

const rightFor: Readonly<Record<CentreCommand['type'], CentreRight>> = { 'set-status': 'status', 'join-queue': 'queues', 'leave-queue': 'queues', 'claim-call': 'claim' };

export const isKnownCommand = (type: unknown): boolean => typeof type === 'string' && Object.hasOwn(rightFor, type);

/**
 * What is to be done: mostly the command as it stands. Throws a `DeskError`: `forbidden`, or what is not on the board.
 * Whoever may act for others, but sees some queues alone, does so in these alone.
 */
export function permit(command: CentreCommand, grant: Grant, board: Board): readonly Errand[] {
  const agent = command.agent ?? grant.agent;
  if (agent !== grant.agent && !grant.rights.includes('supervise')) throw new DeskError('forbidden', `You may not do this for ${agent}: that takes the right "supervise". Ask your administrator.`);
  const right = rightFor[command.type];
  if (agent === grant.agent && !grant.rights.includes(right)) throw new DeskError('forbidden', `You may not do this: it takes the right "${right}". Ask your administrator.`);
  if (board.problem) throw new DeskError(board.problem.code, board.problem.message);
  if (command.type === 'claim-call') checkCall(command.callId, grant, board);
  else if (command.queue !== undefined) checkQueue(command.queue, grant, board);
  else if (agent !== grant.agent && grant.queues) return inSeenQueues(command, agent, grant, board);
  return [{ command, agent }];
}

function inSeenQueues(command: CentreCommand, agent: string, grant: Grant, board: Board): readonly Errand[] {
  const errands = seen(grant, board).filter(({ members }) => members.some((member) => member.agent === agent)).map(({ id }) => ({ command: { ...command, queue: id }, agent }));
  if (errands.length === 0) throw new DeskError('not-now', `${agent} is in none of the queues that you may see.`);
  return errands;
}

const seen = ({ queues }: Grant, board: Board): Board['queues'] => board.queues.filter(({ id }) => queues?.includes(id) ?? true);

/** Whether a queue that may not be seen exists is not told either. */
function checkQueue(queue: QueueId, grant: Grant, board: Board): void {
  if (grant.queues && !grant.queues.includes(queue)) throw new DeskError('forbidden', `You may not see the queue ${queue}. Ask your administrator.`);
  if (!board.queues.some(({ id }) => id === queue)) throw new DeskError('no-such-queue', `There is no queue ${queue} (any more).`);
}

function checkCall(callId: string, grant: Grant, board: Board): void {
  if (!seen(grant, board).some(({ waiting }) => waiting.some(({ id }) => id === callId))) throw new DeskError('no-such-call', 'This caller does not wait any more.');
}
