import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { admit } from '../../src/sip/guard.js';
import { limits, refusals, type Refusal } from '../../src/sip/guard-refusal.js';
import { message, request } from './fake-socket.js';
import { hostileFrames } from '../support/hostile-frames.mjs';

const status = (text: string | undefined): number => Number(text?.slice(8, 11) ?? NaN);
const refused = (frame: string | ArrayBuffer): Refusal | undefined => admit(frame).refused;
const field = (text: string, name: string): string | undefined => new RegExp(`^${name}: (.*)\r$`, 'm').exec(text)?.[1];
const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;
const response = (...lines: string[]): string =>
  message(['SIP/2.0 200 OK', 'Via: SIP/2.0/WSS h.invalid;branch=z9hG4bK1', 'From: <sip:1001@pbx.example>;tag=1', 'To: <sip:1001@pbx.example>;tag=2', 'Call-ID: a', 'CSeq: 1 REGISTER', ...lines]);

describe('what is sound goes on as it is', () => {
  for (const method of ['INVITE', 'ACK', 'BYE', 'CANCEL', 'OPTIONS', 'INFO', 'MESSAGE', 'UPDATE', 'REFER']) {
    test(method, () => {
      const text = request(method);
      assert.deepEqual(admit(text), { message: text, method });
      assert.deepEqual(admit(bytes(text)), { message: text, method });
    });
  }
  test('a response', () => assert.deepEqual(admit(response()), { message: response() }));
  test('a body in any script, its length in bytes', () => {
    const text = request('MESSAGE', {}, 'Grüße, 世界');
    assert.equal(admit(text).message, text);
    assert.equal(admit(bytes(text)).message, text);
  });
  test('control characters behind a backslash in quotes (RFC 3261 section 25.1)', () => assert.equal(refused(request('INVITE', { From: '"a\\\u0000b" <sip:1@x>;tag=1' })), undefined));
  test('a question mark in a user', () => assert.equal(refused(request('OPTIONS').replace('sip:1001@', 'sip:10?01@')), undefined));
});

describe('what JsSIP would read otherwise is written anew', () => {
  test('folded lines become one', () => {
    const text = request('INVITE', { 'X-Note': 'one\r\n two\r\n\tthree' });
    assert.equal(field(admit(text).message!, 'x-note'), 'one two three');
  });
  test('short names that it does not know', () => assert.equal(field(admit(request('INVITE', { s: 'Hi' })).message!, 'subject'), 'Hi'));
  test('empty lines ahead of a message go', () => assert.match(admit(`\r\n\r\n${request('OPTIONS')}`).message!, /^OPTIONS /));
  test('what stands behind the body goes (RFC 3261 section 18.3), counted in bytes', () => {
    const text = request('MESSAGE', {}, 'für');
    for (const frame of [`${text}INVITE sip:x`, bytes(`${text}INVITE sip:x`)]) assert.ok(admit(frame).message!.endsWith('\r\n\r\nfür'));
  });
  for (const [name, value] of [['Expires', '4294967295'], ['Expires', 'soon'], ['Session-Expires', '99999999999;refresher=uas']] as const) {
    test(`${name}: ${value} is as if it were not there (RFC 4475 section 3.1.2.4)`, () => assert.doesNotMatch(admit(request('INVITE', { [name]: value })).message!, /expires/i));
  }
});

