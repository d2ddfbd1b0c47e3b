import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { launchChromium } from '../support/browsers.mjs';
import { overflow } from './overflow.mjs';

const browser = await launchChromium();
after(() => browser.close());

const found = async (content) => {
  const [page] = await browser.pages();
  await page.setContent(`<body style="margin: 0"><div class="place" style="inline-size: 280px">${content}</div>`);
  return page.evaluate(overflow);
};

test('what sticks out of its place is found, on either side; what scrolls, hides or lies above the page is not', async () => {
  assert.match((await found('<p style="inline-size: 300px">x</p>')).join(), /<p> “x” is 20 px outside/);
  assert.match((await found('<div dir="rtl"><p style="inline-size: 300px">x</p></div>')).join(), /20 px outside/);
  assert.deepEqual(await found('<div style="overflow-x: auto"><p style="inline-size: 300px">x</p></div>'), []);
  assert.deepEqual(await found('<p style="position: absolute; inline-size: 300px; clip-path: inset(50%)">x</p>'), []);
  assert.deepEqual(await found('<div style="position: fixed; inline-size: 300px"><p>x</p></div>'), []);
});

test('our own words are not cut off, names may be', async () => {
  const button = (words) => found(`<button style="inline-size: 60px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap">${words}</button>`);
  assert.match((await button('Transfer now, please')).join(), /<button> “Transfer now, please” is cut off/);
  assert.deepEqual(await button('<bdi>Wolfeschlegelsteinhausenbergerdorff</bdi>'), []);
  assert.deepEqual(await button('End'), []);
  assert.match((await found('<button style="inline-size: 40px; padding: 0; white-space: nowrap">Weiterleiten</button>')).join(), /is cut off/);
});

test('a word may not be broken within a button; between words, and within a name, a line may end', async () => {
  const button = (words) => found(`<button style="inline-size: 60px; overflow-wrap: anywhere">${words}</button>`);
  assert.match((await button('<span>Weiterleiten</span>')).join(), /<button> “Weiterleiten” breaks the word “Weiterleiten”/);
  assert.match((await button('End Konferenzschaltung')).join(), /breaks the word “Konferenzschaltung”$/);
  for (const words of ['Ask them first, please', 'Follow-up call', '保留当前的通话并转接给同事', '<bdi>Wolfeschlegelsteinhausenbergerdorff</bdi>', 'End <span style="position: absolute; inline-size: 1px; clip-path: inset(50%)">Weiterleiten</span>']) {
    assert.deepEqual(await button(words), [], words);
  }
  assert.deepEqual(await found('<p style="inline-size: 60px; overflow-wrap: anywhere">Weiterleiten</p>'), []);
});

test('in shadow roots, too', async () => {
  await found('<div id="host"></div>');
  const [page] = await browser.pages();
  await page.evaluate(() => { document.getElementById('host').attachShadow({ mode: 'open' }).innerHTML = '<p style="inline-size: 300px">x</p>'; });
  assert.match((await page.evaluate(overflow)).join(), /^div: <p> “x” is 20 px outside$/);
});
