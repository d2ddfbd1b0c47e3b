// RFC 4028, and what a connection lost at the wrong moment does to JsSIP's timers.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import { sessionStatus, type Session, type Ua } from '../../src/sip/jssip.js';
import { last, pardonAck } from '../../src/sip/lasting-session.js';
import type { Signalling } from '../../src/sip/signalling.js';

describe('a session timer', () => {
  let asked: number;
  let ended: number;
  const start = (currentExpires: number, refresher: boolean): Session => {
    const session = { _sessionTimers: { currentExpires, refresher, running: false, timer: undefined }, terminate() { ended += 1; } } as unknown as Session;
    last(session, { ua: {} as Ua, signalling: {} as Signalling, refresh: () => { asked += 1; } });
    session._runSessionTimer();
    return session;
  };
  beforeEach(() => {
    [asked, ended] = [0, 0];
    mock.timers.enable({ apis: ['setTimeout'] });
  });
  afterEach(() => mock.reset());

  test('is refreshed at half time by whose turn it is, again and again', () => {
    start(1_800, true);
    mock.timers.tick(899_000);
    assert.equal(asked, 0);
    mock.timers.tick(1_001);
    mock.timers.tick(900_000);
    assert.equal(asked, 2);
  });

  test('overdue, the other side is asked; nobody hangs up', () => {
    start(90, false);
    mock.timers.tick(98_000);
    assert.equal(asked, 0);
    mock.timers.tick(1_001);
    assert.deepEqual([asked, ended], [1, 0]);
  });

  for (const [what, seconds, least] of [['without end is kept to two hours', 4_294_967_295, 3_600_000], ['of a moment to a minute and a half', 1, 45_000]] as const) {
    test(what, () => {
      start(seconds, true);
      mock.timers.tick(least - 1);
      assert.equal(asked, 0);
      mock.timers.tick(1);
      assert.equal(asked, 1);
    });
  }

  test('ICE that fails is no end; a person’s is', () => {
    const session = start(1_800, true);
    session.terminate({ cause: 'RTP Timeout' });
    assert.equal(ended, 0);
    session.terminate();
    assert.equal(ended, 1);
  });
});

describe('an ACK that went down with the connection', () => {
  const waiting = (isConfirmed: boolean) => {
    const session = { _status: sessionStatus.waitingForAck as number, _is_confirmed: isConfirmed, _timers: {}, waits: 0, _setACKTimer() { session.waits += 1; } };
    return session;
  };
  test('to an offer of theirs: the call goes on', () => {
    const session = waiting(true);
    pardonAck(session as unknown as Session, false);
    assert.equal(session._status, sessionStatus.confirmed);
  });
  test('to our answer: waited for anew, from the next connection on', () => {
    const session = waiting(false);
    pardonAck(session as unknown as Session, false);
    assert.deepEqual([session._status, session.waits], [sessionStatus.waitingForAck, 0]);
    pardonAck(session as unknown as Session, true);
    assert.equal(session.waits, 1);
  });
});
