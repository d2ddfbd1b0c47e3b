// Whatever happens to any number of tabs: one of those that run has the line, and all show the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { liveCalls } from '../../src/core/index.js';
import { ownClock } from './clock.js';
import { common, lineOf, roleOf, settled, withTabs, type DeskTab } from './with-tabs.js';

type Step = readonly [what: 'open' | 'close' | 'end' | 'freeze' | 'hang' | 'thaw' | 'ring' | 'answer' | 'dial' | 'hang-up' | 'bring' | 'status' | 'see', whom: number];

const step = fc.tuple(fc.constantFrom<Step[0]>('open', 'close', 'end', 'freeze', 'hang', 'thaw', 'ring', 'answer', 'dial', 'hang-up', 'bring', 'status', 'see'), fc.nat(9));

/** One thing that a person, a caller or a browser does. Commands are not waited for: what they meet is what the next step brings about. */
function happens([what, whom]: Step, tabs: DeskTab[], open: () => DeskTab): void {
  const running = tabs.filter(({ page }) => page.isRunning);
  const tab = running[whom % running.length];
  const owner = running.find((one) => roleOf(one) === 'owner');
  const callId = liveCalls(tab?.desk.state ?? { calls: [] })[whom % 3]?.id ?? 'none';
  switch (what) {
    case 'open': if (tabs.length < 8) tabs.push(open()); break;
    case 'close': if (running.length > 1) tab?.page.close(); break;
    case 'end': if (running.length > 1) { tab?.end(); tabs.splice(tabs.indexOf(tab!), 1); } break;
    case 'freeze': if (running.length > 1) { tab?.page.happens('freeze'); tab?.page.freeze(); } break;
    case 'hang': if (running.length > 1) tab?.page.freeze(); break;
    case 'thaw': if (tabs[whom % tabs.length]?.page.isFrozen) { tabs[whom % tabs.length]?.page.thaw(); tabs[whom % tabs.length]?.page.happens('resume'); } break;
    case 'ring': if (owner) lineOf(owner).ring({ number: String(whom) }); break;
    case 'answer': void tab?.desk.send({ type: 'answer', callId }); break;
    case 'dial': void tab?.desk.send({ type: 'dial', target: String(whom) }); break;
    case 'hang-up': void tab?.desk.send({ type: 'hang-up', callId }); break;
    case 'bring': void tab?.desk.send({ type: 'bring-here' }); break;
    case 'status': void tab?.desk.send({ type: 'set-status', status: whom % 2 ? 'away' : 'ready' }); break;
    case 'see': for (const one of tabs) one.page.isInView = one === tab; tab?.page.happens('visibilitychange'); break;
  }
}

test('one owner, and everybody shows what it shows', { timeout: 100_000 }, async (t) => {
  const pass = ownClock(t);
  const runs = Number(process.env['MODEL_RUNS'] ?? 60);
  let owners = 0;
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(step, fc.constantFrom(0, 0, 250, 1_000)), { minLength: 5, maxLength: 25 }), async (steps) => {
    const { open } = withTabs();
    const tabs = [open()];
    for (const [one, then] of steps) {
      happens(one, tabs, open);
      if (then) await pass(then);
      const [newest, ...others] = tabs.filter(({ page }) => page.isRunning).filter((tab) => roleOf(tab) === 'owner');
      if (then) assert.ok(newest === undefined || !others.length, 'two tabs that run have the line');
    }
    await pass(8_000);
    const running = tabs.filter(({ page }) => page.isRunning);
    const having = running.filter((tab) => roleOf(tab) === 'owner');
    assert.equal(having.length, 1);
    const fronts = running.filter(({ desk }) => desk.state.tab.front).length;
    // What a host is to be told where the agent is, and that tab hangs, it is told when it goes on.
    assert.ok(fronts === 1 || (fronts === 0 && tabs.some(({ page }) => page.isFrozen)), `${fronts} tabs tell the host`);
    for (const { desk } of running) assert.deepEqual(common(desk.state), common(having[0]!.desk.state));
    owners += tabs.reduce((sum, { lines }) => sum + lines.length, 0);
    for (const { end, page } of tabs) { page.thaw(); end(); }
    await settled();
  }), { numRuns: runs, ...(process.env['MODEL_SEED'] && { seed: Number(process.env['MODEL_SEED']) }) });
  t.diagnostic(`${runs} histories, ${owners} owners`);
});
