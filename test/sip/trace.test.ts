import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { redacted } from '../../src/sip/trace-redaction.js';
import { SipTrace } from '../../src/sip/trace.js';
import { message, request } from './fake-socket.js';

const lineOf = (text: string, name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'm').exec(text.replaceAll('\r', ''))?.[1];
/** One field, redacted. */
const field = (name: string, value: string, numbers = false): string | undefined => lineOf(redacted(request('INVITE', { [name]: value }), { numbers }), name);

describe('what a trace keeps of a message', () => {
  const cases: readonly (readonly [what: string, name: string, value: string, kept: string])[] = [
    ['of a number its last digits, of a person nothing', 'From', '"Ada, \\"B\\" Example" <sip:+4915112345678@pbx.example>;tag=1', '"…" <sip:+…678@pbx.example>;tag=1'],
    ['a name without quotes', 'To', 'Ada B <sip:0301234567@pbx.example>', '"…" <sip:…567@pbx.example>'],
    ['an extension', 'To', '<sip:1001@pbx.example>', '<sip:1001@pbx.example>'],
    ['what tells where JsSIP is', 'Contact', '<sip:8k2jq0@h.invalid;transport=ws>', '<sip:8k2jq0@h.invalid;transport=ws>'],
    ['several addresses, and dashes', 'P-Asserted-Identity', '"A" <sip:2001@x>, <tel:+1-555-0100-99>', '"…" <sip:2001@x>, <tel:+…099>'],
    ['where a call is sent, not what goes along', 'Refer-To', '<sip:600@x?Replaces=a%40b&User-to-User=7b7d>', '<sip:600@x?Replaces=a%40b&User-to-User=…>'],
    ['why a password was refused, not what it was', 'Authorization', 'Digest username="1001", realm="pbx", nonce="n0nce", uri="sip:x", response="deadbeef", cnonce="c", opaque="o", qop=auth, nc=00000001, algorithm=MD5', 'Digest username=…, realm="pbx", nonce=…, uri=…, response=…, cnonce=…, opaque=…, qop=auth, nc=00000001, algorithm=MD5'],
    ['a challenge', 'WWW-Authenticate', 'Digest realm="pbx",nonce="n0nce",opaque="o",algorithm=MD5,qop="auth",stale=true', 'Digest realm="pbx", nonce=…, opaque=…, algorithm=MD5, qop="auth", stale=true'],
    ['a scheme that is none of ours', 'Proxy-Authorization', 'Bearer eyJhbGciOi.secret', 'Bearer'],
    ['that there is a handover', 'User-to-User', '7b7d;purpose=cordboard-handover;encoding=hex', '…'],
    ['that there is a field of the host\'s', 'X-Customer', 'C-1001', '…'],
    ['why a call ended', 'Reason', 'Q.850;cause=16;text="Normal"', 'Q.850;cause=16;text="Normal"'],
  ];
  for (const [what, name, value, kept] of cases) test(`${what}: ${name}`, () => assert.equal(field(name, value), kept));

  test('numbers whole, where somebody asked for them', () => assert.equal(field('From', '"Ada" <sip:+4915112345678@x>', true), '"…" <sip:+4915112345678@x>'));
  test('the number in the first line', () => assert.match(redacted(request('INVITE').replace('sip:1001@', 'sip:+15550100@')), /^INVITE sip:\+…100@192/));
  test('folded lines are looked at as one', () => assert.equal(field('Authorization', 'Digest username="1001",\r\n response="deadbeef"'), 'Digest username=…, response=…'));

  test('of media what can be mended, not what they are locked with', () => {
    const sdp = ['v=0', 'o=- 1 1 IN IP4 192.0.2.1', 's=Ada', 'a=ice-ufrag:abcd', 'a=ice-pwd:0123', 'a=fingerprint:sha-256 AA:BB', 'a=crypto:1 AES inline:key', 'a=candidate:1 1 udp 1 192.0.2.1 5 typ host ufrag abcd', 'a=rtpmap:8 PCMA/8000'].join('\r\n');
    const kept = redacted(request('INVITE', { 'Content-Type': 'application/sdp' }, sdp)).split('\r\n\r\n')[1]!.split('\r\n');
    assert.deepEqual(kept, ['v=0', 'o=- 1 1 IN IP4 192.0.2.1', 's=…', 'a=ice-ufrag:…', 'a=ice-pwd:…', 'a=fingerprint:…', 'a=crypto:…', 'a=candidate:1 1 udp 1 192.0.2.1 5 typ host ufrag …', 'a=rtpmap:8 PCMA/8000']);
  });
  for (const [type, body, kept] of [
    ['application/dtmf-relay', 'Signal=7\r\nDuration=120', '(22 characters, left out)'], ['text/plain', 'my card is 4111', '(15 characters, left out)'],
    ['message/sipfrag', 'SIP/2.0 486 Busy with Ada', 'SIP/2.0 486'], ['application/dialog-info+xml', '<dialog-info/>', '(14 characters, left out)'],
  ] as const) test(`of ${type}: ${kept}`, () => assert.equal(redacted(request('INFO', { 'Content-Type': type }, body)).split('\r\n\r\n')[1], kept));

  test('no secret, wherever in a field it stands', () => {
    const secret = 'S3cr3tS3cr3t';
    const around = fc.string({ unit: fc.constantFrom(...' ,;="<>\\@:abc?&'), maxLength: 12 });
    fc.assert(fc.property(fc.constantFrom('Authorization', 'Proxy-Authorization', 'User-to-User', 'X-Any', 'Subject', 'Identity', 'Alert-Info', 'Call-Info'), around, around, (name, before, after) => {
      const kept = redacted(request('INVITE', { [name]: `Digest ${before} response="${secret}"${after}` }));
      assert.ok(!kept.includes(secret), kept);
    }), { numRuns: 2_000 });
  });
});

