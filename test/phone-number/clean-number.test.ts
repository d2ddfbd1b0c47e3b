import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanNumber } from '../../src/phone-number/index.js';

const found: Record<string, string> = {
  // Web pages and signatures
  '+44 (0)20 7946 0958': '+442079460958',
  '00 44 (0) 20 7946 0958': '00442079460958',
  '(0)20 7946 0958': '02079460958',
  '+1\u00a0(415)\u00a0555\u20110100': '+14155550100',
  '415.555.0100': '4155550100',
  '030/12 34 56': '030123456',
  '(+49) 30 – 12 34 56': '+4930123456',
  '\u202a+49 30 1234567\u202c': '+49301234567',
  '\u200e+972 3-555-0100\ufeff': '+97235550100',
  '☎ 030 123456': '030123456',
  '☎️ 030 123456': '030123456',
  'Tel.: +49 (0) 30 / 12 34 56': '+4930123456',
  'Phone: 415 555 0100': '4155550100',
  'T +31 20 555 0100': '+31205550100',
  'Fax 030 123456': '030123456',
  '  +49 30 123456\n': '+4930123456',
  '030 123456 / +49 171 1234567': '030123456',
  '030 123456, 0171 1234567': '030123456',
  '030 123456 (work)': '030123456',
  '07700 900123 mobile': '07700900123',
  // Links
  'tel:+1-201-555-0123;ext=102': '+12015550123',
  'TEL:7042;phone-context=example.com': '7042',
  'tel:%2B49%2030%20123456': '+4930123456',
  'tel://+4930123456': '+4930123456',
  'callto:+4930123456?call': '+4930123456',
  'tel:%zz+49': 'undefined',
  // Extensions cannot be dialled with the number
  '(415) 555-0100 ext. 12': '4155550100',
  '415-555-0100x12': '4155550100',
  '+33 1 55 50 10 00 poste 42': '+33155501000',
  '030 123456 Durchwahl 7': '030123456',
  '415-555-0100 (ext 12)': '4155550100',
  // Spreadsheets
  "'0301234": '0301234',
  '"+4930123456"': '+4930123456',
  '4.93E+10': 'undefined',
  '4,93012E+12': 'undefined',
  // Words on a keypad
  '1-800-FLOWERS': '18003569377',
  '1-800-flowers': '18003569377',
  '1-800-FLOWERS (1-800-356-9377)': '18003569377',
  '+1 (800) GOT-JUNK': '+18004685865',
  '0800 REPAIR': '0800737247',
  // Other scripts' digits
  '٠١٢٣٤٥٦٧٨٩': '0123456789',
  '۰۲۱ ۱۲۳۴': '0211234',
  '＋８１－３－１２３４－５６７８': '+81312345678',
  '０３ー１２３４ー５６７８': '0312345678',
  '०११ २३४५': '0112345',
  // What the PBX understands
  '*97': '*97',
  '#31#030123456': '#31#030123456',
  '**21*0301234#': '**21*0301234#',
  '1001': '1001',
  '0': '0',
  // SIP addresses are left alone
  'sip:bob@pbx.example;transport=ws': 'sip:bob@pbx.example;transport=ws',
  'SIPS:+4930@PBX.example': 'SIPS:+4930@PBX.example',
  'sip:100%2B@pbx.example': 'sip:100%2B@pbx.example',
  '"Bob" <sip:bob@pbx.example>': 'sip:bob@pbx.example',
  'bob@pbx.example': 'sip:bob@pbx.example',
};

for (const [text, number] of Object.entries(found)) {
  test(`${JSON.stringify(text)} is ${number}`, () => {
    assert.equal(String(cleanNumber(text)), number);
  });
}

const none = [
  '', ' ', '+', '++', '+*5', '()', '-', 'Anna', 'Anna 12', 'Room 12', '張偉', 'call me', 'mailto:bob@pbx.example', 'https://pbx.example/1',
  '12:30', '50%', '5 € 20', 'sip:', 'sip:@pbx.example', 'bob@', '@pbx', 'a@b c', '1'.repeat(41), '+'.repeat(100_000), 'sip:a b@c', '1@2>\r\nVia: x',
];
for (const text of none) {
  test(`${JSON.stringify(text.slice(0, 40))} is no number`, () => {
    assert.equal(cleanNumber(text), undefined);
  });
}

const digits = fc.stringMatching(/^\+?[0-9]{2,20}$/);
const separator = fc.constantFrom('', '', ' ', '-', '.', '\u00a0', '\u2011', ' / ', '\u200e', '\u2009', '\t', '·');

test('separators change nothing, wherever they stand', () => {
  fc.assert(fc.property(digits, fc.infiniteStream(separator), (number, between) => {
    const messy = [...number].map((digit) => digit + between.next().value).join('');
    assert.equal(cleanNumber(messy), number);
  }));
});

test('any script\'s digits are ours', () => {
  const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10, 0x1d7ce, 0x1d7f6];
  fc.assert(fc.property(fc.stringMatching(/^[0-9]{1,15}$/), fc.constantFrom(...zeros), (number, zero) => {
    assert.equal(cleanNumber([...number].map((digit) => String.fromCodePoint(zero + Number(digit))).join('')), number);
  }));
});

test('whatever comes in, what comes out can be dialled, and is its own clean number', () => {
  const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.stringMatching(/^[-+ ()0-9a-zA-Z.*#:;@]{0,30}$/));
  fc.assert(fc.property(anything, (text) => {
    const number = cleanNumber(text);
    if (number === undefined) return;
    assert.match(number, /^(?:(?:\+\d|[\d*#])[\d*#]*|sips?:[^\s<>"]+)$/i);
    assert.equal(cleanNumber(number), number);
  }), { numRuns: 5_000 });
});
