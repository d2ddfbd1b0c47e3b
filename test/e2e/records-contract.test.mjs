/** Records over a real browser's IndexedDB keep the promises that all records make, and answer as those in memory do. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launchChromium } from '../support/browsers.mjs';
import { contract } from '../storage/contract.mjs';
import { openRecords, serveRecords } from './records-page.mjs';

let browser;
let site;
let records;

before(async () => {
  [browser, site] = await Promise.all([launchChromium(), serveRecords()]);
  records = await openRecords(browser, site, { opens: false });
});
after(async () => {
  await browser?.close();
  await site?.close();
});

describe('records over IndexedDB', () => {
  for (const [index, name] of Object.keys(contract).entries()) {
    test(name, async () => {
      await records.page.evaluate((user) => window.openRecords(user), `contract-${index}`);
      await records.happens('deliveries-loaded');
      const found = await records.page.evaluate((which) => window.runContract(which), name);
      await records.page.evaluate(() => window.endRecords());
      assert.ok(found.length);
      for (const { what, actual, expected } of found) assert.deepEqual(actual, expected, what);
    });
  }

  for (const seed of [1, 2, 3]) {
    test(`answer as those in memory do, whatever is asked (seed ${seed})`, async () => {
      await records.page.evaluate((user) => window.openRecords(user), `random-${seed}`);
      const { answers, differences } = await records.page.evaluate((which) => window.sameAnswers(which), seed);
      await records.page.evaluate(() => window.endRecords());
      assert.deepEqual(differences, []);
      assert.ok(answers > 200);
    });
  }
});
