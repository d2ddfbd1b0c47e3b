// A short shift: calls, lost connections, a reload in a call; nothing is left open. `npm run soak -- shift` works ten hours, and weighs the heap.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reasonToSkip } from '../support/installed.mjs';
import { startAsterisk } from '../support/asterisk/asterisk.mjs';
import { slack, worked } from '../soak/shift.mjs';

let skip = false;
const pbx = await startAsterisk().catch((error) => void (skip = reasonToSkip(error)));

test('ten calls, two lost connections, a reload in a call', { skip, timeout: 120_000 }, async (t) => {
  const { atFirst, beforeReloads, atLast, outside } = await worked({ calls: 10, cuts: 2, reloads: 1, warmUp: 3 }, 0, pbx);
  t.diagnostic(`heap ${[atFirst, beforeReloads, atLast].map(({ heap }) => `${(heap / 1e6).toFixed(1)} MB`).join(', ')}`);
  for (const kept of [beforeReloads, atLast]) {
    assert.deepEqual([kept.calls, kept['open microphones'], kept.WebSockets, kept.UAs], [0, 0, 1, 1]);
    for (const what of ['intervals', 'listeners', 'audio contexts', 'channels', 'open peer connections']) assert.ok(kept[what] <= atFirst[what] + (slack[what] ?? 0), `${what}: ${kept[what]}, at first ${atFirst[what]}`);
  }
  assert.deepEqual(outside, { contacts: 1, connections: 1 });
});
