import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { FeatureCodeCentre } from '../../src/centre/feature-code-centre.js';
import type { FeatureCodeConfig } from '../../src/centre/feature-codes.js';
import { type DeskError, membership, queueById, type DeskState, type Member } from '../../src/core/index.js';
import { createDesk, type Desk } from '../../src/desk/index.js';
import { flowsFor } from '../../src/flows/index.js';
import { SimAudio, SimLine, SimRecords } from '../../src/sim/index.js';
import { until } from '../support/until.mjs';

const support = { id: 'support', name: 'Support', join: '*45', leave: '*46', lamp: 'support', pausedLamp: '{queue}_pause_{agent}' };
const sales = { id: 'sales', join: '*55', leave: '*56' };
const codes: FeatureCodeConfig = { agent: '1001', away: '*47', ready: '*48', reasons: { Lunch: '*471' }, queues: [support, sales] };

let life: AbortController;
beforeEach(() => { life = new AbortController(); });
afterEach(() => life.abort());

interface Room {
  readonly desk: Desk;
  readonly line: SimLine;
  readonly centre: FeatureCodeCentre;
  readonly state: DeskState;
  /** The codes that were dialled. */
  dialled(): readonly string[];
  own(queue: string): Member | undefined;
}

async function open(config: FeatureCodeConfig = codes): Promise<Room> {
  const line = new SimLine();
  const centre = new FeatureCodeCentre(config, line);
  const desk = createDesk({ line, audio: new SimAudio(), records: new SimRecords(), centre }, life.signal, flowsFor());
  await desk.send({ type: 'connect' });
  return {
    desk, line, centre,
    get state() { return desk.state; },
    dialled: () => line.asked.filter((verb) => verb.startsWith('sendCode')).map((verb) => verb.replace('sendCode ', '')),
    own: (queue) => membership(desk.state, queueById(desk.state, queue)!),
  };
}

async function ok({ desk }: Room, ...commands: readonly Parameters<Desk['send']>[0][]): Promise<void> {
  for (const command of commands) assert.deepEqual(await desk.send(command), { ok: true });
}

const join = (queue: string) => ({ type: 'join-queue', queue }) as const;
const refusal = async (asked: Promise<unknown>): Promise<DeskError> => asked.then(() => assert.fail('not refused'), (error: unknown) => error as DeskError);

describe('queues by feature codes', () => {
  test('are there from the start, without figures, with the rights that there are codes for', async () => {
    const { state } = await open();
    assert.deepEqual([state.centre.status, state.centre.agent, state.centre.rights, state.centre.staleSince], ['connected', '1001', ['status', 'queues'], undefined]);
    assert.deepEqual(state.queues.map(({ id, name, figures, lamp, waiting, members }) => ({ id, name, figures, lamp, waiting, members })), [
      { id: 'support', name: 'Support', figures: undefined, lamp: undefined, waiting: [], members: [] }, { id: 'sales', name: 'sales', figures: undefined, lamp: undefined, waiting: [], members: [] },
    ]);
    const { state: other } = await open({ agent: '1001', queues: [{ id: 'support', lamp: 'support' }] });
    assert.deepEqual(other.centre.rights, []);
  });

  test('join and leave are dialled, and what was taken is known', async () => {
    const room = await open();
    await ok(room, join('support'));
    assert.deepEqual([room.own('support')?.status, room.own('support')?.paused, room.own('sales')], ['ready', false, undefined]);
    await ok(room, { type: 'leave-queue', queue: 'support' });
    assert.equal(room.own('support'), undefined);
    assert.deepEqual(room.dialled(), ['*45', '*46']);
  });

  test('away, with the code of its reason, and ready: dialled once for all queues that share the code', async () => {
    const room = await open();
    await ok(room, join('support'), join('sales'), { type: 'set-status', status: 'away', reason: 'Lunch' });
    assert.deepEqual([room.own('support'), room.own('sales')].map((own) => [own?.status, own?.paused, own?.reason]), [['away', true, 'Lunch'], ['away', true, 'Lunch']]);
    await ok(room, { type: 'set-status', status: 'away', reason: 'Training' }, { type: 'set-status', status: 'ready' });
    assert.deepEqual([room.own('support')?.status, room.own('support')?.reason], ['ready', undefined]);
    assert.deepEqual(room.dialled(), ['*45', '*55', '*471', '*47', '*48']);
  });

  test('a code with {queue} is dialled for each', async () => {
    const room = await open({ agent: '1001', join: '*45{queue}', leave: '*46{queue}', away: '*47{queue}#{agent}', ready: '*48{queue}', queues: [{ id: '500' }, { id: '501' }, { id: '502', away: '*99' }] });
    await ok(room, join('500'), join('501'), join('502'), { type: 'set-status', status: 'away' }, { type: 'set-status', status: 'ready', queue: '501' });
    assert.deepEqual(room.dialled(), ['*45500', '*45501', '*45502', '*47500#1001', '*47501#1001', '*99', '*48501']);
    assert.deepEqual(['500', '501', '502'].map((queue) => room.own(queue)?.status), ['away', 'ready', 'away']);
  });

  test('after-call work is away, or has a code of its own', async () => {
    const room = await open({ ...codes, queues: [support, { ...sales, afterCallWork: '*49' }] });
    await ok(room, join('support'), join('sales'));
    await room.centre.setStatus({ status: 'after-call-work' });
    assert.deepEqual(room.dialled().slice(2), ['*47', '*49']);
    assert.deepEqual([room.own('support')?.status, room.own('sales')?.status], ['after-call-work', 'after-call-work']);
  });

  test('a code that was refused changes nothing, and says why', async () => {
    const room = await open();
    room.line.fail('sendCode', { code: 'bad-number', message: 'The phone server knows no code *45.' });
    assert.deepEqual(await room.desk.send(join('support')), { ok: false, error: { code: 'bad-number', message: 'The phone server knows no code *45.' } });
    assert.equal(room.own('support'), undefined);
    await ok(room, join('support'));
  });

  test('what there is no code for is refused in words', async () => {
    const { centre, dialled } = await open({ agent: '1001', queues: [{ id: 'support', name: 'Support', join: '*45' }] });
    await centre.joinQueue('support');
    for (const [asked, code, words] of [
      [centre.leaveQueue('support'), 'forbidden', /no feature code to leave Support/], [centre.setStatus({ status: 'away' }), 'forbidden', /no feature code to be away in Support/],
      [centre.joinQueue('nowhere'), 'no-such-queue', /no queue "nowhere"/], [centre.claim(), 'forbidden', /needs a bridge/],
    ] as const) {
      const error = await refusal(asked);
      assert.equal(error.code, code);
      assert.match(error.message, words);
    }
    assert.deepEqual(dialled(), ['*45']);
  });

  for (const [what, config, words] of [
    ['no agent', { queues: [support] }, /agent is missing/], ['no queues', { agent: '1001' }, /at least one queue/], ['a queue without id', { agent: '1001', queues: [{ id: '' }] }, /a queue has no id/],
    ['one queue twice', { agent: '1001', queues: [support, sales, support] }, /two queues have the id "support"/],
  ] as const) test(`a configuration with ${what} is refused at once`, () => assert.throws(() => new FeatureCodeCentre(config as FeatureCodeConfig, new SimLine()), { code: 'bad-message', message: words }));
});

