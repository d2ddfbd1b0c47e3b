/** A second copy of the script on the page, of the same version and of another: whoever came first serves, and elements of both have one desk. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launchChromium } from '../support/browsers.mjs';
import { until } from '../support/until.mjs';
import { complaints, copyAt, elements, openHost, scripts, serveHost, talks } from './host-site.mjs';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

let browser, site;
before(async () => {
  const other = copyAt('/other', (code) => code.replaceAll(`"${version}"`, '"99.0.0"'));
  assert.equal(Object.values(other).filter((code) => code.includes('"99.0.0"')).length, 1, 'the version stands in one file');
  [browser, site] = await Promise.all([launchChromium(), serveHost({ routes: { ...copyAt('/copy'), ...other } })]);
});
after(() => Promise.all([browser?.close(), site?.close()]));

/** Both copies have tried to register all they have. @param {import('puppeteer-core').Page} page @param {string[]} asked @param {string} folder */
const loaded = (page, asked, folder) => until('both copies are complete', async () => {
  const chunks = asked.filter((url) => url.includes(`/${folder}/chunks/all-`));
  return chunks.length && page.evaluate((url) => import(url).then(() => true), chunks[0]);
});

for (const [what, folder, expected] of [
  ['the same version again, under another address', 'copy', []],
  ['another version', 'other', [`warn: cordboard 99.0.0: this page has the elements of cordboard ${version} already, and it stays so. Load one version only.`]],
]) {
  test(`${what}: the elements of the first serve`, async (t) => {
    const { page, asked } = await openHost(t, browser, site.page(`${scripts()}<script type="module" src="/${folder}/cordboard.js"></script>${elements}`));
    await talks(page);
    await loaded(page, asked, folder);
    assert.deepEqual(complaints(page), expected);
    assert.ok(await page.evaluate(async () => customElements.get('cord-desk') && (await import('/cordboard/cordboard.js')).connect));
  });
}

test('something else has one of the tags: it keeps it, and the others work', async (t) => {
  const { page } = await openHost(t, browser, site.page(`${scripts()}${elements}`), () => { customElements.define('cord-agent-status', class extends HTMLElement {}); });
  await talks(page);
  assert.deepEqual(complaints(page), [`warn: cordboard ${version}: this page has another <cord-agent-status> already, and it stays so. Load one version only.`]);
});

test('a query after the address is the same copy', async (t) => {
  const { page, asked } = await openHost(t, browser, site.page(`${scripts()}<script type="module" src="/cordboard/cordboard.js?v=2"></script>${elements}`));
  await talks(page);
  assert.deepEqual(complaints(page), []);
  const chunks = asked.filter((url) => url.includes('/chunks/'));
  assert.equal(new Set(chunks).size, chunks.length);
});

test('some elements of the one and some of the other: they find the same desk', async (t) => {
  const { page } = await openHost(t, browser, site.page(`${scripts()}<script type="module" src="/copy/cordboard.js"></script>${elements}`), () => {
    // The first copy never comes to the rest of its elements.
    const idle = window.requestIdleCallback;
    window.requestIdleCallback = () => { window.requestIdleCallback = idle; };
  });
  await talks(page);
  await page.locator('cord-dialer >>> input').fill('600');
  await page.locator('cord-dialer >>> [part~="call"]').click();
  await until('the dialer of the second copy calls by the desk of the first', () => page.evaluate(async () => (await window.simulated).line.asked.includes('dial 600')));
  assert.deepEqual(complaints(page), []);
});

test('the version that is compared is that of the package', () => {
  assert.match(readFileSync(new URL('../../src/elements/define-element.ts', import.meta.url), 'utf8'), new RegExp(`version = '${version.replaceAll('.', '\\.')}'`));
});
