// The office's SIP, by text over a raw WebSocket.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, beforeEach, test } from 'node:test';
import { WebSocket } from 'ws';
import { startOffice } from '../../demo/office/office.mjs';
import { until } from '../support/until.mjs';
import { credentials, openWire, request } from './wire.mjs';

let office, lines;
beforeEach(async () => {
  lines = [];
  office = await startOffice({ customers: false, log: (line) => lines.push(line) });
});
afterEach(() => office.stop());

test('REGISTER: challenged, accepted, listed, refreshed, removed', async () => {
  const wire = await openWire(office);
  const challenge = await wire.ask('REGISTER');
  assert.equal(challenge.status, 401);
  const { realm, algorithm, qop } = challenge.headers['www-authenticate'][0];
  assert.deepEqual([realm, algorithm, qop], ['"cordboard"', 'MD5', '"auth"']);
  assert.deepEqual(office.registered(), []);

  const contact = '<sip:abc@x.invalid;transport=ws;ob>;reg-id=1;+sip.instance="<urn:uuid:1>";expires=120';
  const accepted = await wire.register('1001', { contact });
  assert.equal(accepted.status, 200);
  const [bound] = accepted.headers.contact;
  assert.equal(bound.uri, 'sip:abc@x.invalid;transport=ws;ob');
  assert.equal(bound.params['+sip.instance'], '"<urn:uuid:1>"');
  assert.ok(Number(bound.params.expires) > 110 && Number(bound.params.expires) <= 120);
  assert.deepEqual(office.registered(), ['1001']);

  const refreshed = await wire.register('1001', { contact: contact.replace('abc', 'def') });
  assert.deepEqual(refreshed.headers.contact.map(({ uri }) => uri.slice(4, 7)), ['def'], 'the same instance has one contact');
  const second = await wire.register('1001', { contact: '<sip:tab2@x.invalid>' });
  assert.equal(second.headers.contact.length, 2);
  await wire.register('1001', { contact: '<sip:tab2@x.invalid>;expires=0' });
  const gone = await wire.register('1001', { contact: '*', headers: { expires: '0' } });
  assert.equal(gone.headers.contact, undefined);
  assert.deepEqual(office.registered(), []);
  wire.close();
});

test('a wrong password, a foreign nonce, another\'s name: 401 again or 403', async () => {
  const wire = await openWire(office);
  for (const wrong of [{ password: 'guess' }, { password: '' }]) assert.equal((await wire.register('1001', wrong)).status, 401);
  assert.equal((await wire.register('4711')).status, 401);
  const forged = { headers: { 'www-authenticate': [{ realm: '"cordboard"', nonce: '"zzz-123"' }] } };
  assert.equal((await wire.ask('REGISTER', { headers: { authorization: credentials(forged, { user: '1001', password: 'demo-1001' }) } })).status, 401);
  assert.equal((await wire.register('1001', { to: '<sip:1002@office.example>' })).status, 403);
  assert.deepEqual(office.registered(), []);
  wire.close();
});

test('an old nonce is called stale, and a new one works', async (t) => {
  const wire = await openWire(office);
  const challenge = await wire.ask('REGISTER');
  const authorization = credentials(challenge, { user: '1001', password: 'demo-1001' });
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 301_000 });
  const stale = await wire.ask('REGISTER', { headers: { authorization } });
  assert.equal(stale.status, 401);
  assert.equal(stale.headers['www-authenticate'][0].stale, 'true');
  const again = credentials(stale, { user: '1001', password: 'demo-1001' });
  assert.equal((await wire.ask('REGISTER', { headers: { authorization: again } })).status, 200);
  wire.close();
});

test('a binding ends by time and by the loss of its socket', async () => {
  const [brief, lost] = await Promise.all([openWire(office), openWire(office)]);
  await brief.register('1001', { contact: '<sip:a@x.invalid>;expires=1' });
  await lost.register('1002');
  assert.deepEqual(office.registered(), ['1001', '1002']);
  lost.socket.terminate();
  await until('both are gone', () => office.registered().length === 0);
  assert.ok(lines.includes('1001 unregistered') && lines.includes('1002 unregistered'));
  brief.close();
});

test('who has not registered is asked for credentials before it may call', async () => {
  const wire = await openWire(office);
  const invite = { uri: 'sip:600@office.example' };
  const challenge = await wire.ask('INVITE', invite);
  assert.equal(challenge.status, 407);
  const proof = credentials(challenge, { user: '1001', password: 'demo-1001', method: 'INVITE', uri: invite.uri });
  assert.equal((await wire.ask('INVITE', { ...invite, headers: { 'proxy-authorization': proof } })).status, 100);
  assert.equal((await wire.next()).status, 488, 'there was no offer');
  assert.equal((await wire.ask('INVITE', { ...invite, user: '1002' })).status, 407, 'for another it has proven nothing');
  wire.close();
});

