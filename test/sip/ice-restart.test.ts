import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import { keepMedia } from '../../src/sip/ice-restart.js';
import type { Signalling } from '../../src/sip/signalling.js';

class Connection extends EventTarget {
  iceConnectionState = 'connected';
  connectionState = 'connected';
  become(state: string): void {
    this.iceConnectionState = this.connectionState = state;
    this.dispatchEvent(new Event('iceconnectionstatechange'));
    this.dispatchEvent(new Event('connectionstatechange'));
  }
}

describe('a call whose sound no longer gets through', () => {
  let connection: Connection;
  let life: AbortController;
  let network: EventTarget;
  let line: { isUp: boolean };
  let restarts: number;
  let told: boolean[];
  let givenUp: number;
  /** So far; a PBX that has lost us sends none, until it is asked anew. */
  let packets: number;
  let heals: boolean;
  /** Time passes, and what was begun is done. */
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= 100) {
      mock.timers.tick(100);
      for (let step = 0; step < 12; step++) await Promise.resolve();
    }
  };

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    network = new EventTarget();
    Object.assign(globalThis, { navigator: {}, addEventListener: network.addEventListener.bind(network) });
    [connection, life, line, restarts, told, givenUp, packets, heals] = [new Connection(), new AbortController(), { isUp: true }, 0, [], 0, 1, true];
    keepMedia(connection as unknown as RTCPeerConnection, {
      signalling: line as Signalling, restart: async () => { restarts += 1; if (heals) packets = 1; }, received: async () => (packets += packets && 50), tell: (isLost) => told.push(isLost), giveUp: () => { givenUp += 1; },
    }, life.signal);
  });
  afterEach(() => {
    life.abort();
    mock.reset();
  });
  const connected = (): void => connection.become('connected');

  test('for a moment: nothing is done', async () => {
    connected();
    connection.become('disconnected');
    await pass(100);
    connected();
    await pass(10_000);
    assert.deepEqual([restarts, told], [0, []]);
  });

  test('gets a new way every few seconds until it is back; both are told, once', async () => {
    connected();
    connection.become('disconnected');
    await pass(8_000);
    assert.ok(restarts >= 2, `${restarts} restarts`);
    connected();
    const before = restarts;
    await pass(20_000);
    assert.deepEqual([restarts, told, givenUp], [before, [true, false], 0]);
  });

  test('ICE is content again, but nothing comes: asked anew, three times at most', async () => {
    for (const [heal, restartsMore, tells] of [[true, 1, [true, false]], [false, 3, [true]]] as const) {
      connected();
      told.length = 0;
      heals = false;
      connection.become('disconnected');
      await pass(500);
      [packets, heals] = [0, heal];
      const before = restarts;
      connected();
      await pass(20_000);
      assert.deepEqual([restarts - before, told, givenUp], [restartsMore, tells, 0]);
    }
  });

  test('is given up after a minute, and not before', async () => {
    connected();
    connection.become('failed');
    await pass(58_000);
    assert.equal(givenUp, 0);
    await pass(9_000);
    assert.equal(givenUp, 1);
  });

  test('while nothing can be asked for, the minute stands still', async () => {
    connected();
    line.isUp = false;
    connection.become('disconnected');
    await pass(120_000);
    assert.deepEqual([restarts, givenUp, told], [0, 0, [true]]);
    line.isUp = true;
    await pass(2_200);
    assert.ok(restarts > 0);
  });

  test('that never got through is over at once', () => {
    connection.become('failed');
    assert.ok(givenUp > 0);
    assert.equal(restarts, 0);
  });

  test('another network: asked for before ICE has noticed', () => {
    connected();
    network.dispatchEvent(new Event('online'));
    assert.equal(restarts, 1);
  });
});
