import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { callById, DeskError } from '../../src/core/index.js';
import { createDesk } from '../../src/desk/index.js';
import { SimAudio, SimLine, SimRecords } from '../../src/sim/index.js';
import { shareDesk } from '../../src/tabs/index.js';
import { common, lineOf, ownerOf, roleOf, settled, withTabs } from './with-tabs.js';

/** Two tabs; the first has the line. */
async function two() {
  const { open, browser } = withTabs();
  const first = open();
  await settled();
  const second = open();
  await settled();
  return { first, second, open, browser };
}

describe('one phone in several tabs', () => {
  test('one registers, all show the same', async () => {
    const { first, second } = await two();
    assert.deepEqual([roleOf(first), roleOf(second)], ['owner', 'mirror']);
    assert.deepEqual([first.lines.length, second.lines.length], [1, 0]);
    assert.equal(second.desk.state.line.status, 'registered');
    lineOf(first).ring({ number: '42', name: 'Ada' });
    await settled();
    assert.equal(second.desk.state.calls[0]?.peer.name, 'Ada');
    assert.deepEqual(common(second.desk.state), common(first.desk.state));
  });

  test('tells its listeners of each event once, and in one order, in every tab', async () => {
    const { first, second } = await two();
    const told = [first, second].map(({ desk }) => {
      const types: string[] = [];
      desk.subscribe((_, { type }) => types.push(type));
      return types;
    });
    const callId = lineOf(first).ring({ number: '42' });
    lineOf(first).ends(callId);
    await settled();
    assert.ok(told[0]!.includes('call-ended'));
    assert.deepEqual(told[1]!.toSorted(), told[0]!.toSorted());
  });

  test('what is asked in any is done, and how it went is told there', async () => {
    const { first, second } = await two();
    const callId = lineOf(first).ring({ number: '42' });
    await settled();
    assert.deepEqual(await second.desk.send({ type: 'reject', callId }), { ok: true, callId });
    assert.equal(callById(second.desk.state, callId)?.status, 'ended');
    const late = await second.desk.send({ type: 'hold', callId: 'x' });
    assert.ok(!late.ok && late.error.code === 'no-such-call');
    assert.equal(second.desk.state.failure?.command, 'hold');
  });

  test('a password is told to no other tab: the one in which it was typed takes the line', async () => {
    const { first, second, browser } = await two();
    let said = '';
    browser.open().openChannel('cordboard:tabs:1:sip:1001@pbx').addEventListener('message', ({ data }: MessageEvent) => { said += JSON.stringify(data); });
    assert.ok((await second.desk.send({ type: 'connect', password: 'open sesame' })).ok);
    assert.deepEqual([roleOf(first), roleOf(second)], ['mirror', 'owner']);
    await settled();
    assert.ok(said.includes('take') && !said.includes('sesame'));
  });

  test('opens a customer where the agent clicked, and says everywhere when it cannot', async () => {
    const { first, second } = await two();
    const callId = lineOf(first).ring({ number: '+15550100' });
    await settled();
    assert.ok((await second.desk.send({ type: 'open-customer', callId })).ok);
    assert.deepEqual([first.crm.opened.length, second.crm.opened.length], [0, 1]);
    assert.ok(!(await second.desk.send({ type: 'open-customer', callId: 'x' })).ok);
    await settled();
    assert.equal(first.desk.state.failure?.command, 'open-customer');
  });

  test('different phones in tabs of one origin do not mix', async () => {
    const { open } = withTabs();
    const tabs = [open({ phone: 'sip:1001@a' }), open({ phone: 'sip:1002@a' }), open({ phone: 'sip:1001@b' })];
    await settled();
    assert.deepEqual(tabs.map(roleOf), ['owner', 'owner', 'owner']);
    lineOf(tabs[0]!).ring({ number: '42' });
    await settled();
    assert.deepEqual(tabs.map(({ desk }) => desk.state.calls.length), [1, 0, 0]);
  });

  test('where tabs can share nothing, or need not, each is alone; the first says so', async () => {
    const records = new SimRecords();
    const alone = (share: boolean) => shareDesk({
      share, phone: 'x', canSignIn: true, portsOf: () => assert.fail('it is no mirror'),
      open: ({ signal, first, from }) => createDesk({ line: new SimLine(), audio: new SimAudio(), records }, signal, [first], from),
    }, new AbortController().signal, undefined);
    assert.deepEqual(alone(true).state.tab, { role: 'alone', front: true, lonely: 'unsupported' });
    assert.deepEqual(alone(false).state.tab, { role: 'alone', front: true });
    const { open, browser } = withTabs();
    const { open: openFake } = browser;
    browser.open = () => { // A frame with an origin of its own has locks and may not use them.
      const tab = openFake.call(browser);
      tab.locks.request = () => Promise.reject(new DOMException('', 'SecurityError'));
      return tab;
    };
    const framed = open();
    await settled();
    assert.deepEqual(framed.desk.state.tab, { role: 'alone', front: true, lonely: 'unsupported' });
  });
});