describe('a trace', () => {
  const traced = (most?: number): SipTrace => new SipTrace(most, () => 0);
  test('keeps nothing until somebody asks, and nothing more when they are done', () => {
    const trace = traced();
    trace.sent(request('BYE'));
    assert.equal(String(trace), '');
    trace.start();
    assert.ok(trace.isOn);
    trace.received(request('OPTIONS'));
    trace.stop();
    trace.received(request('INVITE'));
    assert.match(String(trace), /^1970-01-01T00:00:00\.000Z received\nOPTIONS sip:1001@[^]*Content-Length: 0\n$/);
    assert.doesNotMatch(String(trace), /INVITE/);
    trace.start();
    assert.equal(String(trace), '', 'begun anew');
  });
  test('keeps so much and no more: the oldest goes, and that is said', () => {
    const trace = traced(10_000);
    trace.start();
    for (let nth = 0; nth < 5_000; nth += 1) trace.received(request('OPTIONS', { 'Call-ID': `call-${nth}` }));
    const text = String(trace);
    assert.ok(text.length < 10_100, String(text.length));
    assert.match(text, /^\(49\d\d older ones are not kept\)/);
    assert.match(text, /call-4999\n/);
  });
  test('a message as long as the guard lets in is cut', () => {
    const trace = traced();
    trace.start();
    trace.received(request('INVITE', { 'Content-Type': 'application/sdp' }, 'a=x\r\n'.repeat(10_000)));
    assert.ok(String(trace).length < 17_000);
  });
  test('of what was refused: why, and how much it was', () => {
    const trace = traced();
    trace.start();
    trace.refused('too-large', `INVITE sip:${'5'.repeat(70_000)}`);
    trace.refused('not-sip', 'password=secret');
    trace.refused('no-end', new ArrayBuffer(12));
    assert.deepEqual(String(trace).match(/refused \(.*\n.*/g), ['refused (too-large)\n70011 characters INVITE', 'refused (not-sip)\n15 characters', 'refused (no-end)\n12 bytes']);
  });
  test('how much was refused is known without a trace', () => {
    const trace = traced();
    for (const why of ['no-colon', 'too-large', 'no-colon']) trace.refused(why, '');
    assert.equal(String(trace), '(refused since the line began: no-colon 2, too-large 1)\n\n');
  });
  test('keep-alives are not worth a line', () => {
    const trace = traced();
    trace.start();
    trace.sent('\r\n\r\n');
    assert.equal(String(trace), '');
  });
  test('a hostile message comes out no longer than it went in', (t) => {
    const pieces = ['"', '\\"', '<', 'sip:', '?a=', ',a', 'a=b,', '1-', ' ufrag ', '"a" '];
    for (const piece of pieces) {
      const began = performance.now();
      const hostile = message(['INVITE sip:1@x SIP/2.0', ...['From', 'Contact', 'Authorization', 'Via'].map((name) => `${name}: ${piece.repeat(8_000 / piece.length)}`), 'Content-Type: application/sdp'], piece.repeat(2_000));
      assert.ok(redacted(hostile).length <= hostile.length);
      t.diagnostic(`${JSON.stringify(piece)}: ${(performance.now() - began).toFixed(1)} ms`);
    }
  });
});
