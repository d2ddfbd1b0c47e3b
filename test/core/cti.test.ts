import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { ctiFacts, defaultCtiHeaders, fromHex, userToUserText } from '../../src/core/index.js';

const hex = (text: string): string => [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

describe('what the PBX tells with a call', () => {
  test('is read from the usual headers', () => {
    assert.deepEqual(ctiFacts({ 'x-customer-id': ' 4711 ', 'x-queue': 'Support', 'x-ivr-path': 'Orders > Delivery / Late,Parcel', 'x-waited': '1:12' }), {
      customerId: '4711', queue: 'Support', path: ['Orders', 'Delivery', 'Late', 'Parcel'], waited: 72_000,
    });
    assert.deepEqual(ctiFacts({}), { path: [] });
    assert.deepEqual(ctiFacts({ 'x-customer-id': '  ', 'x-path': ' > ' }), { path: [] });
  });

  test('is read from the headers of this house where it has others, the first that says something', () => {
    const map = { ...defaultCtiHeaders, customer: ['x-crm', 'x-customer-id'] };
    assert.equal(ctiFacts({ 'x-crm': '', 'x-customer-id': '17' }, map).customerId, '17');
    assert.equal(ctiFacts({ constructor: 'x' }, { ...map, queue: ['tostring', 'constructor'] }).queue, 'x');
    assert.equal(ctiFacts({}, { ...map, queue: ['tostring', 'constructor'] }).queue, undefined);
  });

  test('waited: seconds or minutes and seconds, and nothing else', () => {
    const waited = (text: string): number | undefined => ctiFacts({ 'x-waited': text }).waited;
    assert.deepEqual(['7', '72 s', '0:05', '61:01'].map(waited), [7_000, 72_000, 5_000, 3_661_000]);
    assert.deepEqual(['soon', '-1', '1:2:3', '1e3', ''].map(waited), [undefined, undefined, undefined, undefined, undefined]);
  });

  test('a path of blanks and marks does not hang the page', () => {
    assert.deepEqual(ctiFacts({ 'x-path': ' '.repeat(200_000) + 'a' }).path, ['a']);
  });
});

describe('User-to-User', () => {
  test('is text, plain or in hex', () => {
    assert.equal(userToUserText('4711;purpose=crm'), '4711');
    assert.equal(userToUserText('"customer 4711"'), 'customer 4711');
    assert.equal(userToUserText(`${hex('kunde-münchen')};encoding=hex`), 'kunde-münchen');
    assert.equal(userToUserText(`${hex('kunde-17/ok')}`), 'kunde-17/ok');
    assert.equal(userToUserText('zz;encoding=hex'), undefined);
    assert.equal(userToUserText(''), undefined);
  });

  test('an id that looks like hex stays what it is', () => {
    for (const id of ['507f1f77bcf86cd799439011', 'c0ffee12', 'deadbeef', '12345678', 'abc', '0a0b0c0d']) assert.equal(userToUserText(id), id);
  });

  test('JSON is a program\'s', () => {
    assert.equal(userToUserText('{"r":1}'), undefined);
    assert.equal(userToUserText(`${hex('{"r":1}')};encoding=hex`), undefined);
  });

  test('hex there and back', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fromHex(hex(text)) === text));
    assert.deepEqual(['abc', 'xx', 'ff'].map(fromHex), [undefined, undefined, undefined]);
  });
});