describe('what is refused, and what a request is answered', () => {
  const cases: readonly (readonly [what: string, frame: string, refusal: Refusal, answered?: number | undefined])[] = [
    ['another version', request('OPTIONS').replace(/SIP\/2\.0\r/, 'SIP/3.0\r'), 'bad-version', 505],
    ['two spaces in the first line', request('OPTIONS').replace('OPTIONS sip', 'OPTIONS  sip'), 'bad-line', 400],
    ['header fields in the Request-URI', request('OPTIONS').replace(';transport=ws SIP', '?Route=x SIP'), 'bad-line', 400],
    ['a scheme that is none of ours', request('OPTIONS').replace('sip:1001', 'tel:1001'), 'bad-scheme', 416],
    ['a web request', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n', 'not-sip'],
    ['noise', '\u0000\u0001\u0002', 'no-end'],
    ['nothing', '', 'no-end'],
    ['no empty line', request('OPTIONS').replace('\r\n\r\n', '\r\n'), 'no-end', 400],
    ['a line without a colon', request('OPTIONS', { 'X': `1\r\n${'a'.repeat(100)}` }), 'no-colon', 400],
    ['a space in a name', request('OPTIONS', { 'X Y': '1' }), 'bad-name', 400],
    ['an empty name', request('OPTIONS', { '': '1' }), 'no-colon', 400],
    ['an underscore that JsSIP takes for a hyphen', request('OPTIONS', { 'Content_Length': '9' }), 'bad-name', 400],
    ['what JsSIP would keep where no key may be', request('OPTIONS', { To: '<sip:1001@x>;__PROTO__' }), 'bad-name', 400],
    ['a line feed alone', request('OPTIONS', { 'X': 'a\nVia: b' }), 'control', 400],
    ['a carriage return alone', request('OPTIONS', { 'X': 'a\rVia: b' }), 'control', 400],
    ['NUL', request('OPTIONS', { 'X': 'a\u0000' }), 'control', 400],
    ['a line too long', request('OPTIONS', { 'X': 'a'.repeat(limits.field + 1) }), 'too-long', 513],
    ['one that is too long when unfolded', request('OPTIONS', { 'X': Array.from({ length: 900 }, () => 'abcdefghij').join('\r\n ') }), 'too-long', 513],
    ['too many fields', request('OPTIONS', Object.fromEntries(Array.from({ length: limits.fields }, (_, n) => [`X-${n}`, '']))), 'too-many', 513],
    ['a header too large', request('OPTIONS', Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`X-${n}`, 'a'.repeat(200)]))), 'too-large', 513],
    ['a frame too large', request('MESSAGE', {}, 'a'.repeat(limits.frame)), 'too-large', 513],
    ['two Call-IDs', request('OPTIONS', { 'i': 'another' }), 'duplicate', 400],
    ['no From', request('OPTIONS', { From: undefined }), 'missing', 400],
    ['no Call-ID', request('OPTIONS', { 'Call-ID': undefined }), 'missing', 400],
    ['an INVITE without Contact', request('INVITE', { Contact: undefined }), 'missing', 400],
    ['a NOTIFY without Event', request('NOTIFY'), 'missing', 400],
    ['the CSeq of another method', request('OPTIONS', { CSeq: '1 INVITE' }), 'bad-cseq', 400],
    ['a CSeq that overflows', request('OPTIONS', { CSeq: '2147483648 OPTIONS' }), 'bad-cseq', 400],
    ['a CSeq that is none', request('OPTIONS', { CSeq: 'x OPTIONS' }), 'bad-cseq'],
    ['Max-Forwards out of range', request('OPTIONS', { 'Max-Forwards': '256' }), 'bad-number', 400],
    ['a body shorter than it says', request('OPTIONS').replace('Content-Length: 0', 'Content-Length: 1'), 'bad-length', 400],
    ['a negative length', request('OPTIONS').replace('Content-Length: 0', 'Content-Length: -1'), 'bad-length', 400],
    ['Contact: *', request('INVITE', { Contact: '*' }), 'bad-contact', 400],
    ['a per cent sign that JsSIP would unescape twice', request('INVITE', { Contact: '<sip:5%250@192.0.2.1>' }), 'bad-escape', 400],
    ['extensions that we have not', request('INVITE', { Require: 'timer, 100rel, x' }), 'bad-extension', 420],
    ['a caller who understands no SDP', request('INVITE', { Accept: 'text/plain' }), 'not-acceptable', 406],
    ['an ACK, never answered', request('ACK', { CSeq: '1 INVITE' }), 'bad-cseq'],
    ['no Via: nobody would hear the answer', request('OPTIONS', { Via: undefined }), 'missing'],
    ['a response, however wrong', response('Contact: *'), 'bad-contact'],
    ['a response of no class', response().replace('200 OK', '700 Bad'), 'bad-status'],
  ];
  for (const [what, frame, refusal, answered = NaN] of cases) {
    test(`${what}: ${refusal}${answered ? `, ${answered}` : ', no answer'}`, () => {
      for (const one of [frame, bytes(frame)]) {
        const verdict = admit(one);
        assert.deepEqual([verdict.refused, status(verdict.answer)], [refusal, answered]);
      }
    });
  }
});

describe('an answer', () => {
  const answer = (frame: string): string => admit(frame).answer!;
  test('takes over what RFC 3261 section 8.2.6.2 asks, with a tag of its own, and says what is wrong', () => {
    const text = answer(request('INVITE', { 'Via': 'SIP/2.0/WSS a;branch=z9hG4bK1\r\nVia: SIP/2.0/UDP b', 'Call-ID': 'c', 'Contact': '*', 'X-Secret': 's' }));
    assert.match(text, /^SIP\/2\.0 400 Bad Contact\r\nVia: SIP\/2\.0\/WSS a;branch=z9hG4bK1\r\nVia: SIP\/2\.0\/UDP b\r\nFrom: "Ada Example" <sip:\+15550100@pbx\.example>;tag=ada\r\nTo: <sip:1001@pbx\.example>;tag=\w+\r\nCall-ID: c\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n$/);
  });
  test('keeps the tag of a dialog', () => assert.equal(field(answer(request('INVITE', { To: '<sip:1001@x>;tag=ours', Contact: '*' })), 'To'), '<sip:1001@x>;tag=ours'));
  test('names the extensions it has not', () => assert.equal(field(answer(request('INVITE', { Require: 'timer, 100rel, x' })), 'Unsupported'), '100rel, x'));
  test('hands nothing on that would start a line of its own', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('Via', 'From', 'To', 'Call-ID', 'CSeq', 'Require'), (value, name) => {
      const { answer: text } = admit(request('INVITE', { Contact: '*', [name]: value }));
      if (text !== undefined) assert.doesNotMatch(text.replaceAll('\r\n', ''), /[\r\n\0]/);
    }), { numRuns: 2_000 });
  });
});

describe('hostile frames of a megabyte', () => {
  for (const [shape, frame] of Object.entries(hostileFrames(1_000_000))) {
    test(`${shape}: refused, whatever is in it`, (t) => {
      admit(frame);
      const began = performance.now();
      const verdict = admit(frame);
      t.diagnostic(`${(performance.now() - began).toFixed(2)} ms`);
      assert.ok(verdict.refused);
    });
  }
});

test('every refusal has a status and words for the answer', () => {
  for (const [code, words] of Object.values(refusals)) assert.match(`SIP/2.0 ${code} ${words}`, /^SIP\/2\.0 [45]\d\d [\w -]+$/);
});
