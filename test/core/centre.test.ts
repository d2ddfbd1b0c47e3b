import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { initialState, isLiveBoard, mayDo, reduce, type DeskEvent, type DeskState } from '../../src/core/index.js';

const problem = { code: 'unreachable', message: 'Away.' } as const;
const after = (...events: readonly DeskEvent[]): DeskState => events.reduce((state, event, index) => reduce(state, { ...event, at: index + 1 }), initialState);
const connected: readonly DeskEvent[] = [
  { type: 'centre-connecting' }, { type: 'centre-connected', agent: '1001', rights: ['claim'] }, { type: 'queues-loaded', queues: [] },
];

describe('the centre', () => {
  test('is live from the snapshot on, and lets do what its token allows', () => {
    const hello = after(...connected.slice(0, 2));
    assert.deepEqual([isLiveBoard(hello), mayDo(hello, 'claim')], [false, false]);
    const live = after(...connected);
    assert.deepEqual(live.centre, { status: 'connected', since: 2, agent: '1001', rights: ['claim'] });
    assert.deepEqual([isLiveBoard(live), mayDo(live, 'claim'), mayDo(live, 'supervise')], [true, true, false]);
  });

  test('is stale from the first loss until the next snapshot, and says why', () => {
    const lost = after(...connected, { type: 'centre-connecting', problem }, { type: 'centre-connecting', problem });
    assert.deepEqual([lost.centre.status, lost.centre.since, lost.centre.staleSince, lost.centre.problem], ['connecting', 4, 4, problem]);
    const back = after(...connected, { type: 'centre-connecting', problem }, ...connected.slice(1));
    assert.deepEqual([isLiveBoard(back), back.centre.problem], [true, undefined]);
  });

  test('is stale while connected, if it cannot see the queues itself', () => {
    const blind = after(...connected, { type: 'centre-stale', problem });
    assert.deepEqual([blind.centre.status, blind.centre.staleSince, mayDo(blind, 'claim')], ['connected', 4, false]);
  });

  test('keeps who we are when it refuses us', () => {
    const refused = after(...connected, { type: 'centre-refused', problem });
    assert.deepEqual([refused.centre.status, refused.centre.agent, refused.centre.problem], ['refused', '1001', problem]);
  });
});
