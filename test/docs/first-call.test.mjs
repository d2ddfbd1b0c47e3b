/** The first pages of the documentation, as a reader copies them: a call is placed, another comes in. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { partText } from '../e2e/built-page.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { consoleOf, openAgent } from '../support/page.mjs';
import { serve } from '../support/serve.mjs';
import { until } from '../support/until.mjs';
import { readPage } from './markdown.mjs';

/** The first block in a language that begins so. */
const blockOf = (path, wanted, beginning) => readPage(path).fences.find(({ language, code }) => language === wanted && code.startsWith(beginning)).code;

/** What a reader's bundler makes of a program that imports the package by its name. */
async function bundled(code) {
  const { outputFiles: [{ text }] } = await build({ stdin: { contents: code, loader: 'ts', resolveDir: '.' }, bundle: true, format: 'esm', target: 'es2022', write: false });
  return text;
}

const names = ['script-tag', 'npm'];
let browser, site, pages;

before(async () => {
  const program = await bundled(blockOf('docs/start/npm.md', 'ts', 'import')); // Before there is a browser that nobody would close.
  const installed = '/node_modules/cordboard/dist/';
  const dist = (request, response) => response.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(join('dist', new URL(request.url, 'http://site').pathname.replace(installed, ''))));
  [browser, site] = await Promise.all([launchChromium(), serve({ routes: {
    '/script-tag.html': blockOf('docs/start/script-tag.md', 'html', '<!doctype html>'),
    [`${installed}*`]: dist,
    '/npm.html': blockOf('docs/start/npm.md', 'html', '<!doctype html>').replace('main.ts', 'main.js'),
    '/src/main.js': program,
  } })]);
  pages = await Promise.all(names.map((name) => openAgent(browser, { url: `${site.url}/${name}.html` }))); // Maria takes her time: on both at once.
});
after(() => Promise.all([browser?.close(), site?.close()]));

for (const [index, name] of names.entries()) {
  test(`docs/start/${name}.md: a number is called, and Maria rings`, async () => {
    const page = pages[index];
    await page.bringToFront();
    const seen = () => consoleOf(page);
    await page.locator('cord-dialer >>> input').fill('600');
    await page.locator('cord-dialer >>> [part~="call"]').click();
    await until('it is called', async () => /600/.test((await partText(page, 'cord-calls', 'name')) ?? ''), { timeout: 15_000, seen });
    await until('Maria rings', () => page.evaluate(() => document.querySelector('cord-desk').desk.state.calls.some(({ status, peer }) => status === 'ringing' && peer.name === 'Maria Lindqvist')), { timeout: 15_000, seen });
    assert.deepEqual(consoleOf(page).filter((line) => /error|uncaught/i.test(line)), []);
  });
}
