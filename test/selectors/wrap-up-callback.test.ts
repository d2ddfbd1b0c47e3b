import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { locale, setLanguage } from '../../src/i18n/index.js';
import '../support/page-window.js';
import { callbackExamples, callbackPresets, callbackText, callbackWords } from '../../src/elements/wrap-up/callback-text.js';
import { readCallback } from '../../src/elements/wrap-up/callback-time.js';

/** A Sunday afternoon. */
const now = new Date(2026, 10, 22, 14, 30).getTime();
const at = (day: number, hour: number, minute = 0, month = 10, year = 2026): number => new Date(year, month, day, hour, minute).getTime();
const read = (text: string, locale = 'en-US'): number | undefined => readCallback(text, now, locale);
const locales = 'en-US en-GB de fr fr-CA es es-MX it nl pl pt-BR pt-PT ru uk cs sk da sv nb fi hu tr el ja zh-CN zh-TW ko ar ar-EG he fa hi th vi id ro bg th-TH-u-nu-thai ar-SA zh-HK'.split(' ');

describe('a callback in one line', () => {
  const understood: Readonly<Record<string, number>> = {
    'tomorrow 10:00': at(23, 10), 'Tomorrow': at(23, 9), '10:00 tomorrow': at(23, 10), 'tomorrow at noon': at(23, 12), 'today 18:00': at(22, 18),
    'in 2 hours': at(22, 16, 30), '2h': at(22, 16, 30), '30 min': at(22, 15), 'half an hour': at(22, 15), '1.5 hours': at(22, 16), 'in 2 days 10:00': at(24, 10), 'next week': at(29, 9),
    'Mon 9': at(23, 9), 'monday 10am': at(23, 10), 'tues': at(24, 9), 'next Tuesday 3': at(24, 15), 'Sunday': at(29, 9), 'Sun 15:00': at(22, 15), 'day after tomorrow': at(24, 9),
    '24 Nov 3 pm': at(24, 15), 'Nov 24, 10:15': at(24, 10, 15), '11/24': at(24, 9), '24.11. 10:00': at(24, 10), '3/4': at(4, 9, 0, 2, 2027), '11/24/26 9:05': at(24, 9, 5),
    '2026-12-01': at(1, 9, 0, 11), '2026-12-01 10:45': at(1, 10, 45, 11), '2026-11-24T10:00Z': Date.UTC(2026, 10, 24, 10), '2026-11-24T10:00+02:00': Date.UTC(2026, 10, 24, 8),
    '16:30': at(22, 16, 30), '9:00': at(23, 9), '10pm': at(22, 22), '12am': at(23, 0), 'Tuesday 24 November': at(24, 9), 'feb 29 10:00': NaN,
  };
  for (const [text, moment] of Object.entries(understood)) test(text, () => assert.equal(read(text), Number.isNaN(moment) ? undefined : moment));

  test('in the words of other languages', () => {
    assert.deepEqual([read('morgen 10 Uhr', 'de'), read('übermorgen', 'de'), read('Mo 9', 'de'), read('in 2 Stunden', 'de')], [at(23, 10), at(24, 9), at(23, 9), at(22, 16, 30)]);
    assert.deepEqual([read('demain 14h', 'fr'), read('lundi à 9h30', 'fr'), read('14h45', 'fr')], [at(23, 14), at(23, 9, 30), at(22, 14, 45)]);
    assert.deepEqual([read('mañana a las 10:00', 'es'), read('明日 10:00', 'ja'), read('غدًا ١٠:٠٠', 'ar-EG')], [at(23, 10), at(23, 10), at(23, 10)]);
    assert.equal(read('24/11 10:00', 'en-GB'), at(24, 10), 'the day goes first there');
    assert.equal(read('tomorrow 10:00', 'de'), at(23, 10), 'English is understood beside it');
  });

  const elsewhere: Readonly<Record<string, Readonly<Record<string, number>>>> = {
    de: { 'morgen um 10': at(23, 10), 'in 2 Std.': at(22, 16, 30), 'heute 16:30 Uhr': at(22, 16, 30), '24. November 15 Uhr': at(24, 15), 'nächste Woche': at(29, 9) },
    ar: { 'غدًا ١٠:٣٠': at(23, 10, 30), 'غدا 10:30': at(23, 10, 30), 'خلال ساعتين': at(22, 16, 30), 'الإثنين ٩': at(23, 9), '٢٤/١١ ١٠:٠٠': at(24, 10), 'غدًا ٣ م': at(23, 15), '\u200fاليوم ١٦:٣٠': at(22, 16, 30) },
    he: { 'מחר בשעה 10:00': at(23, 10), 'מחר ב-10': at(23, 10), 'בעוד שעתיים': at(22, 16, 30), 'בעוד 3 שעות': at(22, 17, 30), 'ביום שני 9': at(23, 9), 'מחרתיים': at(24, 9), '24 בנובמבר': at(24, 9) },
    th: { 'พรุ่งนี้ ๑๐:๓๐': at(23, 10, 30), 'พรุ่งนี้ 10:00 น.': at(23, 10), 'ในอีก ๒ ชั่วโมง': at(22, 16, 30), 'วันจันทร์ 9': at(23, 9), '24 พ.ย. 10:00': at(24, 10), 'มะรืนนี้': at(24, 9) },
    'zh-CN': { '明天上午10点': at(23, 10), '明天下午3点': at(23, 15), '2小时后': at(22, 16, 30), '周一9点': at(23, 9), '11月24日10:00': at(24, 10), '今天16：30': at(22, 16, 30), '后天': at(24, 9) },
    'zh-TW': { '明天上午10點': at(23, 10), '2 小時後': at(22, 16, 30), '星期一9點': at(23, 9), '後天': at(24, 9) },
  };
  for (const [tag, texts] of Object.entries(elsewhere)) {
    for (const [text, moment] of Object.entries(texts)) test(`${tag}: ${text}`, () => assert.equal(read(text, tag), moment));
  }

  test('what it says may be typed is understood, in any language', () => {
    for (const tag of locales) assert.deepEqual(callbackExamples(tag).map((text) => read(text, tag)), [at(23, 10), at(22, 16, 30), at(23, 9)], callbackExamples(tag).join(' · '));
  });

  test('the page’s language is understood', async (t) => {
    t.after(() => setLanguage(undefined));
    await setLanguage('ar-EG');
    assert.equal(locale(), 'ar-EG');
    assert.deepEqual([readCallback('غدًا ١٠:٠٠', now), callbackExamples()[0]], [at(23, 10), 'غدًا ١٠:٠٠']);
    assert.equal(readCallback(callbackText(at(24, 15)), now), at(24, 15));
  });

  const unclear = ['', ' ', 'sometime', 'call 5', '5', '24:00', '10:75', '13 pm', '31/2', '2026-02-30', 'tomorrow tomorrow', 'Monday Tuesday', 'Monday 24 November', 'tomorrow 24 Nov', 'in 2 hours at 9:00', 'Nov', 'pm', 'tomorrow 10:00 x', '9 9 9', 'x'.repeat(10_000)];
  for (const text of unclear) test(`is not guessed: “${text.slice(0, 20)}”`, () => assert.equal(read(text), undefined));

  test('what is past is said to be, not moved', () => {
    assert.equal(read('today 9:00'), at(22, 9));
    assert.equal(read('2026-11-01 9:00'), at(1, 9));
  });

  test('property: what is written down in any language is read again', () => {
    fc.assert(fc.property(fc.constantFrom(...locales), fc.integer({ min: 1, max: 700 * 24 * 60 }), (locale, minutes) => {
      const date = new Date(now + minutes * 60_000);
      const moment = new Date(date.getFullYear(), date.getMonth(), date.getDate(), date.getHours(), date.getMinutes()).getTime();
      assert.equal(readCallback(callbackText(moment, locale), now, locale), moment, `${locale}: ${callbackText(moment, locale)}`);
    }), { numRuns: 1_000 });
  });

  test('property: spans from now in any language', () => {
    const ms = { minute: 60_000, hour: 3_600_000 } as const;
    fc.assert(fc.property(fc.constantFrom(...locales), fc.integer({ min: 1, max: 99 }), fc.constantFrom('minute', 'hour', 'day', 'week'), (locale, count, unit) => {
      const said = new Intl.RelativeTimeFormat(locale).format(count, unit);
      const expected = unit === 'minute' || unit === 'hour' ? now + count * ms[unit] : at(22 + count * (unit === 'week' ? 7 : 1), 9);
      assert.equal(readCallback(said, now, locale), expected, `${locale}: ${said}`);
    }), { numRuns: 1_000 });
  });

  test('property: never throws, and knows a moment or nothing', () => {
    const piece = fc.oneof(fc.constantFrom('tomorrow', 'mon', 'in', '2', '10:00', 'pm', 'nov', '2026-11-24', '/', '.', ',', '٣', 'morgen', '日'), fc.string({ maxLength: 6 }));
    fc.assert(fc.property(fc.array(piece, { maxLength: 6 }), fc.constantFrom(...locales), (pieces, locale) => {
      const moment = readCallback(pieces.join(' '), now, locale);
      assert.ok(moment === undefined || (Number.isFinite(moment) && moment % 60_000 === 0));
    }), { numRuns: 2_000 });
  });
});

describe('what was understood', () => {
  test('is said so that a mistake is seen', () => {
    assert.equal(callbackWords(at(23, 10), now, 'en-GB'), 'Tomorrow, Monday 23 November at 10:00');
    assert.equal(callbackWords(at(22, 16), now, 'en-GB'), 'Today, Sunday 22 November at 16:00');
    assert.equal(callbackWords(at(24, 10), now, 'en-GB'), 'Tuesday 24 November at 10:00');
    assert.match(callbackWords(at(24, 10, 0, 10, 2027), now, 'en-GB'), /2027/, 'a year that is not this one is said');
  });

  test('presets: soon, tomorrow, and Monday where that is another day', () => {
    assert.deepEqual(callbackPresets(now, 'en-GB'), [['In 1 hour', at(22, 15, 30)], ['Tomorrow 09:00', at(23, 9)]]);
    assert.deepEqual(callbackPresets(at(25, 14, 1), 'en-GB'), [['In 1 hour', at(25, 15, 5)], ['Tomorrow 09:00', at(26, 9)], ['Monday 09:00', at(30, 9)]]);
    assert.deepEqual(callbackPresets(at(23, 8), 'en-GB').at(-1), ['Monday 09:00', at(30, 9)], 'on a Monday it is the next');
  });
});