describe('the line goes on', () => {
  test('in another tab when its own is closed, with its calls and what is known of them', async () => {
    const { first, second } = await two();
    const callId = lineOf(first).ring({ number: '42' });
    await first.desk.send({ type: 'answer', callId });
    await first.desk.send({ type: 'change-wrap-up', callId, answers: { notes: 'wants tea' } });
    await settled();
    const before = callById(second.desk.state, callId)!;
    first.page.close();
    await settled();
    assert.equal(roleOf(second), 'owner');
    assert.ok(lineOf(second).asked.includes(`recover ${callId}`));
    const { recovering, startedAt, status } = callById(second.desk.state, callId)!;
    assert.deepEqual({ recovering, startedAt, status }, { recovering: undefined, startedAt: before.startedAt, status: 'active' });
    assert.equal(second.desk.state.wrapUps.open[0]?.record.answers['notes'], 'wants tea');
  });

  test('without a word to the phone server from a tab whose desk is taken away, unless it was the last', async () => {
    const { first, second } = await two();
    const callId = lineOf(first).ring({ number: '42' });
    await first.desk.send({ type: 'answer', callId });
    await settled();
    first.end();
    await settled();
    assert.equal(roleOf(second), 'owner');
    assert.equal(callById(second.desk.state, callId)?.status, 'active');
  });

  test('in the tab in which the agent answers, as soon as both talk', async () => {
    const { first, second } = await two();
    const callId = lineOf(first).ring({ number: '42' });
    await settled();
    assert.ok((await second.desk.send({ type: 'answer', callId })).ok);
    await settled();
    assert.deepEqual([roleOf(first), roleOf(second)], ['mirror', 'owner']);
    assert.ok(lineOf(second).asked.includes(`recover ${callId}`));
    assert.deepEqual(common(first.desk.state), common(second.desk.state));
  });

  test('in the tab in which the agent dials, or goes on with a call; before', async () => {
    const { first, second } = await two();
    const dialed = await second.desk.send({ type: 'dial', target: '7' });
    assert.ok(dialed.ok && dialed.callId);
    assert.deepEqual([roleOf(second), lineOf(second).asked.at(-1)], ['owner', 'dial 7']);
    const { callId } = dialed;
    await second.desk.send({ type: 'hold', callId });
    assert.ok((await first.desk.send({ type: 'resume', callId })).ok);
    assert.deepEqual([roleOf(first), lineOf(first).asked.slice(-2)], ['owner', [`recover ${callId}`, `resume ${callId}`]]);
  });

  test('where the microphone is refused it stays, and says why', async () => {
    const { first, second } = await two();
    const callId = lineOf(first).ring({ number: '42' });
    await settled();
    second.microphone = () => { throw new DeskError('microphone-blocked', 'This tab may not listen.'); };
    assert.ok((await second.desk.send({ type: 'answer', callId })).ok);
    await settled();
    assert.deepEqual([roleOf(first), roleOf(second)], ['owner', 'mirror']);
    assert.deepEqual([second.desk.state.failure?.command, second.desk.state.failure?.code], ['bring-here', 'microphone-blocked']);
    assert.equal(callById(second.desk.state, callId)?.status, 'active');
    const brought = await second.desk.send({ type: 'bring-here' });
    assert.ok(!brought.ok && brought.error.code === 'microphone-blocked');
  });

  test('a tab that cannot sign in by itself takes nothing that another can do', async () => {
    const { open } = withTabs();
    const first = open();
    await settled();
    const second = open({ canSignIn: false });
    await settled();
    assert.ok((await second.desk.send({ type: 'dial', target: '7' })).ok);
    await settled();
    assert.deepEqual([roleOf(first), second.desk.state.failure], ['owner', undefined]);
    const brought = await second.desk.send({ type: 'bring-here' });
    assert.ok(!brought.ok && brought.error.code === 'credentials');
  });

  test('a command on its way when the tab is closed is done by the next; one that might be done twice is not', async () => {
    const { first, second, open } = await two();
    const third = open();
    await settled();
    first.page.freeze();
    const status = third.desk.send({ type: 'set-status', status: 'away' });
    const tones = third.desk.send({ type: 'transfer', callId: 'x', target: '7' });
    await settled();
    first.page.close();
    assert.ok((await status).ok);
    const outcome = await tones;
    assert.ok(!outcome.ok && outcome.error.code === 'not-now');
    assert.equal(ownerOf([second, third]).desk.state.agent.status, 'away');
  });
});
