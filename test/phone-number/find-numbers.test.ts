import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import { loadFindNumbers, mayHoldNumber, type FindNumbers } from '../../src/phone-number/find-numbers.js';

let find: FindNumbers;
before(async () => { find = await loadFindNumbers(); });

const regions = ['US', 'GB', 'DE', 'FR', 'ES', 'IN', 'BR', 'ZZ'];
const written = (text: string, region = 'US'): string[] => find(text, region).map(({ start, end }) => text.slice(start, end));

describe('numbers are found', () => {
  const found: readonly [text: string, region: string, written: string, number: string][] = [
    ['Ring +1 415-555-0100 today.', 'DE', '+1 415-555-0100', '+14155550100'],
    ['+14155550100', 'US', '+14155550100', '+14155550100'],
    ['(see +442079460958)', 'US', '+442079460958', '+442079460958'],
    ['Office: (415) 555-0100, mobile later', 'US', '(415) 555-0100', '4155550100'],
    ['(415-555-0100)', 'US', '415-555-0100', '4155550100'],
    ['415.555.0100', 'US', '415.555.0100', '4155550100'],
    ['1-800-555-0100 x12', 'US', '1-800-555-0100', '18005550100'],
    ['Tel. 4155550100', 'US', '4155550100', '4155550100'],
    ['📞 4155550100', 'US', '4155550100', '4155550100'],
    ['+44 (0)20 7946 0958', 'US', '+44 (0)20 7946 0958', '+442079460958'],
    ['020 7946 0958 or nothing', 'GB', '020 7946 0958', '02079460958'],
    ['Berlin 030/12 34 56 78.', 'DE', '030/12 34 56 78', '03012345678'],
    ['030 12345678', 'DE', '030 12345678', '03012345678'],
    ['01 42 68 53 00', 'FR', '01 42 68 53 00', '0142685300'],
    ['01.42.68.53.00', 'FR', '01.42.68.53.00', '0142685300'],
    ['Mobile: +49\u00a0171\u00a01234567', 'US', '+49\u00a0171\u00a01234567', '+491711234567'],
    ['+49 30 1234567/+49 171 1234567', 'DE', '+49 30 1234567', '+49301234567'],
  ];
  for (const [text, region, part, number] of found) {
    test(`${text} (${region})`, () => {
      const [first] = find(text, region);
      assert.deepEqual(first && [text.slice(first.start, first.end), first.number], [part, number]);
    });
  }

  test('two of them, each for itself', () => {
    assert.deepEqual(written('+1 415-555-0100 / +1 415-555-0101, or +1 415-555-0102'), ['+1 415-555-0100', '+1 415-555-0101', '+1 415-555-0102']);
    assert.deepEqual(written('+49 30 1234567/+49 171 1234567'), ['+49 30 1234567', '+49 171 1234567']);
  });
});

