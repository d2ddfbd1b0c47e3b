import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { direction, locale, setLanguage, spokenIn, wordLocale, wordsComing } from '../../src/i18n/index.js';
import '../support/page-window.js';

afterEach(() => setLanguage(undefined));

test('the nearest language there are words in', () => {
  const nearest = {
    'en-GB': 'en', 'de-AT': 'de', 'pt-BR': 'pt', 'es-419': 'es', 'iw': 'he', 'th-TH-u-nu-thai': 'th',
    'zh': 'zh-Hans', 'zh-CN': 'zh-Hans', 'zh-SG': 'zh-Hans', 'zh-TW': 'zh-Hant', 'zh-HK': 'zh-Hant', 'zh-Hant-CN': 'zh-Hant',
    'fi': 'en', 'DE_de': 'en', 'no language at all': 'en', '': 'en',
  };
  for (const [asked, spoken] of Object.entries(nearest)) assert.equal(spokenIn(asked), spoken, asked);
  assert.equal(spokenIn(undefined), 'en');
});

test('what is asked for counts at once for dates, numbers and direction', async () => {
  assert.deepEqual([locale(), direction()], [undefined, 'ltr']);
  void setLanguage('en-gb');
  assert.deepEqual([locale(), direction()], ['en-GB', 'ltr']);
  const words = setLanguage('ar-EG');
  assert.deepEqual([locale(), direction()], ['ar-EG', 'rtl']);
  assert.ok(wordsComing(), 'its words come later');
  await words;
  assert.equal(wordsComing(), undefined);
  await setLanguage('nonsense, surely');
  assert.equal(locale(), undefined, 'an attribute may say anything');
});

test('English needs no words', () => {
  void setLanguage('en-GB');
  assert.equal(wordsComing(), undefined);
  void setLanguage('fi');
  assert.equal(wordsComing(), undefined, 'nor does a language there are none in');
});

test('words of Intl stand among ours; its figures are the reader’s', async () => {
  assert.equal(wordLocale(), 'en');
  await setLanguage('en-GB');
  assert.equal(wordLocale(), 'en-GB');
  await setLanguage('de-AT');
  assert.equal(wordLocale(), 'de-AT');
  await setLanguage('fi');
  assert.equal(wordLocale(), 'en', 'no English sentence with a Finnish "and" in it');
});

test('whoever asks last is heard', async () => {
  const [first, last] = [setLanguage('de'), setLanguage('he')];
  await Promise.all([first, last]);
  assert.deepEqual([locale(), direction(), wordsComing()], ['he', 'rtl', undefined]);
});
