import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { HostCentre, type HostCentreOptions } from '../../src/centre/host-centre.js';
import { DeskError, initialState, reduce, type DeskState, type QueueChange, type QueueSnapshot, type WaitingCall } from '../../src/core/index.js';

const call = (id: string): WaitingCall => ({ id, number: '+15550100', since: 1, priority: 0, reasons: [], path: [] });
const support: QueueSnapshot = { id: 'support', name: 'Support', waiting: [call('a')], members: [{ agent: '1001', name: 'Ada', status: 'ready', paused: false, answered: 0 }] };
const joined = (id: string, position = 1): QueueChange => ({ type: 'caller', queueId: 'support', position, call: call(id) });

let life: AbortController;
let state: DeskState;
let happened: string[];
beforeEach(() => { [life, state, happened] = [new AbortController(), initialState, []]; });
afterEach(() => life.abort());

function start(centre: HostCentre): HostCentre {
  centre.start((event) => {
    happened.push(event.type);
    state = reduce(state, { ...event, at: 1_000 });
  }, life.signal);
  return centre;
}
const open = (options: Partial<HostCentreOptions> = {}): HostCentre => start(new HostCentre({ agent: '1001', ...options }));
const waiting = (): string[] => state.queues[0]?.waiting.map(({ id }) => id) ?? [];
const refusal = async (asked: Promise<unknown>): Promise<DeskError> => {
  const error: unknown = await asked.then(() => assert.fail('not refused'), (reason: unknown) => reason);
  assert.ok(error instanceof DeskError, String(error));
  return error;
};

describe('queues that the host fills', () => {
  test('are waited for, then there, then change', async () => {
    const centre = open();
    assert.equal(state.centre.status, 'connecting');
    await centre.load([support]);
    assert.deepEqual([state.centre.status, state.centre.agent, state.centre.staleSince, waiting()], ['connected', '1001', undefined, ['a']]);
    await centre.change([joined('b'), joined('c', 3)]);
    assert.deepEqual(waiting(), ['b', 'a', 'c']);
    await centre.load([]);
    assert.deepEqual([state.queues, happened], [[], ['centre-connecting', 'centre-connected', 'queues-loaded', 'queues-changed', 'queues-loaded']]);
  });

  test('may be handed in before the desk begins', async () => {
    const centre = new HostCentre({ agent: '1001' });
    await centre.load([support]);
    await centre.change([joined('b')]);
    start(centre);
    assert.deepEqual([state.centre.status, waiting()], ['connected', ['b', 'a']]);
  });

  test('are told in the order in which they were handed in, though nobody waited', async () => {
    const centre = open();
    const all = [centre.load([support]), centre.change([joined('b')]), centre.lost(), centre.load([{ ...support, waiting: [] }]), centre.change([joined('z')])];
    await Promise.all(all);
    assert.deepEqual(happened.slice(1), ['centre-connected', 'queues-loaded', 'queues-changed', 'centre-connecting', 'centre-connected', 'queues-loaded', 'queues-changed']);
    assert.deepEqual(waiting(), ['z']);
  });

  test('grow old when they are lost, and changes wait for what they would change', async () => {
    const centre = open();
    assert.equal((await refusal(centre.change([joined('b')]))).code, 'not-now');
    await centre.load([support]);
    await centre.lost('The telephone system cannot be reached.');
    assert.deepEqual([state.centre.status, state.centre.staleSince, state.centre.problem, waiting()], ['connecting', 1_000, { code: 'unreachable', message: 'The telephone system cannot be reached.' }, ['a']]);
    assert.match((await refusal(centre.change([joined('b')]))).message, /Call load\(queues\) first, and again after lost\(\)/);
    await centre.load([support]);
    assert.deepEqual([state.centre.status, state.centre.staleSince, state.centre.problem], ['connected', undefined, undefined]);
  });

  test('hold nothing but what queues hold: plain data for the state', async () => {
    const centre = open();
    await centre.load([{ ...support, secret: () => 'x' } as QueueSnapshot]);
    assert.deepEqual(structuredClone(state.queues), state.queues);
    assert.equal('secret' in state.queues[0]!, false);
  });

  test('end with the desk', async () => {
    const centre = open();
    life.abort();
    await centre.load([support]);
    assert.deepEqual(happened, ['centre-connecting']);
  });
});

