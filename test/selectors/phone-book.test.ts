import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Recent } from '../../src/core/index.js';
import { PhoneBook } from '../../src/elements/dialer/phone-book.js';

const recents: Recent[] = [
  { number: '+442079460018', direction: 'outgoing', missed: false, at: 4 },
  { number: '1002', name: 'Grace Hopper', direction: 'incoming', missed: true, at: 3 },
  { number: '030123456', direction: 'incoming', missed: false, at: 2 },
];
const contacts = [
  { name: 'Alan Turing', number: '020 7946 0018' },
  { name: 'Katherine Johnson', number: '(757) 555-0199' },
  { name: 'Zoë Müller-Lüdenscheidt', number: '+49 30 99887766' },
  { name: 'Mary Jackson', number: 'sip:mary@pbx.example' },
  { name: '田中 太郎', number: '+81 3 5550 0100' },
];
const book = new PhoneBook(recents, contacts);
const found = (typed: string): string[] => book.suggest(typed).map(({ name, number }) => name ?? number);

test('nothing typed: recent calls, with the names the page has', () => {
  assert.deepEqual(book.suggest(''), [
    { number: '+442079460018', kind: 'outgoing', name: 'Alan Turing' },
    { number: '1002', kind: 'missed', name: 'Grace Hopper' },
    { number: '030123456', kind: 'incoming' },
  ]);
});

test('each line once: a contact lately called is not offered twice', () => {
  assert.deepEqual(found('alan'), ['Alan Turing']);
});

test('names by the beginning of any part, without accents or case', () => {
  assert.deepEqual(found('JOHN'), ['Katherine Johnson']);
  assert.deepEqual(found('zoe'), ['Zoë Müller-Lüdenscheidt']);
  assert.deepEqual(found('lüden'), ['Zoë Müller-Lüdenscheidt']);
  assert.deepEqual(found('katherine j'), ['Katherine Johnson']);
  assert.deepEqual(found('太'), ['田中 太郎']);
  assert.deepEqual(found('therine'), []);
  assert.deepEqual(found('mary@'), ['Mary Jackson']);
});

test('numbers by their digits, however they are written, those that begin so first', () => {
  assert.deepEqual(found('0 30'), ['030123456', 'Zoë Müller-Lüdenscheidt']);
  assert.deepEqual(found('(757)'), ['Katherine Johnson']);
  assert.deepEqual(found('5550'), ['Katherine Johnson', '田中 太郎']);
  assert.deepEqual(found('1002'), ['Grace Hopper']);
  assert.deepEqual(found('+'), []);
});

test('no more than asked for', () => {
  assert.equal(book.suggest('', 2).length, 2);
});

test('knows whose number it is', () => {
  assert.equal(book.nameOf('+44 (0)20 7946 0018'), 'Alan Turing');
  assert.equal(book.nameOf('sip:mary@pbx.example'), 'Mary Jackson');
  assert.equal(book.nameOf('002'), undefined, 'an extension is no part of another');
  assert.equal(book.nameOf(''), undefined);
});

test('five thousand contacts are searched within one key press', () => {
  const many = Array.from({ length: 5_000 }, (_, index) => ({ name: `Person Number${index}`, number: `+1555${String(index).padStart(7, '0')}` }));
  const large = new PhoneBook(recents, many);
  const began = performance.now();
  large.suggest('number49');
  large.suggest('0499');
  assert.ok(performance.now() - began < 100);
});
