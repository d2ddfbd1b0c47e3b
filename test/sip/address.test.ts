import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { DeskError } from '../../src/core/index.js';
import { assertedPeer, ownAddress, peerAt, peerOf, plainUri, targetUri } from '../../src/sip/address.js';
import type { SipMessage } from '../../src/sip/jssip.js';
import { serverAddresses } from '../../src/sip/server-address.js';

const refusal = (attempt: () => unknown): string => {
  try {
    attempt();
  } catch (error) {
    assert.ok(error instanceof DeskError, String(error));
    assert.ok(error.message.length > 20, 'it explains itself');
    return error.code;
  }
  return 'accepted';
};

describe('whom to call', () => {
  const good: readonly [string, string][] = [
    ['600', 'sip:600@pbx.example'],
    ['+1 (555) 010-0123', 'sip:+15550100123@pbx.example'],
    ['030/1234.567', 'sip:0301234567@pbx.example'],
    ['*97', 'sip:*97@pbx.example'],
    ['*45#', 'sip:*45%23@pbx.example'],
    ['tel:+15550100', 'sip:+15550100@pbx.example'],
    ['alice@other.example', 'sip:alice@other.example'],
    ['sip:bob@10.0.0.1:5060', 'sip:bob@10.0.0.1:5060'],
    ['SIP:carol@[2001:db8::1]', 'sip:carol@[2001:db8::1]'],
  ];
  for (const [text, uri] of good) test(`${text} → ${uri}`, () => assert.equal(targetUri(text, 'pbx.example'), uri));

  const bad = [
    '', '   ', 'sip:', 'a b@', '@pbx', 'a@b@c', 'alice@', 'alice@host;transport=udp', 'sip:alice@host?X-Evil=1', '600?Replaces=x', '<sip:600@x>',
    '600\r\nX-Evil: 1', '600\u0000', '600\n', 'alice@ho st', '呼叫', '600"', `${'9'.repeat(300)}`, 'alice@host:port', 'a%@b%',
  ];
  for (const text of bad) test(`refused: ${JSON.stringify(text.slice(0, 40))}`, () => assert.equal(refusal(() => targetUri(text, 'pbx.example')), 'bad-number'));

  test('whatever is typed, a request line gets no second line, header or space', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string().map((text) => `6${text}`)), (text) => {
      let uri: string;
      try {
        uri = targetUri(text, 'pbx.example');
      } catch (error) {
        return assert.ok(error instanceof DeskError);
      }
      assert.match(uri, /^sip:[\x21-\x7e]+@[\w.:[\]-]+$/);
      assert.doesNotMatch(uri, /[?<>"\s]/);
    }), { numRuns: 2000 });
  });
});

describe('our own address', () => {
  test('is taken apart', () => assert.deepEqual(ownAddress(' sip:1001@pbx.example '), { user: '1001', host: 'pbx.example', uri: 'sip:1001@pbx.example' }));
  for (const text of ['', '1001', '1001@pbx', 'sip:1001', 'sip:@pbx', 'sip:1001@pbx example', 'sip:1001@pbx;x=1', 'sips:1@x', 'sip:1@x\r\nY: 1', 'sip:1001@pbx?x']) {
    test(`refused: ${JSON.stringify(text)}`, () => assert.equal(refusal(() => ownAddress(text)), 'bad-address'));
  }
});

