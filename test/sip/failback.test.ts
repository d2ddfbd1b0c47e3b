import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, test } from 'node:test';
import WebSocket from 'ws';
import type { LineEvent } from '../../src/core/index.js';
import { ownAddress } from '../../src/sip/address.js';
import { Registration } from '../../src/sip/registration.js';
import { startFakePbx, type Asked, type FakePbx } from './fake-pbx.js';
import { hurried, type Hurry } from './hurried.js';

let first: FakePbx;
let second: FakePbx;
let hanging: Server | undefined;
let one: Registration;
let told: LineEvent[];
let isIdle: boolean;

beforeEach(async () => {
  // All that registering needs of a browser.
  Object.assign(globalThis, { WebSocket, RTCPeerConnection: class {}, navigator: {}, window: globalThis });
  [first, second, told, isIdle] = [await startFakePbx(), await startFakePbx(), [], true];
});
afterEach(() => {
  one.stop();
  first.close();
  second.close();
  hanging?.close();
});

const isAt = ({ url }: FakePbx): boolean => {
  const last = told.at(-1);
  return last?.type === 'line-registered' && last.server === url;
};
const problems = (): number => told.filter((event) => 'problem' in event && event.problem).length;
const isBusy = (asked: Asked): void => asked.reply('503 Service Unavailable');

function start(server = first.url): void {
  one = new Registration({
    servers: [server, second.url], own: ownAddress('sip:1001@pbx.example'), credentials: { password: 'x' }, emit: (event) => told.push(event), isIdle: () => isIdle,
  });
  one.start();
}

/** Registered at the second server, for the first one was out of order; it is not any more. */
async function elsewhere(hurry: Hurry): Promise<void> {
  const { registers } = first;
  first.registers = isBusy;
  start();
  await hurry(() => isAt(second));
  first.registers = registers;
}

/** Time passes. */
async function pass(hurry: Hurry, ms: number): Promise<void> {
  const end = Date.now() + ms;
  await hurry(() => Date.now() >= end, ms + 1_000);
}

describe('the first server is there again', () => {
  test('registered there within ten minutes, and never nowhere', () => hurried(async (hurry) => {
    await elsewhere(hurry);
    const before = problems();
    let [left, arrived] = [0, 0];
    const { registers } = first;
    first.registers = (asked) => { registers(asked); arrived = Date.now(); };
    await hurry(() => isAt(first), 600_000);
    await hurry(() => second.connections === 0 && (left = Date.now()));
    assert.ok(left >= arrived, 'left before it had arrived');
    assert.equal(problems(), before);
    assert.equal(told.filter(({ type }) => type === 'line-connecting').length, 2);
    assert.ok(one.ua.isRegistered(), 'registered');
  }));

  test('not in a call, but after it', () => hurried(async (hurry) => {
    await elsewhere(hurry);
    isIdle = false;
    await pass(hurry, 900_000);
    assert.ok(isAt(second), 'stayed');
    isIdle = true;
    await hurry(() => isAt(first), 600_000);
  }));

  test('a call that comes in where we were, in that very moment, is not lost', () => hurried(async (hurry) => {
    await elsewhere(hurry);
    const rings: unknown[] = [];
    one.ua.on('newRTCSession', () => rings.push(1));
    const [{ uri: _ }] = second.of('REGISTER') as [Asked];
    const contact = /<sip:([^;>]*)/.exec(second.of('REGISTER')[0]!.header('Contact'))![1]!;
    first.registers = () => second.says([
      `INVITE sip:${contact};transport=ws SIP/2.0`, 'Via: SIP/2.0/WS 192.0.2.1;branch=z9hG4bK1', 'Max-Forwards: 70', 'From: <sip:2001@pbx.example>;tag=1', 'To: <sip:1001@pbx.example>',
      'Call-ID: a@b', 'CSeq: 1 INVITE', 'Contact: <sip:192.0.2.1;transport=ws>', 'Content-Length: 0', '', '',
    ].join('\r\n'));
    await hurry(() => rings.length, 600_000);
    assert.ok(isAt(second), 'stayed');
    assert.equal(second.connections, 1);
    await hurry(() => first.connections === 0);
  }));

  for (const [what, registers] of [['refuses us', (asked: Asked) => asked.reply('403 Forbidden')], ['is busy', isBusy], ['is silent', () => {}]] as const) {
    test(`but ${what}: we stay where we are, registered, and try again later`, () => hurried(async (hurry) => {
      await elsewhere(hurry);
      const before = problems();
      const right = first.registers;
      first.registers = registers;
      const tries = first.of('REGISTER').length;
      await hurry(() => first.of('REGISTER').length > tries && first.connections === 0, 600_000);
      await hurry(() => one.ua.isRegistered());
      assert.ok(isAt(second), JSON.stringify(told.at(-1)));
      assert.equal(problems(), before);
      assert.equal(second.connections, 1);
      first.registers = right;
      await hurry(() => isAt(first), 660_000);
    }));
  }

  test('but says that it is not ready: nothing is moved', () => hurried(async (hurry) => {
    await elsewhere(hurry);
    first.pongs = (asked) => { if ('method' in asked) isBusy(asked); };
    const tries = first.of('REGISTER').length;
    await pass(hurry, 900_000);
    assert.deepEqual([first.of('REGISTER').length, first.connections], [tries, 0]);
    assert.ok(isAt(second), 'stayed');
  }));
});

test('the first server hangs in connecting: registered at the second within 8 s, and it is asked seldom', () => hurried(async (hurry) => {
  let tries = 0;
  hanging = createServer(() => { tries += 1; });
  await new Promise<void>((listening) => hanging!.listen(0, '127.0.0.1', () => listening()));
  start(`ws://127.0.0.1:${(hanging.address() as { port: number }).port}/`);
  await hurry(() => isAt(second), 8_000);
  await pass(hurry, 600_000);
  assert.ok(tries <= 20, `${tries} times in ten minutes`);
}));
