// Both sides of a call offer at once (RFC 3261 section 14.1).
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { WebSocketServer, type WebSocket } from 'ws';
import type { SipMessage } from '../../src/sip/jssip.js';
import { pauseAfter } from '../../src/sip/offers.js';
import { until } from '../support/until.mjs';
import { agree, callOut, fakeLine, sdp, type FakeLine } from './fake-line.js';
import { Asked, startFakePbx, type FakePbx } from './fake-pbx.js';

describe('with a phone server', () => {
  let pbx: FakePbx;
  let phone: FakeLine;
  beforeEach(async () => {
    pbx = await startFakePbx();
    phone = await fakeLine(pbx.url);
  });
  afterEach(() => {
    phone.end();
    pbx.close();
  });

  test('theirs is refused and counts for nothing; ours is made again after theirs was', async () => {
    const invite = await callOut(phone, pbx);
    const theirs = sdp.replace('sendrecv', 'sendonly');
    const answersTo = (cseq: number): string[] => pbx.told.filter((one) => one.includes(`CSeq: ${cseq} INVITE`) && !one.startsWith('SIP/2.0 100')).map((one) => one.slice(8, 11));
    let offers = 0;
    pbx.answers = (asked) => {
      if (asked.method !== 'INVITE') return;
      if (++offers > 1) return agree(asked);
      invite.ask('INVITE', 7, ['Content-Type: application/sdp'], theirs);
      asked.reply('491 Request Pending');
    };
    const holding = phone.line.hold('call');
    await until('theirs is refused', () => answersTo(7).length);
    assert.deepEqual(answersTo(7), ['491']);
    assert.ok(!phone.has('call-held-by-peer'));
    invite.ask('ACK', 7);
    invite.ask('INVITE', 8, ['Content-Type: application/sdp'], theirs);
    await phone.happens('call-held-by-peer');
    invite.ask('ACK', 8);
    await holding;
    assert.deepEqual([offers, answersTo(8)], [2, ['200']]);
    assert.equal(phone.ending(), undefined);
  });
});

describe('two of ours', () => {
  let server: WebSocketServer;
  let lines: readonly FakeLine[];

  /** Registers both, and hands the one what the other says, a little later: so that what both say at once meets on the way. */
  beforeEach(async () => {
    server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(server, 'listening');
    const ends: WebSocket[] = [];
    server.on('connection', (socket) => {
      ends.push(socket);
      socket.on('message', (data) => {
        const message = (data as Buffer).toString();
        const asked = new Asked(message, socket);
        if (message.trim() === '') socket.send('\r\n');
        else if (asked.method === 'REGISTER' || asked.method === 'OPTIONS') asked.reply('200 OK', [`Contact: ${asked.header('Contact')};expires=300`]);
        else setTimeout(() => ends.find((end) => end !== socket)?.send(message), 15);
      });
    });
    const url = `ws://127.0.0.1:${(server.address() as { port: number }).port}`;
    lines = [await fakeLine(url), await fakeLine(url, { uri: 'sip:1002@pbx.example' })];
  });
  afterEach(() => {
    for (const { end } of lines) end();
    for (const socket of server.clients) socket.terminate();
    server.close();
  });

  test('fifty calls that both hold at once, and resume at once: each comes to what both wanted', { timeout: 60_000 }, async (t) => {
    const [one, two] = lines as [FakeLine, FakeLine];
    const calls = Array.from({ length: 50 }, (_, index) => `call ${index}`);
    for (const call of calls) await one.line.dial(call, '1002', {});
    await two.happens('call-started', calls.length);
    const there = two.events.flatMap((event) => (event.type === 'call-started' ? event.call.id : []));
    for (const call of there) await two.line.answer(call);
    await one.happens('call-answered', calls.length);
    for (const verb of ['hold', 'resume'] as const) {
      const started = performance.now();
      const all = [...calls.map((call) => one.line[verb](call)), ...there.map((call) => two.line[verb](call))];
      const took = await Promise.all(all.map((done) => done.then(() => performance.now() - started)));
      t.diagnostic(`${verb}: ${calls.length} of ${calls.length}, the last after ${Math.round(Math.max(...took))} ms`);
    }
    for (const line of lines) assert.equal(line.ending(), undefined);
  });
});

describe('when an offer is made again', () => {
  const answered = (status_code: number, retryAfter?: string): SipMessage => ({ status_code, getHeader: () => retryAfter }) as unknown as SipMessage;
  for (const [what, direction, random, ms] of [
    ['who began the call waits 2.1 s', 'outgoing', 0, 2_100], ['to 4 s', 'outgoing', 0.9999, 4_090], ['the other one not at all', 'incoming', 0, 0], ['to 2 s', 'incoming', 0.9999, 1_990],
  ] as const) test(`491: ${what}`, () => assert.equal(pauseAfter(answered(491), direction, () => random), ms));
  test('theirs came first: the same', () => assert.equal(pauseAfter('glare', 'incoming', () => 0.5), 1_000));
  test('500 with Retry-After: when they said; without: not at all', () => {
    assert.equal(pauseAfter(answered(500, '3'), 'outgoing'), 3_000);
    assert.equal(pauseAfter(answered(500), 'outgoing'), undefined);
    assert.equal(pauseAfter(answered(500, '3600'), 'outgoing'), undefined);
  });
  test('488: refused for good', () => assert.equal(pauseAfter(answered(488), 'outgoing'), undefined));
});
