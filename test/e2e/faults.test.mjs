// What our line and our calls make of a bad network, beside bare JsSIP under the same fault: the table that `npm run soak -- faults` prints in full, media included.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { reasonToSkip } from '../support/asterisk/asterisk.mjs';
import { missed, openPlace, print, serverLost, serverRestart } from '../soak/faults.mjs';
import { cut, cutAtHold, cutAtRing, openCalls } from '../soak/faults/in-call.mjs';
import { halfOpen, primaryHangs, sleep } from '../soak/faults/line.mjs';

let skip = false;
const place = await openPlace().catch((error) => void (skip = reasonToSkip(error)));
after(() => place?.close());

describe('faults of the network', { skip, timeout: 400_000 }, () => {
  const rows = [];
  let calls;

  before(async () => { calls = await openCalls(place); });
  after(async () => {
    await calls?.close();
    if (rows.length > 0) print(rows);
  });

  const scenes = {
    'cut in a call': () => cut(calls, 1_000),
    'cut in a call, hold pressed meanwhile': () => cut(calls, 5_000, { pressHold: true }),
    'cut at ring': () => cutAtRing(calls, 3_000),
    'cut at hold': () => cutAtHold(calls, 3_000),
  };
  for (const [name, scene] of Object.entries(scenes)) {
    test(name, async () => {
      const row = await scene();
      rows.push(row);
      assert.deepEqual(missed([row]), [], `${row.ours}`);
    });
  }

  test('half-open, a server that hangs, sleep; a hundred phones whose server is restarted, or lost', async () => {
    const all = await Promise.all([ // they wait for most of their time, and mind no one
      halfOpen(place, 'both', { ours: '1003', bare: '1004' }),
      halfOpen(place, 'up', { ours: '1005', bare: '1006' }),
      halfOpen(place, 'down', { ours: '1007', bare: '1008' }),
      primaryHangs(place, { ours: '1009', bare: '2003' }),
      sleep(place, { asleep: 3_000, clock: 600_000 }, { ours: '2004', bare: '2005' }),
      serverRestart(100),
      serverLost(100),
    ]);
    rows.push(...all);
    assert.deepEqual(missed(all), []);
  });

  test('the faults are real: bare JsSIP does not survive them', () => {
    const survived = rows.filter(({ bare }) => bare.misses.length === 0).map(({ fault }) => fault);
    assert.ok(survived.length <= 4, `it survived ${survived.join('; ')}`); // the mild ones
  });
});