test('keepalive, OPTIONS, and what the office does not do', async () => {
  const wire = await openWire(office);
  wire.send('\r\n\r\n');
  assert.equal(await wire.text(), '\r\n');
  const options = await wire.ask('OPTIONS');
  assert.equal(options.status, 200);
  assert.match(options.headers.allow, /\bREFER\b/);
  await wire.register('1001');
  for (const [method, status] of [['MESSAGE', 200], ['SUBSCRIBE', 489], ['PUBLISH', 489], ['REFER', 405], ['CANCEL', 481]]) {
    assert.equal((await wire.ask(method)).status, status, method);
  }
  for (const method of ['BYE', 'INFO', 'INVITE', 'REFER']) {
    assert.equal((await wire.ask(method, { to: '<sip:x@office.example>;tag=nobody' })).status, 481, method);
  }
  wire.close();
});

test('malformed messages end nothing', async () => {
  const wire = await openWire(office);
  const whole = request('OPTIONS');
  const nonsense = [
    'hello', '\0\0\0', 'INVITE', 'OPTIONS sip:x SIP/2.0\r\n\r\n', 'SIP/2.0 200 OK\r\n\r\n', 'SIP/2.0 999 \r\nVia: x\r\n\r\n', ': \r\n\r\n', 'x'.repeat(30_000),
    ...['Via', 'From', 'To', 'Call-ID', 'CSeq'].map((name) => whole.replace(new RegExp(`^${name}: .*\\r\\n`, 'm'), '')),
    whole.replace('SIP/2.0\r\n', 'SIP/7.0\r\n'), whole.replace(/^CSeq: .*/m, 'CSeq: 99999999999 OPTIONS'), whole.replace(/^CSeq: .*/m, 'CSeq: 1 INVITE'),
    whole.replace(/^From: .*/m, 'From: <<<>>>'), whole.replace(/^Content-Length: .*/m, 'Content-Length: -5'),
    request('INVITE', { contact: '' }), request('REGISTER', { contact: '"' }),
    ...['Digest', 'Digest ,,=,', 'Digest username="1001", response="\u00e9"'].map((authorization) => request('REGISTER', { headers: { authorization } })),
  ];
  for (const text of nonsense) wire.send(text);
  wire.socket.send(Buffer.from([0xff, 0xfe, 0]));
  const alive = request('OPTIONS');
  wire.send(alive);
  const [id] = /call-\d+/.exec(alive);
  for (let response; response?.headers['call-id'] !== id;) response = await wire.next();
  assert.ok(lines.some((line) => line.startsWith('malformed OPTIONS: ')), lines.join('\n'));
  assert.ok(lines.some((line) => line.startsWith('not SIP: ')));

  wire.send('x'.repeat(100_000));
  await once(wire.socket, 'close'); // too long a message ends its own socket, no other
  const other = await openWire(office);
  assert.equal((await other.register('1001')).status, 200);
  other.close();
});

test('an offer that cannot be is refused, and the office goes on', async () => {
  const wire = await openWire(office);
  await wire.register('1001');
  const sdp = (lines) => ['v=0', 'o=- 1 1 IN IP4 0.0.0.0', 's=-', 't=0 0', ...lines, ''].join('\r\n');
  const audio = 'm=audio 9 UDP/TLS/RTP/SAVPF 0';
  const bodies = [
    '', 'v=0', sdp([]), sdp(['m=audio 9 RTP/AVP 0']), sdp([audio.replace(' 0', ' 111'), 'a=fingerprint:sha-256 00']),
    sdp([audio, 'a=fingerprint:sha-256']), sdp([audio, 'a=fingerprint:sha-256 00:11', 'a=candidate:nonsense']),
  ];
  for (const body of bodies) {
    wire.send(request('INVITE', { uri: 'sip:600@office.example', headers: { 'content-type': 'application/sdp' }, body }));
    let response = await wire.next();
    while (response.status < 200) response = await wire.next();
    assert.equal(response.status, 488, JSON.stringify(body));
  }
  assert.deepEqual(office.calls(), []);
  wire.close();
});

test('it takes its path of another\'s server, and leaves the rest', async (t) => {
  const server = createServer((_, response) => response.end('page'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => server.close());
  const guest = await startOffice({ server, customers: false });
  assert.equal(guest.port, server.address().port);
  const wire = await openWire(guest);
  assert.equal((await wire.register('1001')).status, 200);
  assert.equal(await (await fetch(`http://127.0.0.1:${guest.port}/`)).text(), 'page');
  await guest.stop();
  await until('the socket is closed', () => wire.socket.readyState === WebSocket.CLOSED);
  assert.ok(server.listening);
});

test('a WebSocket that does not speak sip is refused', async () => {
  const socket = new WebSocket(office.url, 'chat');
  const [error] = await once(socket, 'error');
  assert.match(error.message, /400/);
});
