import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { DeskError, type Customer } from '../../src/core/index.js';
import { answers } from '../../src/crm/crm-schemas.js';
import { hostileTexts } from '../support/hostile-texts.mjs';
import { maria } from './interactions.js';

const refused = (check: () => unknown): string => {
  try {
    check();
  } catch (error) {
    assert.ok(error instanceof DeskError && error.code === 'bad-answer', String(error));
    return error.message;
  }
  return assert.fail('not refused');
};

describe('a customer', () => {
  test('comes whole', () => {
    const whole: Customer = {
      ...maria, company: 'Bakery', tier: 'Gold', url: 'https://crm.example/c/1', owner: { id: '1001', name: 'Ada' }, contact: { colleague: { id: '1002', name: 'Grace' }, since: 1_795_000_000_000, until: 1_795_000_060_000 },
      fields: [{ label: 'E-mail', value: 'm@example.com', url: 'mailto:m@example.com' }], work: [{ id: 'w', kind: 'order', title: 'Rolls', status: 'open', due: 1_796_000_000_000, url: '/orders/w' }],
    };
    assert.deepEqual(answers.customer(whole), whole);
    assert.deepEqual(answers.customer({ ...whole, secret: 1, since: () => 1 }), whole);
  });

  test('null is absent, a number is a good key, what is unknown is something else', () => {
    const { work, ...rest } = answers.customer({ ...maria, id: 42, company: null, owner: null, tier: '  ', fields: [{ label: 'Age', value: 7, url: null }], work: [{ id: 1, kind: 'quest', title: 'x', due: null }] });
    assert.deepEqual(rest, { ...maria, id: '42', fields: [{ label: 'Age', value: '7' }] });
    assert.deepEqual(work, [{ id: '1', kind: 'case', title: 'x' }]);
  });

  test('without a name is called by what there is', () => {
    const named = (more: object): string => answers.customer({ id: 'C-1', name: '\u200b ', numbers: [], ...more }).name;
    assert.deepEqual([named({ company: 'Bakery', numbers: ['1'] }), named({ numbers: ['1'] }), named({})], ['Bakery', '1', 'C-1']);
  });

  test('leads nowhere that is not safe', () => {
    for (const url of ['javascript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', '//evil.example', '\\\\evil', 'file:///x']) {
      const { url: page, fields, work } = answers.customer({ ...maria, url, fields: [{ label: 'a', value: 'b', url }], work: [{ id: 'w', kind: 'case', title: 't', url }] });
      assert.deepEqual([page, fields![0]!.url, work![0]!.url], [undefined, undefined, undefined], url);
    }
    assert.equal(answers.customer({ ...maria, url: 'mailto:a@b.example' }).url, undefined);
  });

  for (const [what, value, words] of [
    ['no list', {}, /contacts should be a list/], ['a text', ['x'], /contacts\[0\] should be an object/], ['no name', [{ id: '1', numbers: [] }], /contacts\[0\]\.name should be a text/],
    ['no key', [{ name: 'a', numbers: [] }], /contacts\[0\]\.id should be a text/], ['no numbers', [{ id: '1', name: 'a' }], /contacts\[0\]\.numbers should be a list/],
    ['a key that leads away', [{ ...maria, id: '..' }], /contacts\[0\]\.id should be a key of 1 to 128 visible characters/], ['a key that nobody sees', [{ ...maria, id: '\u200b' }], /visible characters/],
    ['a time of no zone', [{ ...maria, contact: { colleague: { name: 'a' }, since: '2026-11-22T10:00:00' } }], /contacts\[0\]\.contact\.since should be a moment: ISO 8601 with its time zone/],
    ['seconds', [{ ...maria, work: [{ id: '1', kind: 'order', title: 'x', due: 1_795_000_000 }] }], /contacts\[0\]\.work\[0\]\.due should be a moment/],
  ] as const) {
    test(`is refused by the name of the field: ${what}`, () => assert.match(refused(() => answers.customers(value)), words));
  }

  test('many are cut, twice the same is one', () => {
    const all = Array.from({ length: 3_000 }, (_, index) => ({ ...maria, id: String(index), numbers: Array.from({ length: 500 }, () => '1') }));
    assert.deepEqual([answers.customers(all).length, answers.customers(all)[0]!.numbers.length], [50, 50]);
    assert.deepEqual(answers.customers([maria, maria]), [maria]);
  });
});

describe('a past', () => {
  test('is newest first, and no longer than anybody reads', () => {
    const at = (hour: number): string => `2026-11-22T${String(hour).padStart(2, '0')}:00:00+01:00`;
    const entries = [3, 9, 6].map((hour) => ({ id: hour, at: at(hour), kind: 'call', title: 'x', detail: 'a\nb', missed: hour === 9, agent: null }));
    assert.deepEqual(answers.timeline(entries).map(({ id, missed, detail }) => [id, missed, detail]), [['9', true, 'a\nb'], ['6', false, 'a\nb'], ['3', false, 'a\nb']]);
    assert.equal(answers.timeline(Array.from({ length: 900 }, (_, id) => ({ id, at: at(1), kind: 'fax', title: 'x' }))).length, 500);
  });
});

const anything = fc.oneof({ depthSize: 'medium' }, fc.anything({ withDate: true, withBigInt: true, withNullPrototype: true, withObjectString: true, withSparseArray: true }), fc.json().map((text) => JSON.parse(text) as unknown));
const plain = (value: unknown): void => {
  assert.deepEqual(structuredClone(value), value);
  assert.doesNotMatch(JSON.stringify(value), /\\u0000|\\u202e|\u202e/);
};

describe('whatever a CRM says', () => {
  test('it is understood or refused in words, and never anything else', () => {
    fc.assert(fc.property(anything, fc.constantFrom(...Object.values(answers)), (value, answer) => {
      try {
        plain(answer(value));
      } catch (error) {
        assert.ok(error instanceof DeskError && error.message.length < 1_000, String(error));
      }
    }), { numRuns: 2_000 });
  });

  test('hostile texts are only texts', () => {
    for (const text of hostileTexts) {
      const customer = answers.customer({ id: '1', name: text, company: text, tier: text, numbers: [text], url: text, owner: { id: text, name: text }, fields: [{ label: text, value: text, url: text }], work: [{ id: '1', kind: text, title: text, status: text }] });
      plain(customer);
      assert.ok(!customer.url || /^(https?:|[/?#.])/i.test(customer.url), customer.url);
      assert.ok(customer.name && customer.name.length <= 128 && (customer.company?.length ?? 0) <= 128);
      plain(answers.timeline([{ id: '1', at: 1_795_000_000_000, kind: text, title: text, detail: text, agent: text, url: text }]));
      plain(answers.handover({ reference: 'r', from: { name: text }, notes: text, disposition: text, number: text }));
    }
  });

  test('an object that fights back is refused', () => {
    const cyclic: Record<string, unknown> = { ...maria };
    cyclic['owner'] = cyclic;
    plain(answers.customer(cyclic));
    for (const hostile of [new Proxy({}, { ownKeys() { throw new Error('no'); } }), { get id() { throw new Error('no'); } }]) assert.match(refused(() => answers.customer(hostile)), /contact cannot be read/);
  });
});
