import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { AsteriskMissing, reasonToSkip, startAsterisk } from './asterisk.mjs';

let skip = false;
const pbx = await startAsterisk().catch((error) => void (skip = reasonToSkip(error)));
after(() => pbx?.stop());

describe('Asterisk', { skip, timeout: 60_000 }, () => {
  test('boots without complaint', () => {
    assert.deepEqual(pbx.log().split('\n').filter((line) => /WARNING|ERROR/.test(line)), []);
  });

  test('runs side by side with another', async () => {
    const other = await startAsterisk();
    assert.notEqual(other.wsUrl, pbx.wsUrl);
    await other.ami.action('QueueAdd', { Queue: 'support', Interface: 'PJSIP/1001' });
    const members = async ({ ami }) => (await ami.action('QueueStatus', { Queue: 'support' })).events.filter(({ Event }) => Event === 'QueueMember').length;
    assert.deepEqual([await members(other), await members(pbx)], [1, 0]);
    await other.stop();
  });

  test('comes back on the same ports', async () => {
    await pbx.restart({ meanwhile: () => assert.rejects(fetch(pbx.wsUrl.replace('ws:', 'http:'))) });
    assert.match(await pbx.cli('core show version'), /^Asterisk 22/);
  });

  test('an event that came before it was asked for is not lost, and none comes twice', async () => {
    const raise = (value) => pbx.ami.action('UserEvent', { UserEvent: 'Mark', Value: value });
    const marked = () => pbx.ami.waitForEvent(({ UserEvent }) => UserEvent === 'Mark');
    await raise('1');
    await raise('2');
    assert.deepEqual([(await marked()).Value, (await marked()).Value], ['1', '2']);
  });
});

describe('a missing Asterisk', () => {
  const inCi = (error, ci) => {
    const before = process.env.CI;
    process.env.CI = ci;
    try {
      return reasonToSkip(error);
    } finally {
      if (before === undefined) delete process.env.CI;
      else process.env.CI = before;
    }
  };
  test('skips on a desk and fails in CI', () => {
    assert.equal(inCi(new AsteriskMissing('not Debian', ''), ''), 'no Asterisk: not Debian');
    assert.throws(() => inCi(new AsteriskMissing('not Debian', ''), 'true'), /not Debian/);
  });
  test('skips in CI too when the mirror cannot resolve it', () => {
    assert.equal(inCi(new AsteriskMissing('mirror cannot resolve', 'all that apt said'), 'true'), 'no Asterisk: mirror cannot resolve');
  });
  test('is no excuse for anything else', () => {
    assert.throws(() => reasonToSkip(new Error('exited')), /exited/);
  });
});
