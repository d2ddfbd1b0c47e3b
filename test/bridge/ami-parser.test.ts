import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { AmiParser, type AmiMessage } from '../../src/bridge/ami/ami-parser.js';

const parse = (...pieces: readonly (string | Buffer)[]): readonly AmiMessage[] => {
  const parser = new AmiParser();
  return pieces.flatMap((piece) => parser.push(Buffer.from(piece as string))).map((message) => ({ ...message }));
};

describe('the manager interface', () => {
  const talk = 'Asterisk Call Manager/11.0.0\r\nResponse: Success\r\nActionID: 1\r\n\r\nEvent: QueueCallerJoin\r\nCallerIDName: Zoë: "the\u202E boss"\r\nPausedReason: \r\nChannel: Local/1@x;2\r\n\r\n';
  const said = [{ Response: 'Success', ActionID: '1' }, { Event: 'QueueCallerJoin', CallerIDName: 'Zoë: "the\u202E boss"', PausedReason: '', Channel: 'Local/1@x;2' }];

  test('is read the same in whatever pieces it comes', () => {
    assert.deepEqual(parse(talk), said);
    const bytes = Buffer.from(talk);
    fc.assert(fc.property(fc.array(fc.nat(bytes.length), { maxLength: 20 }), (cuts) => {
      const places = [0, ...cuts.sort((a, b) => a - b), bytes.length];
      assert.deepEqual(parse(...places.slice(1).map((end, index) => bytes.subarray(places[index], end))), said);
    }));
  });

  test('leaves out what is no field, and blank lines between messages', () => {
    assert.deepEqual(parse('\r\n\r\nhello\r\n: nothing\r\nEvent: A\r\nhello again\r\n\r\n\r\nEvent: B\r\n\r\n'), [{ Event: 'A' }, { Event: 'B' }]);
  });

  test('lets no field be said twice, and none mean more than itself', () => {
    const [message] = new AmiParser().push(Buffer.from('Event: A\r\nEvent: B\r\n__proto__: x\r\ntoString: y\r\n\r\n'));
    assert.equal(message!['Event'], 'A');
    assert.deepEqual([message!['__proto__'], message!['toString'], message!['constructor']], ['x', 'y', undefined]);
  });

  test('ends where a line, or a message, has no end', () => {
    assert.throws(() => parse('x'.repeat(70_000)), /no end/);
    assert.throws(() => parse(`Event: ${'x'.repeat(70_000)}\r\n`), /no end/);
    const parser = new AmiParser();
    assert.throws(() => { for (;;) parser.push(Buffer.from(`A: ${'x'.repeat(60_000)}\r\n`)); }, /no end/);
  });

  test('whatever it says is read, or ends', () => {
    const line = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('Event: A', ': ', 'A:', '', '\r', '\n', '\u0000: \u0000'));
    fc.assert(fc.property(fc.array(fc.oneof(line.map((text) => Buffer.from(`${text}\r\n`)), fc.uint8Array().map((bytes) => Buffer.from(bytes)))), (pieces) => {
      for (const message of parse(...pieces)) for (const value of Object.values(message)) assert.ok(typeof value === 'string' && !value.includes('\r\n'));
    }), { numRuns: 500 });
  });
});
