import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { describe, test, type TestContext } from 'node:test';
import { settleEarly } from '../../src/sip/ice.js';
import type { Session } from '../../src/sip/jssip.js';

const udp = { protocol: 'udp', candidate: 'candidate:1 1 udp 1 192.0.2.2 5000 typ host', type: 'host' };
const tcp = { protocol: 'tcp', candidate: 'candidate:2 1 tcp 1 192.0.2.2 9 typ host tcptype active', type: 'host' };
const reflexive = { protocol: 'udp', candidate: 'candidate:3 1 udp 1 198.51.100.1 5000 typ srflx', type: 'srflx' };

/** When the description leaves, told these candidates at these times (ms); -1: not within ten seconds. */
function leavesAt(t: TestContext, servers: readonly RTCIceServer[], ...told: readonly (readonly [number, object])[]): number {
  t.mock.timers.reset();
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const session = new EventEmitter();
  settleEarly(session as unknown as Session, { servers, cap: 500, pool: false });
  let [now, left] = [0, -1];
  for (; now < 10_000 && left < 0; now += 1) {
    for (const [at, candidate] of told) if (at === now) session.emit('icecandidate', { candidate, ready: () => { left = now; } });
    t.mock.timers.tick(1);
  }
  return left;
}

describe('an offer or an answer leaves', () => {
  test('a moment after the first address, without STUN; with it, as soon as it has told, and no later than the cap', (t) => {
    const near = (at: number, expected: number): void => assert.ok(Math.abs(at - expected) <= 1, `${at}, not ${expected}`);
    near(leavesAt(t, [], [0, udp], [5, udp]), 20);
    near(leavesAt(t, [{ urls: 'stun:x' }], [0, udp], [40, reflexive]), 40);
    near(leavesAt(t, [{ urls: 'stun:x' }], [0, udp]), 500);
  });

  test('not with addresses alone that no PBX answers to, which a busy browser may tell first; where there are no others, at the cap', (t) => {
    assert.ok(leavesAt(t, [], [0, tcp], [1, tcp], [100, udp], [101, udp]) >= 119);
    assert.ok(leavesAt(t, [], [0, tcp]) >= 499);
  });
});
