import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { callById } from '../../src/core/index.js';
import { ownClock } from './clock.js';
import { common, lineOf, roleOf, settled, withTabs } from './with-tabs.js';

describe('a tab that says nothing', () => {
  test('and keeps the lock of the line has it taken away, once; thawed it stands down, and nobody hears its stale news', async (t) => {
    const pass = ownClock(t);
    const { open } = withTabs();
    const [first, second, third] = [open(), open(), open()];
    await settled();
    const callId = lineOf(first).ring({ number: '42' });
    await first.desk.send({ type: 'answer', callId });
    await settled();
    first.page.freeze();
    lineOf(first).ends(callId, { cause: 'replaced', by: 'peer' }); // It hears of it when it thaws; here it is as if it came first.
    await pass(4_000);
    const [owner, other] = roleOf(second) === 'owner' ? [second, third] : [third, second];
    assert.deepEqual([roleOf(owner), roleOf(other)], ['owner', 'mirror']);
    assert.equal(second.lines.length + third.lines.length, 1);
    first.page.thaw();
    await settled();
    assert.equal(roleOf(first), 'mirror');
    assert.equal(callById(first.desk.state, callId)?.status, 'active');
    assert.deepEqual(common(first.desk.state), common(owner.desk.state));
    assert.deepEqual(common(other.desk.state), common(owner.desk.state));
  });

  test('for as long as people wait is still there when it is asked', async (t) => {
    const pass = ownClock(t);
    const { open } = withTabs();
    const [first, second] = [open(), open()];
    await pass(60_000);
    assert.deepEqual([roleOf(first), roleOf(second)], ['owner', 'mirror']);
  });

  test('a mirror that was frozen itself steals from nobody', async (t) => {
    const pass = ownClock(t);
    const { open } = withTabs();
    const [first, second] = [open(), open()];
    await settled();
    second.page.freeze();
    await pass(60_000);
    lineOf(first).ring({ number: '42' });
    second.page.thaw();
    await pass(5_000);
    assert.deepEqual([roleOf(first), roleOf(second), second.desk.state.calls.length], ['owner', 'mirror', 1]);
  });

  test('a thief that freezes has it taken away, too; and who asks for the line of a frozen tab gets it', async (t) => {
    const pass = ownClock(t);
    const { open } = withTabs();
    const [first, second, third] = [open(), open(), open()];
    await settled();
    first.page.freeze();
    const brought = second.desk.send({ type: 'bring-here' });
    await pass(2_000);
    assert.ok((await brought).ok);
    assert.equal(roleOf(second), 'owner');
    second.page.freeze();
    await pass(4_000);
    assert.equal(roleOf(third), 'owner');
    second.page.thaw();
    first.page.thaw();
    await pass(1_000);
    assert.deepEqual([first, second, third].map(roleOf), ['mirror', 'mirror', 'owner']);
  });
});

test('who missed anything notices with the next thing it hears, and asks for all', async () => {
  const { open } = withTabs();
  const [first, second] = [open(), open()];
  await settled();
  second.page.isDeaf = true;
  const missed = lineOf(first).ring({ number: '42' });
  await settled();
  second.page.isDeaf = false;
  lineOf(first).ring({ number: '43' });
  await settled();
  assert.ok(callById(second.desk.state, missed));
  assert.deepEqual(common(second.desk.state), common(first.desk.state));
});

describe('the browser', () => {
  test('says that it freezes: an idle tab lets go of the line at once, and is a tab like any other when it resumes', async (t) => {
    const pass = ownClock(t);
    const { open } = withTabs();
    const [first, second] = [open(), open()];
    await settled();
    first.page.happens('freeze');
    await settled();
    assert.equal(roleOf(second), 'owner');
    first.page.happens('resume');
    await settled();
    assert.equal(roleOf(first), 'mirror');
    const callId = lineOf(second).ring({ number: '42' });
    await second.desk.send({ type: 'answer', callId });
    second.page.happens('freeze');
    await settled();
    assert.equal(roleOf(second), 'owner', 'it is in a call, which goes on');
    await pass(2_000);
    assert.deepEqual([roleOf(first), callById(first.desk.state, callId)?.status], ['owner', 'active'], 'now it has heard of the other');
  });

  test('keeps a page to come back to: its calls go on elsewhere, and what it missed it is told', async () => {
    const { open } = withTabs();
    const [first, second] = [open(), open()];
    await settled();
    const callId = lineOf(first).ring({ number: '42' });
    await first.desk.send({ type: 'answer', callId });
    first.page.happens('pagehide', { persisted: true });
    await settled();
    assert.equal(callById(second.desk.state, callId)?.status, 'active');
    lineOf(second).ends(callId);
    await settled();
    first.page.happens('pageshow', { persisted: true });
    await settled();
    assert.deepEqual(common(first.desk.state), common(second.desk.state));
    first.page.happens('pagehide', { persisted: false });
    first.page.happens('pageshow', { persisted: false });
    await settled();
    assert.deepEqual([roleOf(first), roleOf(second)], ['mirror', 'owner']);
  });
});
