/** What has to be told between two pictures of the queues: the changes that make the later one of the earlier. */
import { isDeepStrictEqual } from 'node:util';

/**
 * @param {readonly any[]} before Queues as the centre protocol has them (`QueueSnapshot`). The same queues as after.
 * @param {readonly any[]} after
 * @param {(callId: string) => string} howLeft
 * @returns {any[]} `QueueChange`s.
 */
export function changesBetween(before, after, howLeft) {
  return after.flatMap((queue, index) => {
    const was = before[index];
    return [...ofFacts(was, queue), ...ofCallers(queue.id, was.waiting, queue.waiting, howLeft), ...ofMembers(queue.id, was.members, queue.members)];
  });
}

const factsOf = ({ waiting: _, members: __, ...facts }) => facts;

function ofFacts(before, after) {
  const queue = factsOf(after);
  return isDeepStrictEqual(factsOf(before), queue) ? [] : [{ type: 'queue', queue }];
}

/** Follows what the other side has after each change. */
function ofCallers(queueId, before, after, howLeft) {
  const left = before.filter(({ id }) => !after.some((call) => call.id === id));
  const theirs = before.filter((call) => !left.includes(call));
  const changes = left.map(({ id: callId }) => ({ type: 'caller-left', queueId, callId, how: howLeft(callId) }));
  after.forEach((call, index) => {
    if (isDeepStrictEqual(theirs[index], call)) return;
    const known = theirs.findIndex(({ id }) => id === call.id);
    if (known >= 0) theirs.splice(known, 1);
    theirs.splice(index, 0, call);
    changes.push({ type: 'caller', queueId, position: index + 1, call });
  });
  return changes;
}

function ofMembers(queueId, before, after) {
  const left = before.filter(({ agent }) => !after.some((member) => member.agent === agent));
  const changed = after.filter((member) => !before.some((was) => isDeepStrictEqual(was, member)));
  return [...left.map(({ agent }) => ({ type: 'member-left', queueId, agent })), ...changed.map((member) => ({ type: 'member', queueId, member }))];
}