describe('the phone server', () => {
  test('one or several, in order', () => {
    assert.deepEqual(serverAddresses('wss://a.example/ws  wss://b.example:8089/ws'), ['wss://a.example/ws', 'wss://b.example:8089/ws']);
    assert.deepEqual(serverAddresses(['ws://localhost:8088/ws']), ['ws://localhost:8088/ws']);
    assert.deepEqual(serverAddresses('ws://127.0.0.1:1/'), ['ws://127.0.0.1:1/']);
  });
  const bad: readonly [string, string][] = [
    ['', 'bad-server'], ['pbx.example', 'bad-server'], ['https://pbx.example', 'bad-server'], ['wss:/pbx.example', 'bad-server'], ['wss//pbx', 'bad-server'],
    ['wws://pbx.example', 'bad-server'], ['wss://', 'bad-server'], ['wss://user:secret@pbx.example/', 'bad-server'], ['ws://pbx.example/ws', 'insecure-server'],
    ['ws://localhost.evil.example/', 'insecure-server'],
  ];
  for (const [text, code] of bad) test(`refused: ${text || '(nothing)'}`, () => assert.equal(refusal(() => serverAddresses(text)), code));
  test('a secret in the address is not repeated in the message', () => {
    assert.throws(() => serverAddresses('wss://user:secret@pbx.example/ws'), (error: Error) => !error.message.includes('secret'));
  });
});

test('whom we call, before anybody told us who that is; a stray per cent sign is no error', () => {
  assert.deepEqual(peerAt('sip:*45%23@pbx.example'), { uri: 'sip:*45%23@pbx.example', number: '*45#' });
  assert.equal(peerAt('sip:5%@pbx.example').number, '5%');
});

describe('who calls', () => {
  const uri = (user: string | undefined) => ({ user, host: 'pbx.example', scheme: 'sip', getHeader: () => undefined, toString: () => '' });
  test('name and number, cleaned', () => {
    assert.deepEqual(peerOf({ display_name: 'Ada\u202e  gnp.exe\u0007', uri: uri('+15550100') }),
      { uri: 'sip:+15550100@pbx.example', number: '+15550100', name: 'Ada gnp.exe' });
  });
  test('the address stays one, and one line, whatever its user was unescaped to', () => {
    const hostile = peerOf({ display_name: undefined, uri: uri('a\r\nVia: b>?Replaces=c#%\u202e') });
    assert.equal(hostile.uri, 'sip:a%0D%0AVia%3A%20b%3E%3FReplaces=c%23%25%E2%80%AE@pbx.example');
    assert.equal(hostile.number, 'a Via: b>?Replaces=c#%');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (user) => assert.match(plainUri(uri(user)), /^sip:(?:[\w.!~*'()&=+$,;/%-]+@)?pbx\.example$/)));
  });
  test('without what they would have us carry along', () => assert.equal(plainUri({ ...uri('1'), port: 5070, toString: () => 'sip:1@pbx.example;transport=udp?X-Evil=1' }), 'sip:1@pbx.example:5070'));
  test('a name that only repeats the number is none; no number is anonymous', () => {
    assert.equal(peerOf({ display_name: '2001', uri: uri('2001') }).name, undefined);
    assert.equal(peerOf({ display_name: undefined, uri: uri(undefined) }).number, 'anonymous');
  });
  test('markup stays text, and 10 kB become 128 characters', () => {
    assert.equal(peerOf({ display_name: '<img src=x onerror=alert(1)>', uri: uri('1') }).name, '<img src=x onerror=alert(1)>');
    assert.equal(peerOf({ display_name: 'x'.repeat(10_000), uri: uri('1') }).name?.length, 128);
  });
  test('a stray per cent sign is just that', () => assert.equal(peerOf({ display_name: '100%', uri: uri('50%zz') }).number, '50%zz'));
  describe('as the phone server says itself', () => {
    const told = (identity?: string) => assertedPeer({ getHeader: (name: string) => (name === 'P-Asserted-Identity' ? identity : undefined) } as SipMessage);
    test('of several identities the first', () => {
      const ada = { uri: 'sip:2001@pbx.example', number: '2001', name: 'Ada' };
      assert.deepEqual([told('"Ada" <sip:2001@pbx.example>'), told('"Ada" <sip:2001@pbx.example>, <tel:+15550100>')], [ada, ada]);
    });
    for (const nothing of [undefined, '', 'Ada', '<sip:pbx.example>', '<tel:+15550100>', '"Ada" <sip:', '\u0000', '<sip:%E0%A4@pbx.example>']) test(`nothing: ${JSON.stringify(nothing)}`, () => assert.equal(told(nothing), undefined));
  });
});
