import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { cleanText, DeskError } from '../../src/core/index.js';
import { defaultHeaders, incomingHeaders, outgoingHeaders } from '../../src/sip/headers.js';

describe('header fields out', () => {
  test('those on the list go', () => {
    assert.deepEqual(outgoingHeaders({ 'X-Customer-Id': '42', 'User-to-User': '00;encoding=hex' }, defaultHeaders), ['X-Customer-Id: 42', 'User-to-User: 00;encoding=hex']);
    assert.deepEqual(outgoingHeaders(undefined, defaultHeaders), []);
  });
  for (const [name, value] of [['Via', 'x'], ['From', 'x'], ['Content-Length', '0'], ['X-A\r\nVia', 'x'], ['X A', 'x'], ['', 'x'], ['X-A', 'a\r\nVia: b'], ['X-A', 'a\nb'], ['X-A', '\u0000'], ['X-A', 'y'.repeat(2000)]] as const) {
    test(`refused: ${JSON.stringify(name)}: ${JSON.stringify(value.slice(0, 20))}`, () => {
      assert.throws(() => outgoingHeaders({ [name]: value }, defaultHeaders), (error) => error instanceof DeskError && error.code === 'bad-header');
    });
  }
  for (const name of ['Via', 'f', 'Content-Length', 'AUTHORIZATION', 'Replaces', 'Refer-To', 'contact']) {
    test(`${name} is not the host's to write, even if all may go`, () => assert.throws(() => outgoingHeaders({ [name]: 'x' }, ['*']), DeskError));
  }
  test('no value starts a line of its own', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (value) => {
      try {
        for (const line of outgoingHeaders({ 'X-Any': value }, ['x-*'])) assert.doesNotMatch(line, /[\r\n\0]/);
      } catch (error) {
        assert.ok(error instanceof DeskError);
      }
    }));
  });
});

describe('header fields in', () => {
  test('only those on the list, cleaned, several of a name joined', () => {
    const headers = { 'X-Queue': [{ raw: 'support' }], 'Via': [{ raw: 'SIP/2.0/WS x' }], 'X-Note': [{ raw: 'a\u202eb' }, { raw: 'c' }], 'Subject': [{ raw: 'Hi' }] };
    assert.deepEqual(incomingHeaders(headers, defaultHeaders), { 'x-queue': 'support', 'x-note': 'ab, c', 'subject': 'Hi' });
  });
});

describe('text of strangers', () => {
  test('keeps every script, loses what deceives', () => {
    assert.equal(cleanText('王小明  محمد\tŁukasz'), '王小明 محمد Łukasz');
    assert.equal(cleanText('a\u200bb\u2066c\ufeffd'), 'abcd');
  });
  test('is one short line, whatever it was', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const clean = cleanText(text);
      assert.ok(clean.length <= 128);
      assert.doesNotMatch(clean, /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    }));
  });
});