describe('what is none stays text, wherever one is', () => {
  const none = [
    // prices and amounts
    '$415 555 0100', '$ 4,155,550,100.00', '€ 1.234.567,89', '1 234 567 890 EUR', '12.345.678,00 €', 'USD 415-555-0100', '£0207 946 0958', '415 555 0100 $', '0207 946 095 %', '4 155 550 100 kr', 'CHF 0207\'946\'095', '030 123 456 kg',
    // dates and times
    '2026-11-22', '2026-11-22 10:00:00', '22.11.2026', '01.02.2024', '11/22/2026 08:15', '02/03/26', '20261122', '20261122101500', '2019-2024', '0800-1700', '09:00-17:00', '1732233600', '1732233600000', '02 03 2026', '01-02-2026 - 03-04-2026',
    // ids
    'Order 4155550100', 'Order 415-555-0100', 'Order no. 415-555-0100', '#4155550100', '# 415 555 0100', 'No. 020 7946 0958', 'INV-2024-00123456', 'C-1001', 'ID: 4155550100', 'case 415-555-0100', '4155550100', '02079460958', '114-1234567-1234567', '123-45-6789', 'ISBN 978-0-306-40615-7', '0-306-40615-2', 'SKU 020-7946-0958', 'Ref 020 7946 0958', 'x4155550100', '415-555-0100-77', '415-555-0100a', 'Rechnung 030 12345678', 'Kundennummer: 030 12345678', 'AB4155550100', '4155550100_final.pdf', '00000000', '0000000000', '1111-2222-3333',
    'f47ac10b-5841-4372-a567-0e02b2c3d479', '550e8400-e29b-41d4-a716-446655440000',
    // accounts
    'DE89 3704 0044 0532 0130 00', 'DE89370400440532013000', 'GB82 WEST 1234 5698 7654 32', 'FR14 2004 1010 0505 0001 3M02 606', 'IBAN: NL91 ABNA 0417 1643 00', '4111 1111 1111 1111', '4111-1111-1111-1111', '3782 822463 10005',
    // versions, addresses, places, measures
    'v1.2.3', '1.2.3.4567', 'version 10.15.7.2024', 'v415.555.0100', '192.168.100.200', '10.0.0.1:8080', '51.507351, -0.127758', '0.127758 51.507351', 'https://shop.example/415-555-0100', 'ada+4155550100@mail.example', 'www.shop.example/+14155550100', '1920x1080', '3.1415926535', '1e+14155550', '12345678 MB', '10-20-30-40-50', '1/2/3/4/5/6/7', '1 2 3 4 5 6 7 8',
  ];
  for (const text of none) {
    test(text, () => {
      for (const region of regions) assert.deepEqual(written(text, region), [], region);
      for (const region of regions) assert.deepEqual(written(`Since ${text} it is so.`, region), [], `${region}, within a sentence`);
    });
  }

  test('dates of any year', () => {
    const day = fc.date({ min: new Date('1930-01-01'), max: new Date('2090-12-31'), noInvalidDate: true });
    const ways: readonly ((date: Date) => string)[] = [
      (date) => date.toISOString(), (date) => date.toISOString().slice(0, 10), (date) => date.toISOString().slice(0, 19).replace('T', ' '),
      ...['en-US', 'en-GB', 'de', 'fr', 'es', 'nl', 'sv'].map((locale) => (date: Date) => date.toLocaleString(locale)),
      ...['en-US', 'de', 'nl'].map((locale) => (date: Date) => date.toLocaleDateString(locale, { dateStyle: 'short' })),
    ];
    fc.assert(fc.property(day, fc.constantFrom(...ways), fc.constantFrom(...regions), (date, way, region) => { assert.deepEqual(written(way(date), region), [], way(date)); }));
  });

  test('prices of any size, in any currency and language', () => {
    const price = fc.tuple(fc.double({ min: 0, max: 1e10, noNaN: true }), fc.constantFrom('EUR', 'USD', 'GBP', 'INR', 'SEK', 'CHF'), fc.constantFrom('en-US', 'en-IN', 'de', 'fr', 'sv', 'de-CH', 'es'), fc.constantFrom<('symbol' | 'code')[]>('symbol', 'code'));
    fc.assert(fc.property(price, fc.constantFrom(...regions), ([value, currency, locale, currencyDisplay], region) => {
      const text = value.toLocaleString(locale, { style: 'currency', currency, currencyDisplay });
      assert.deepEqual(written(text, region), [], text);
    }));
  });

  test('grouped amounts, versions, bare digits and IBANs of any kind', () => {
    const digits = fc.stringMatching(/^\d{1,20}$/);
    const iban = fc.tuple(fc.stringMatching(/^[A-Z]{2}\d{2}$/), fc.stringMatching(/^\d{11,30}$/)).map(([head, rest]) => (head + rest).replace(/.{4}(?=.)/g, '$& '));
    const version = fc.array(fc.nat(999), { minLength: 3, maxLength: 5 }).map((parts) => `v${parts.join('.')}`);
    const amount = fc.nat(999_999_999).map((value) => value.toLocaleString('de'));
    fc.assert(fc.property(fc.oneof(digits, iban, version, amount), fc.constantFrom(...regions), (text, region) => { assert.deepEqual(written(text, region), [], text); }));
  });
});

describe('whatever the text', () => {
  test('what is found lies in it, in order, and can be dialled', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('+1 415-555-0100', '(415) 555-0100', 'Tel 4155550100', ' ', '/', '+', '(', '٠١٢٣٤٥٦٧٨٩', '2026-11-22'));
    fc.assert(fc.property(fc.array(piece).map((pieces) => pieces.join('')), fc.constantFrom(...regions), (text, region) => {
      let last = 0;
      for (const { start, end, number } of find(text, region)) {
        assert.ok(start >= last && end > start && end <= text.length);
        assert.match(number, /^\+?\d{7,}$/);
        last = end;
      }
    }));
  });

  test('what is not worth a look has no numbers', () => {
    assert.equal(mayHoldNumber('Order 1001 of 2026'), false);
    fc.assert(fc.property(fc.string(), (text) => { assert.ok(mayHoldNumber(text) || find(text, 'US').length === 0); }));
  });
});