describe('lamps', () => {
  test('tell whether somebody waits, and that nobody knows', async () => {
    const room = await open();
    for (const lit of [true, false, true, undefined] as const) {
      room.line.lamp('support', lit);
      assert.equal(room.state.queues[0]!.lamp, lit);
    }
    assert.equal('lamp' in room.state.queues[0]!, false);
    assert.equal(room.state.centre.staleSince, undefined);
  });

  test('of the own pause: seen where it was set elsewhere; since when, only if it was seen to change', async () => {
    const room = await open();
    const becomes = (status: string | undefined): Promise<unknown> => until(`${status}`, () => room.own('support')?.status === status);
    room.line.lamp('support_pause_1001', true);
    await becomes('away');
    assert.equal(room.own('support')?.since, undefined);
    await until('the desk heeds it', () => room.state.agent.status === 'away');
    room.line.lamp('support_pause_1001', false);
    await becomes('ready');
    assert.ok(room.own('support')?.since);
    room.line.lamp('support_pause_1001', undefined);
    await room.centre.setStatus({ status: 'away', reason: 'Lunch' });
    room.line.lamp('support_pause_1001', true);
    await room.centre.connect();
    assert.deepEqual([room.own('support')?.status, room.own('support')?.reason], ['away', 'Lunch']);
  });

  test('of the own membership know better than a code', async () => {
    const room = await open({ ...codes, memberLamp: '{queue}-{agent}', queues: [support] });
    const isMember = (member: boolean): Promise<unknown> => until(member ? 'in it' : 'not in it', () => (room.own('support') !== undefined) === member);
    room.line.lamp('support_pause_1001', true); // Left over: who is no member is not away there.
    room.line.lamp('support-1001', true);
    await isMember(true);
    room.line.lamp('support-1001', false);
    await isMember(false);
    await ok(room, join('support'));
    room.line.lamp('support-1001', undefined);
    await ok(room, { type: 'set-status', status: 'away' });
    assert.equal(room.own('support')?.status, 'away');
    room.line.lamp('support-1001', false); // The phone server was restarted, and has forgotten us.
    await isMember(false);
  });

  test('that change while a code is under way are heeded when it is through: no status in between', async () => {
    const room = await open();
    await ok(room, join('support'));
    const seen: string[] = [];
    room.desk.subscribe(({ agent: { status, reason } }) => seen.push(`${status} ${reason ?? ''}`.trim()));
    let answered = (): void => {};
    room.line.sendCode = () => new Promise((resolve) => { answered = resolve; });
    const away = room.desk.send({ type: 'set-status', status: 'away', reason: 'Lunch' });
    await Promise.resolve();
    room.line.lamp('support_pause_1001', false);
    room.line.lamp('support_pause_1001', true);
    answered();
    assert.deepEqual(await away, { ok: true });
    await room.centre.joinQueue('nowhere').catch(() => {}); // Its turn is after the lamps.
    assert.deepEqual([...new Set(seen)], ['ready', 'away Lunch']);
  });

  test('are left alone when the desk ends', async () => {
    const room = await open();
    life.abort();
    room.line.lamp('support', true);
    assert.equal(room.state.queues[0]!.lamp, undefined);
  });
});
