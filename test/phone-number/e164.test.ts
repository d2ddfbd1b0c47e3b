import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { toE164 } from '../../src/phone-number/index.js';

describe('a number as the whole world writes it', () => {
  for (const [written, region, expected] of [
    ['+1 (212) 555-0142', 'DE', '+12125550142'], ['(212) 555-0142', 'US', '+12125550142'], ['020 7946 0118', 'GB', '+442079460118'], ['+44 (0)20 7946 0118', 'US', '+442079460118'],
    ['0049 30 123456', 'DE', '+4930123456'], ['030 123456', 'de', '+4930123456'], ['٠٣٠١٢٣٤٥٦', 'DE', '+4930123456'],
    ['00 44 20 7946 0118', 'US', '+442079460118'], ['004930123456', 'US', '+4930123456'], ['0012125550142', 'JP', '+12125550142'], ['011 44 20 7946 0118', 'US', '+442079460118'],
  ] as const) {
    test(`${written} in ${region}`, async () => assert.equal(await toE164(written, region), expected));
  }

  for (const [written, expected] of [['1001', '1001'], ['*45', '*45'], ['sip:ada@example.com', 'sip:ada@example.com'], ['anonymous', 'anonymous'], ['', ''], ['112', '112'], ['0011', '0011'], ['00123456', '00123456']] as const) {
    test(`what is no public number stays: "${written}"`, async () => assert.equal(await toE164(written, 'DE'), expected));
  }

  test('without a country, that of the language is meant; one that does not exist helps nobody', async () => {
    const spoken = new Intl.Locale(globalThis.navigator?.language ?? 'en').maximize().region;
    assert.equal(await toE164('(212) 555-0142'), await toE164('(212) 555-0142', spoken));
    assert.equal(await toE164('030 123456', 'XX'), '030123456');
  });

  test('what came out of it goes through it unchanged, and nothing makes it fail', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('DE', 'US', 'GB', 'xx', ''), async (text, region) => {
      const once = await toE164(text, region);
      assert.equal(await toE164(once, region), once);
    }), { numRuns: 300 });
  });
});
