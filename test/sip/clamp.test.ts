import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { clampExpiry, statusOf, withoutMinExpires } from '../../src/sip/clamp.js';

const message = (first: string, cseq: string, ...fields: readonly string[]): string => [first, `CSeq: 1 ${cseq}`, ...fields, 'Content-Length: 9', '', 'Expires:1'].join('\r\n');
const registered = (...fields: readonly string[]): string => message('SIP/2.0 200 OK', 'REGISTER', ...fields);

describe('how long things last is brought within bounds', () => {
  for (const [said, wanted] of [
    ['Session-Expires: 4294967295;refresher=uas', 'Session-Expires: 7200;refresher=uas'],
    ['Session-Expires: 1', 'Session-Expires: 90'],
    ['x:  99999999999999999999', 'x:  7200'],
    ['X: soon', 'X: 1800'],
    ['session-expires:\r\n 4294967295', 'session-expires:\r\n 7200'],
    ['Session-Expires: 1800;refresher=uac', 'Session-Expires: 1800;refresher=uac'],
    ['X-Expires: 4294967295', 'X-Expires: 4294967295'],
  ] as const) {
    test(`of a call: ${JSON.stringify(said)}`, () => {
      for (const first of ['SIP/2.0 200 OK', 'INVITE sip:1001@x SIP/2.0']) assert.equal(clampExpiry(message(first, 'INVITE', said)), message(first, 'INVITE', wanted));
    });
  }

  for (const [said, wanted] of [
    ['Contact: <sip:a@b;transport=ws>;expires=4294967295;reg-id=1', 'Contact: <sip:a@b;transport=ws>;expires=7200;reg-id=1'],
    ['Contact: <sip:a@b>;expires=0, <sip:c@d>;Expires="1"', 'Contact: <sip:a@b>;expires=20, <sip:c@d>;Expires=300'],
    ['m: <sip:a@b> ; expires = abc', 'm: <sip:a@b> ; expires = 300'],
    ['Contact: <sip:a@b>\r\n ;expires=-5', 'Contact: <sip:a@b>\r\n ;expires=20'],
    ['Expires: 4294967295', 'Expires: 7200'],
    ['Min-Expires: 4294967295', 'Min-Expires: 7200'],
    ['Contact: <sip:a@b>;expires=300', 'Contact: <sip:a@b>;expires=300'],
  ] as const) test(`of a registration: ${JSON.stringify(said)}`, () => assert.equal(clampExpiry(registered(said)), registered(wanted)));

  test('what is no answer to REGISTER keeps its Expires, for an end of a subscription is one', () => {
    const farewell = message('SIP/2.0 200 OK', 'SUBSCRIBE', 'Expires: 0', 'Contact: <sip:a@b>;expires=0');
    assert.equal(clampExpiry(farewell), farewell);
  });

  test('what is longer than the guard lets in is not read', () => {
    const long = registered(`Expires: 4294967295`, `Subject: ${'x'.repeat(70_000)}`);
    assert.equal(clampExpiry(long), long);
  });
});

test('without Min-Expires nothing else is missing', () => {
  assert.equal(withoutMinExpires(registered('min-expires: 5', 'Subject: x')), registered('Subject: x'));
});

for (const [what, text, status] of [
  ['an answer', registered(), 200], ['an answer to something else', message('SIP/2.0 200 OK', 'INVITE'), undefined], ['a request', message('REGISTER sip:x SIP/2.0', 'REGISTER'), undefined],
  ['an answer in other letters', message('SIP/2.0 423 Interval Too Brief', 'REGISTER').replace('CSeq:', 'cseq :'), 423], ['nothing', '', undefined],
] as const) test(`the status of ${what}`, () => assert.equal(statusOf('REGISTER', text), status));
