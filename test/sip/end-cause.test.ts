import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { callEnd } from '../../src/sip/end-cause.js';
import type { SipMessage } from '../../src/sip/jssip.js';

const message = (status_code: number, reason_phrase = ''): SipMessage => ({ status_code, reason_phrase }) as SipMessage;
const cancel = (reason?: string): SipMessage => ({ method: 'CANCEL', getHeader: () => reason }) as unknown as SipMessage;

describe('why a call ended', () => {
  for (const [code, cause] of [[486, 'busy'], [600, 'busy'], [603, 'declined'], [404, 'not-found'], [480, 'unavailable'], [408, 'no-answer'], [488, 'media-failed'], [415, 'rejected'], [599, 'rejected']] as const) {
    test(`${code} is ${cause}`, () => assert.equal(callEnd({ originator: 'remote', message: message(code), cause: 'Whatever' }).cause, cause));
  }
  test('480 after it rang: nobody took it', () => {
    assert.equal(callEnd({ originator: 'remote', message: message(480), cause: 'Unavailable' }, true).cause, 'no-answer');
  });
  test('keeps what the server said, and who ended it', () => {
    assert.deepEqual(callEnd({ originator: 'remote', message: message(486, 'Busy\u202e Here'), cause: 'Busy' }), { cause: 'busy', by: 'peer', code: 486, reason: 'Busy Here' });
    assert.deepEqual(callEnd({ originator: 'local', message: null, cause: 'Terminated' }), { cause: 'hung-up', by: 'agent' });
    assert.deepEqual(callEnd({ originator: 'system', message: null, cause: 'Connection Error' }), { cause: 'network', by: 'network' });
  });
  test('a fork that lost was answered elsewhere (RFC 3326); a plain CANCEL was the caller\'s', () => {
    assert.equal(callEnd({ originator: 'remote', message: cancel('SIP;cause=200;text="Call completed elsewhere"'), cause: 'Canceled' }).cause, 'answered-elsewhere');
    assert.equal(callEnd({ originator: 'remote', message: cancel('Q.850;cause=26'), cause: 'Canceled' }).cause, 'cancelled');
    assert.equal(callEnd({ originator: 'remote', message: cancel(), cause: 'Canceled' }).cause, 'cancelled');
  });
});
