import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { cleanLines, cleanText, userToUserText, type Handover } from '../../src/core/index.js';
import { defaultHeaders, incomingHeaders, outgoingHeaders } from '../../src/sip/headers.js';
import { handoverIn, isInside, userToUser, withoutHandover } from '../../src/sip/user-to-user.js';

const reference = 'd18c39f8-d59d-4321-b373-88f27578fd8b';
const ada: Handover = { reference, from: { id: '1001', name: 'Ada Byron' }, number: '+4930123456', customerId: 'c-42', notes: 'Grüße; wants a refund,\nthe second time', disposition: 'complaint' };

const anyText = fc.string({ unit: 'binary', maxLength: 120 });
const anyHandover: fc.Arbitrary<Handover> = fc.record({
  reference: fc.uuid(), from: fc.record({ id: anyText, name: anyText }, { requiredKeys: ['name'] }),
  customerId: anyText, number: anyText, disposition: anyText, notes: fc.string({ unit: 'binary', maxLength: 2000 }), cut: fc.boolean(),
}, { requiredKeys: ['reference', 'from'] });
const toHex = (text: string): string => Buffer.from(text).toString('hex');
const ours = (json: string): string => `${toHex(json)};purpose=cordboard-handover;content=json;encoding=hex`;
const parcel = (more: object): string => ours(JSON.stringify({ r: reference, f: 'Ada', ...more }));

describe('what goes along', () => {
  test('arrives as it was', () => {
    assert.deepEqual(handoverIn(userToUser(ada)), ada);
    assert.deepEqual(handoverIn(userToUser({ reference, from: { name: 'Ada' } })), { reference, from: { name: 'Ada' } });
    assert.deepEqual(handoverIn(userToUser({ ...ada, cut: true })), { ...ada, cut: true });
  });

  test('is a User-to-User header field as RFC 7433 has it: hex, and whose it is', () => {
    assert.match(userToUser(ada), /^(?:[0-9a-f]{2})+;purpose=cordboard-handover;content=json;encoding=hex$/);
  });

  test('whatever is written: it fits, is one line that may be sent, and names what it belongs to', () => {
    fc.assert(fc.property(anyHandover, (handover) => {
      const value = userToUser(handover);
      assert.ok(value.length <= 700, `${value.length} characters`);
      assert.match(value, /^[\w;=-]+$/);
      assert.equal(outgoingHeaders({ 'User-to-User': value }, defaultHeaders).length, 1);
      assert.equal(handoverIn(value)?.reference, cleanText(handover.from.name) ? handover.reference : undefined);
    }));
  });

  test('what does not arrive whole says so; what arrives of the notes is their beginning', () => {
    fc.assert(fc.property(anyHandover.map((one) => ({ ...one, from: { name: 'Ada' } })), (handover) => {
      const arrived = handoverIn(userToUser(handover))!;
      const notes = cleanLines(handover.notes ?? '', Infinity);
      assert.ok(notes.startsWith(arrived.notes ?? ''));
      for (const key of ['customerId', 'number', 'disposition'] as const) assert.ok([undefined, handover[key]].includes(arrived[key]));
      const isWhole = notes === (arrived.notes ?? '') && (['customerId', 'number', 'disposition'] as const).every((key) => (handover[key] || undefined) === arrived[key]);
      assert.equal(arrived.cut ?? false, !isWhole || (handover.cut ?? false));
    }));
  });

  test('notes too long are cut at a whole character as people see them', () => {
    const arrived = handoverIn(userToUser({ ...ada, notes: '🇩🇪'.repeat(100) }))!;
    assert.equal(arrived.cut, true);
    assert.match(arrived.notes!, /^(?:🇩🇪)+$/u);
  });

  test('the longest name and number leave room for the reference, and notes in Chinese for a sentence', () => {
    const longest = handoverIn(userToUser({ ...ada, from: { id: 'i'.repeat(64), name: '王'.repeat(100) }, customerId: 'c'.repeat(64), number: '1'.repeat(64), disposition: '投'.repeat(60) }))!;
    assert.deepEqual([longest.reference, longest.from.name.length, longest.cut], [reference, 40, true]);
    const chinese = handoverIn(userToUser({ ...ada, notes: '客户要求退款，'.repeat(20) }))!;
    assert.ok(chinese.notes!.length >= 40, `${chinese.notes!.length} characters`);
  });
});

