import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ownAddress } from '../../src/sip/address.js';
import { Liveness } from '../../src/sip/liveness.js';
import { hurried, type Hurry } from './hurried.js';

function watched() {
  const sent: string[] = [];
  const one: { sent: string[]; died?: number } = { sent };
  const live = new Liveness({ send: (text) => sent.push(text), dead: () => { one.died = Date.now(); } }, ownAddress('sip:1001@pbx.example'));
  return Object.assign(one, { live });
}

const answerTo = (ping: string): string => ping.replace(/^OPTIONS .*/, 'SIP/2.0 401 Unauthorized');
const isOptions = (text: string | undefined): boolean => text?.startsWith('OPTIONS sip:pbx.example SIP/2.0\r\n') ?? false;
async function pass(hurry: Hurry, ms: number): Promise<void> {
  const end = Date.now() + ms;
  await hurry(() => Date.now() >= end, ms + 1_000);
}

describe('liveness', () => {
  test('a connection on which nothing comes is dead within 20 s', () => hurried(async (hurry) => {
    const one = watched();
    const began = Date.now();
    await hurry(() => one.died, 20_000);
    assert.deepEqual([one.sent[0], isOptions(one.sent[1]), one.sent.length, Math.round((one.died! - began) / 1000)], ['\r\n\r\n', true, 2, 16]);
  }));

  test('a server that answers CRLF is asked by CRLF', () => hurried(async (hurry) => {
    const one = watched();
    assert.equal(one.live.receive('\r\n'), true);
    for (let pings = 2; pings < 8; pings += 1) {
      await hurry(() => one.sent.length === pings, 11_000);
      one.live.receive('\r\n');
    }
    assert.ok(one.sent.every((text) => text === '\r\n\r\n'), String(one.sent));
    one.live.stop();
  }));

  test('any answer to OPTIONS will do, and JsSIP hears nothing of it', () => hurried(async (hurry) => {
    const one = watched();
    for (let pings = 2; pings < 8; pings += 1) {
      await hurry(() => one.sent.length === pings, 11_000);
      assert.equal(one.live.receive(answerTo(one.sent.at(-1)!)), true);
    }
    assert.equal(new Set(one.sent.slice(1).map((text) => /branch=\S+/.exec(text)![0])).size, 6);
    one.live.stop();
  }));

  test('an answer to something else proves as much, and goes on to JsSIP', () => hurried(async (hurry) => {
    const one = watched();
    for (let count = 0; count < 10; count += 1) {
      await pass(hurry, 8_000);
      assert.equal(one.live.receive('SIP/2.0 200 OK\r\nCSeq: 1 REGISTER\r\n\r\n'), false);
    }
    assert.equal(one.sent.length, 1);
    one.live.stop();
  }));

  test('requests prove nothing: ours may be lost all the same', () => hurried(async (hurry) => {
    const one = watched();
    await hurry(() => {
      assert.equal(one.live.receive('NOTIFY sip:1001@x SIP/2.0\r\n\r\n'), false);
      return one.died;
    }, 20_000);
  }));

  test('a server that asks is answered', () => hurried(async () => {
    const one = watched();
    assert.equal(one.live.receive('\r\n\r\n'), true);
    assert.equal(one.sent.at(-1), '\r\n');
    one.live.stop();
    return Promise.resolve();
  }));

  test('where there is reason to doubt, it takes 2 s, however often one looks', () => hurried(async (hurry) => {
    const one = watched();
    const began = Date.now();
    const looks = setInterval(() => one.live.check(), 500);
    await hurry(() => one.died, 3_000);
    clearInterval(looks);
    assert.equal(Math.round((one.died! - began) / 100), 25);
  }));
});