describe('what is not as it should be', () => {
  const [member] = support.members;
  for (const [what, queues, words] of [
    ['no list', {}, /queues should be a list/], ['a queue without name', [{ id: 'a', waiting: [], members: [] }], /queues\[0\]\.name should be a text/],
    ['a status of its own', [{ ...support, members: [member, { ...member, status: 'lunching' }] }], /queues\[0\]\.members\[1\]\.status should be one of ready, ringing, on-call/],
    ['a count that is none', [{ ...support, members: [{ ...member, answered: 1.5 }] }], /members\[0\]\.answered should be a whole number/],
    ['too long a name', [{ ...support, name: 'x'.repeat(200) }], /queues\[0\]\.name should be at most 128 characters long/],
    ['a share over 1', [{ ...support, figures: { answered: 1, abandoned: 0, averageWait: 0, averageTalk: 0, serviceLevel: { within: 1, share: 80 } } }], /figures\.serviceLevel\.share should be at most 1\b/],
  ] as const) {
    test(`${what}: says which field and what it should be; the board stays`, async () => {
      const centre = open();
      await centre.load([support]);
      const before = state;
      const { code, message } = await refusal(centre.load(queues as unknown as QueueSnapshot[]));
      assert.equal(code, 'bad-message');
      assert.match(message, words);
      assert.equal(state, before);
    });
  }

  test('a change among good ones: none is made, and what comes next is', async () => {
    const centre = open();
    await centre.load([support]);
    const bad = centre.change([joined('b'), { type: 'caller-went', queueId: 'support' } as unknown as QueueChange]);
    const good = centre.change([joined('c')]);
    assert.match((await refusal(bad)).message, /changes\[1\]\.type should be one of queue, queue-removed, caller/);
    await good;
    assert.deepEqual(waiting(), ['c', 'a']);
    assert.match((await refusal(centre.change([{ ...joined('b'), position: 0 } as QueueChange]))).message, /changes\[0\]\.position should be at least 1\b/);
  });
});

describe('what the agent asks', () => {
  test('is asked of the host; the rights are what it has functions for', async () => {
    const asked: unknown[] = [];
    const note = (...all: readonly unknown[]): number => asked.push(all);
    const centre = open({ setStatus: (wish) => note('setStatus', wish), joinQueue: (queue) => note('join', queue), leaveQueue: async (queue) => note('leave', queue), claim: (callId) => note('claim', callId), connect: () => note('connect') });
    await centre.load([support]);
    assert.deepEqual(state.centre.rights, ['status', 'queues', 'claim']);
    await centre.setStatus({ status: 'away', reason: 'Lunch' });
    await centre.joinQueue('support');
    await centre.leaveQueue('support');
    await centre.claim('a');
    await centre.connect();
    assert.deepEqual(asked, [['setStatus', { status: 'away', reason: 'Lunch' }], ['join', 'support'], ['leave', 'support'], ['claim', 'a'], ['connect']]);
    assert.deepEqual(happened, ['centre-connecting', 'centre-connected', 'queues-loaded']); // What came of it is the host's to tell.
  });

  test('rights can be given, and what there is no function for is refused', async () => {
    const centre = open({ rights: ['supervise'], setStatus: () => {} });
    await centre.load([]);
    assert.deepEqual(state.centre.rights, ['supervise']);
    const { code, message } = await refusal(centre.claim('a'));
    assert.equal(code, 'forbidden');
    assert.match(message, /no function claim/);
    await centre.connect();
  });

  test('a refusal of the host is told in its words', async () => {
    const centre = open({
      joinQueue: () => { throw new Error('You have no training for this queue.'); },
      leaveQueue: () => Promise.reject(new DeskError('forbidden', 'Your shift is not over.')),
      claim: () => { throw new Error(); },
    });
    const told = async (asked: Promise<void>): Promise<unknown> => refusal(asked).then(({ code, message }) => [code, message]);
    assert.deepEqual(await told(centre.joinQueue('support')), ['failed', 'You have no training for this queue.']);
    assert.deepEqual(await told(centre.leaveQueue('support')), ['forbidden', 'Your shift is not over.']);
    assert.deepEqual(await told(centre.claim('a')), ['failed', 'The server of these queues could not do that, and did not say why. Try again.']);
  });
});