describe('what comes', () => {
  test('is found among other values, and whatever the case of its parameters', () => {
    const value = userToUser(ada);
    assert.deepEqual(handoverIn(`00c81234;encoding=hex;purpose=isdn-uui, ${value}`), ada);
    assert.deepEqual(handoverIn(value.replace(';purpose=', ' ; Purpose = ').toUpperCase().replace(/^[0-9A-F]+/, (data) => data.toLowerCase())), ada);
    const { 'user-to-user': joined } = incomingHeaders({ 'User-To-User': [{ raw: '"customer 7"' }, { raw: value }] }, defaultHeaders);
    assert.deepEqual(handoverIn(joined), ada);
  });

  test('of others is left to those who know it; ours is no customer id', () => {
    for (const other of ['42', 'c-42;encoding=ascii', '633432;encoding=hex', '00c81234;encoding=hex;purpose=isdn-uui', '"a, b"', toHex(JSON.stringify(ada))]) assert.equal(handoverIn(other), undefined);
    assert.equal(handoverIn(undefined), undefined);
    assert.equal(userToUserText('633432;encoding=hex'), 'c42');
    assert.equal(userToUserText(userToUser(ada)), undefined);
  });

  for (const [what, value] of [
    ['no JSON', ours('hello')], ['half a JSON', ours('{"r":"a"')], ['odd hex', `7;purpose=cordboard-handover`], ['no hex', 'xx;purpose=cordboard-handover'], ['nothing', ';purpose=cordboard-handover'],
    ['broken UTF-8', 'ff00;purpose=cordboard-handover;encoding=hex'], ['a list', ours('[1,2]')], ['null', ours('null')], ['a number', ours('7')], ['a depth', ours('['.repeat(300))],
    ['no reference', ours('{"f":"Ada"}')], ['nobody', ours(JSON.stringify({ r: reference }))], ['an empty name', parcel({ f: ' ' })], ['a reference with a way in it', ours('{"r":"../../x","f":"A"}')],
    ['a reference without end', ours(JSON.stringify({ r: 'a'.repeat(65), f: 'A' }))], ['a name that is none', parcel({ f: 7 })], ['an heir', ours(`{"f":"A","__proto__":{"r":"${reference}"}}`)],
    ['more than anybody sends', `${userToUser(ada)}${';x=y'.repeat(200)}`],
  ] as const) test(`refused: ${what}`, () => assert.equal(handoverIn(value), undefined));

  test('a field that is not as it should be is left out', () => {
    assert.deepEqual(handoverIn(parcel({ i: {}, c: 'x'.repeat(65), n: 7, d: null, t: ['a'], x: 'yes' })), { reference, from: { name: 'Ada' } });
  });

  test('texts are cleaned', () => {
    assert.deepEqual(handoverIn(parcel({ f: 'Ada\u202e\n Byron', t: 'one\u0000two\r\n\u200bthree\n\n' })), { reference, from: { name: 'Ada Byron' }, notes: 'one two\nthree' });
  });

  test('nothing hostile throws, or comes through as more than texts', () => {
    const hostile = fc.oneof(fc.string({ unit: 'binary', maxLength: 1100 }), fc.json({ maxDepth: 3 }).map(ours), fc.record({ r: fc.constantFrom(reference, 7), f: fc.anything(), t: fc.anything(), x: fc.anything() }).map((one) => {
      try {
        return ours(JSON.stringify(one));
      } catch {
        return ''; // A BigInt.
      }
    }));
    fc.assert(fc.property(hostile, (value) => {
      const handover = handoverIn(value);
      if (!handover) return;
      const { from, cut, ...texts } = handover;
      assert.ok(cut === undefined || cut);
      for (const text of [from.name, ...Object.values(texts)]) {
        assert.equal(typeof text, 'string');
        assert.ok(text.length <= 1024);
        assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      }
    }), { numRuns: 500 });
  });
});

describe('how far it goes', () => {
  for (const [uri, inside] of [
    ['sip:1002@pbx.example', true], ['sip:500@pbx.example', true], ['sip:*4712@pbx.example', true], ['sip:bob@pbx.example', true],
    ['sip:1002@elsewhere.example', false], ['sip:+4930123456@pbx.example', false], ['sip:030123456@pbx.example', false], ['sip:5550100@pbx.example', false], ['tel:1002', false],
  ] as const) test(`${uri} is ${inside ? 'one of us' : 'outside'}`, () => assert.equal(isInside(uri, 'pbx.example'), inside));

  test('a way that leads outside takes our field away, and no other', () => {
    assert.deepEqual(withoutHandover(['X-A: b', `User-to-User: ${userToUser(ada)}`, 'User-to-User: 42']), ['X-A: b', 'User-to-User: 42']);
  });
});
