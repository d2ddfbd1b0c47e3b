import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { isolated, msg, setLanguage, str } from '../../src/i18n/index.js';
import '../support/page-window.js';

const calling = (name: string): string => msg(str`Calling ${name}`);
const answer = (): string => msg('Answer');

afterEach(() => setLanguage(undefined));

test('a page’s own words take the place of ours', async () => {
  await setLanguage('en', { Answer: 'Pick up' });
  assert.deepEqual([answer(), calling('Ada')], ['Pick up', 'Calling Ada']);
});

test('they may put values where they like, or leave them out', async () => {
  const between = (): string => msg(str`${'one'} and ${'two'}`);
  await setLanguage('en', { 'Calling {0}': '{0} is being called', '{0} and {1}': '{1}, {0}' });
  assert.deepEqual([calling('Ada'), between()], ['Ada is being called', 'two, one']);
  await setLanguage('en', { 'Calling {0}': 'Calling somebody' });
  assert.deepEqual([calling('Ada'), between()], ['Calling somebody', 'one and two']);
});

test('they change, and go, while the page is open', async () => {
  await setLanguage('en', { Answer: 'Pick up' });
  await setLanguage('en', { Answer: 'Take it' });
  assert.equal(answer(), 'Take it');
  await setLanguage('en', { Answer: 'Say hello' });
  assert.equal(answer(), 'Say hello');
  await setLanguage('en');
  assert.equal(answer(), 'Answer');
});

test('they stand above the words of a language', async () => {
  await setLanguage('de', { Answer: 'Abheben' });
  assert.equal(answer(), 'Abheben');
});

test('a name among words that run the other way stays whole', async () => {
  assert.equal(isolated('+15550100'), '+15550100');
  assert.equal(isolated('عادل'), '\u2068عادل\u2069');
  await setLanguage('ar');
  assert.equal(isolated('+15550100'), '\u2068+15550100\u2069');
});
