import { isDeepStrictEqual } from 'node:util';
import type { QueueChange, QueueSnapshot } from '../../core/index.js';

/** What has to change for `before` to become `after`, as few changes as that takes; those who vanish left for a reason nobody told. */
export function difference(before: QueueSnapshot | undefined, after: QueueSnapshot): readonly QueueChange[] {
  const { waiting, members, ...facts } = after;
  const { waiting: waitingBefore = [], members: membersBefore = [], ...factsBefore } = before ?? {};
  return [
    ...(isSame(facts, factsBefore) ? [] : [{ type: 'queue', queue: facts } as const]),
    ...callers(after.id, waitingBefore, waiting),
    ...membersBefore.filter(({ agent }) => !members.some((member) => member.agent === agent)).map(({ agent }) => ({ type: 'member-left', queueId: after.id, agent }) as const),
    ...members.filter((member) => !isSame(member, membersBefore.find(({ agent }) => agent === member.agent))).map((member) => ({ type: 'member', queueId: after.id, member }) as const),
  ];
}

/** From the front to the back: whoever is not in their place goes there. */
function callers(queueId: string, before: QueueSnapshot['waiting'], after: QueueSnapshot['waiting']): QueueChange[] {
  const staying = new Set(after.map(({ id }) => id));
  const changes: QueueChange[] = before.filter(({ id }) => !staying.has(id)).map(({ id }) => ({ type: 'caller-left', queueId, callId: id, how: 'other' }));
  const line = before.filter(({ id }) => staying.has(id));
  after.forEach((call, index) => {
    if (isSame(line[index], call)) return;
    const place = line.findIndex(({ id }) => id === call.id);
    if (place >= 0) line.splice(place, 1);
    line.splice(index, 0, call);
    changes.push({ type: 'caller', queueId, position: index + 1, call });
  });
  return changes;
}

/** Plain data, its fields in whatever order. */
export const isSame = isDeepStrictEqual;
