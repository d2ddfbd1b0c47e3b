// The line heals itself, in a real browser at a real PBX: connections that are dead without a word, and a computer that slept.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { reasonToSkip, startAsterisk } from '../support/asterisk/asterisk.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { jumpClock } from '../support/tab-faults.mjs';
import { until } from '../support/until.mjs';
import { startWsProxy } from '../support/ws-proxy.mjs';
import { openDesk } from './desk-page.mjs';

let skip = false;
const pbx = await startAsterisk().catch((error) => void (skip = reasonToSkip(error)));
after(() => pbx?.stop());

describe('the line heals', { skip, timeout: 120_000 }, () => {
  let browser, proxy, one;

  before(async () => { browser = await launchChromium(); });
  after(() => browser?.close());
  beforeEach(async () => {
    proxy = await startWsProxy(pbx.wsUrl);
    one = await openDesk(browser, { wsUrl: proxy.url, domain: pbx.domain }, '1001');
  });
  afterEach(async () => {
    await one?.close();
    await proxy.close();
  });

  const status = () => one.state(({ line }) => line.status);
  /** Waits for the status of the line, no longer than it may take. */
  const is = async (wanted, timeout) => {
    const began = performance.now();
    await until(`the line is ${wanted}`, async () => (await status()) === wanted, { timeout, seen: () => one.state(({ line }) => line) });
    return Math.round(performance.now() - began);
  };

  for (const [what, breaks, mends] of [
    ['nothing goes, nothing comes, and nothing can be had', () => proxy.goDark(), () => proxy.goLight()],
    ['nothing goes', () => { proxy.blackHole = 'up'; }, () => proxy.goLight()],
  ]) {
    test(`${what}: noticed within 20 s, registered within 5 s once the path is back`, async (t) => {
      breaks();
      const noticed = await is('connecting', 20_000);
      const { problem } = await one.line('connecting');
      assert.match(problem.message, /is lost. Connecting again/);
      await until('it tries again', () => one.state(({ line }) => !/is lost/.test(line.problem?.message ?? '')));
      mends();
      t.diagnostic(`noticed after ${noticed} ms, registered after another ${await is('registered', 5_000)} ms`);
    });
  }

  test('the computer slept for ten minutes, and the network forgot us: registered within 5 s', async (t) => {
    proxy.goDark();
    await jumpClock(one.page, 600_000);
    proxy.goLight();
    const noticed = await is('connecting', 5_000);
    t.diagnostic(`noticed after ${noticed} ms, registered after another ${await is('registered', 5_000 - noticed)} ms`);
  });
});
