// The office as a user agent, by text over a raw WebSocket: what JsSIP would hide.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { startOffice } from '../../demo/office/office.mjs';
import { Media } from '../../demo/office/media.mjs';
import { responseTo, stringify } from '../../demo/office/message.mjs';
import { until } from '../support/until.mjs';
import { openWire, request } from './wire.mjs';

let office, wire;
beforeEach(async () => {
  office = await startOffice({ customers: false });
  wire = await openWire(office);
  await wire.register('1001');
});
afterEach(async () => {
  wire.close();
  await office.stop();
});

const contact = { contact: [{ uri: 'sip:1001-c@x.invalid;transport=ws', params: {} }] };
const answer = (invite, status, extras) => wire.send(stringify(responseTo(invite, status, { tag: 'mine', headers: contact, ...extras })));
const branchOf = ({ headers }) => headers.via[0].params.branch;
const free = () => until('1001 is free', () => office.idle().includes('1001'));

/** What a telephone would answer to an offer. */
async function sdpFor(offer) {
  const media = new Media();
  const sdp = await media.answer(offer.replace('a=setup:actpass', 'a=setup:active'));
  media.close();
  return sdp;
}

/** A call in which 1001 is, answered by hand. */
async function answered(call = office.ringIn('1001')) {
  const invite = await wire.next();
  answer(invite, 200, { headers: { ...contact, 'content-type': 'application/sdp' }, content: await sdpFor(invite.content) });
  const ack = await wire.next();
  return { call, invite, ack };
}

/** A request of the telephone within that call. */
const within = ({ headers }, method, seq, extras = {}) => stringify({
  method, uri: headers.contact[0].uri, ...extras,
  headers: {
    via: [{ version: '2.0', protocol: 'WS', host: 'x.invalid', params: { branch: `z9hG4bK-in-${seq}` } }],
    from: { ...headers.to, params: { tag: 'mine' } }, to: headers.from, 'call-id': headers['call-id'], cseq: { seq, method }, ...contact, ...extras.headers,
  },
});

test('an INVITE has an offer for WebRTC, and what a CRM wants to know', async () => {
  office.ringIn('1001', 'Tom Okafor');
  const { method, uri, headers, content } = await wire.next();
  assert.deepEqual([method, uri], ['INVITE', 'sip:1001-c@x.invalid;transport=ws']);
  assert.deepEqual([headers.from.name, headers.from.uri], ['"Tom Okafor"', 'sip:+442079460118@office.example']);
  assert.deepEqual([headers['x-customer-id'], headers['x-queue'], headers['content-type']], ['C-1002', 'Billing', 'application/sdp']);
  const lines = [
    /^m=audio 9 UDP\/TLS\/RTP\/SAVPF 0 101\r$/m, /^a=group:BUNDLE 0\r$/m, /^a=rtcp-mux\r$/m, /^a=fingerprint:sha-256 /m,
    /^a=setup:actpass\r$/m, /^a=rtpmap:101 telephone-event\/8000\r$/m, /^a=candidate:.* 127\.0\.0\.1 /m,
  ];
  for (const line of lines) assert.match(content, line);
  assert.ok(content.indexOf('a=ice-lite') < content.indexOf('m=audio'), 'ice-lite is said for the session');
});

test('a refusal is acknowledged in its own transaction', async () => {
  const call = office.ringIn('1001');
  const invite = await wire.next();
  answer(invite, 180);
  answer(invite, 486);
  const ack = await wire.next();
  assert.deepEqual([ack.method, branchOf(ack), ack.headers.to.params.tag], ['ACK', branchOf(invite), 'mine']);
  await call.ended;
  assert.equal(call.outcome, '486 Busy Here');
});

test('who gives up sends CANCEL; an answer that crosses it gets ACK and BYE', async () => {
  const call = office.ringIn('1001', undefined, { patience: 200 });
  const invite = await wire.next();
  answer(invite, 180);
  const cancel = await wire.next();
  assert.deepEqual([cancel.method, branchOf(cancel), cancel.headers.cseq.seq], ['CANCEL', branchOf(invite), invite.headers.cseq.seq]);
  answer(invite, 200);
  assert.deepEqual([(await wire.next()).method, (await wire.next()).method], ['ACK', 'BYE']);
  assert.equal(call.outcome, 'gave up');
  await free();
});

test('an answer without a usable description ends the call', async () => {
  const call = office.ringIn('1001');
  const invite = await wire.next();
  answer(invite, 200);
  assert.deepEqual([(await wire.next()).method, (await wire.next()).method], ['ACK', 'BYE']);
  await call.ended;
  assert.equal(call.outcome, '488 Not Acceptable Here');
});

test('a socket lost while it rings ends the call, on either side', async () => {
  const call = office.ringIn('1001');
  await wire.next();
  const two = await openWire(office);
  await two.register('1002');
  const body = await sdpFor(await offerOf(two, '1002'));
  two.send(request('INVITE', { user: '1002', uri: 'sip:1001@office.example', headers: { 'content-type': 'application/sdp' }, body }));
  const second = await wire.next();
  assert.equal(second.method, 'INVITE');
  two.close();
  const cancel = await wire.next();
  assert.deepEqual([cancel.method, branchOf(cancel)], ['CANCEL', branchOf(second)]);
  wire.close();
  await call.ended;
  assert.equal(call.outcome, '503 Service Unavailable');
});

test('requests within a call: out of order, refused, transfer to nowhere, BYE', async () => {
  const { call, invite } = await answered();
  await call.answered;
  const ask = async (...args) => {
    wire.send(within(invite, ...args));
    return wire.next();
  };
  assert.equal((await ask('OPTIONS', 10)).status, 200);
  assert.equal((await ask('OPTIONS', 10)).status, 500, 'the same again');
  assert.equal((await ask('UPDATE', 11)).status, 200, 'a session timer');
  assert.equal((await ask('INVITE', 12)).status, 488, 'no offer');
  assert.equal((await ask('INVITE', 13, { headers: { 'content-type': 'application/sdp' }, content: 'v=0' })).status, 488);
  assert.equal((await ask('PUBLISH', 14)).status, 405);
  assert.equal((await ask('REFER', 15)).status, 400);
  assert.equal((await ask('REFER', 16, { headers: { 'refer-to': '<sip:x@x?Replaces=none%3Bto-tag%3D1%3Bfrom-tag%3D2>' } })).status, 202);
  assert.deepEqual([(await wire.next()).content, (await wire.next()).content], ['SIP/2.0 100 Trying\r\n', 'SIP/2.0 481 Call/Transaction Does Not Exist\r\n']);
  assert.equal(call.status, 'answered');
  assert.equal((await ask('BYE', 17)).status, 200);
  assert.equal((await ask('BYE', 18)).status, 481);
  await call.ended;
  await free();
});

test('a header cannot be smuggled from one leg into another', async () => {
  const body = await sdpFor(await offerOf(wire, '1001'));
  const headers = { 'content-type': 'application/sdp', 'X-Note': 'one\r\n two\r X-Evil: 1' };
  wire.send(request('INVITE', { uri: 'sip:1001@office.example', headers, body }));
  assert.equal((await wire.next()).status, 100);
  const invite = await wire.next();
  assert.equal(invite.headers['x-note'], 'one two X-Evil: 1');
  assert.equal(invite.headers['x-evil'], undefined);
});

/** An offer of the office's, refused: a description to learn from. */
async function offerOf(telephone, user) {
  office.ringIn(user);
  const invite = await telephone.next();
  telephone.send(stringify(responseTo(invite, 603, { tag: 'mine' })));
  await telephone.next();
  return invite.content;
}
