/** What a release prints to pin its files: the hashes fit, a page with them has a call, and a browser takes no file that somebody changed. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { classicTag, importMap, integrityOf, releaseNotes, scriptTag } from '../../tools/release-notes.mjs';
import { builtFiles } from '../e2e/built-page.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { until } from '../support/until.mjs';
import { complaints, elements, openHost, serveHost, talks } from './host-site.mjs';

const hashes = integrityOf();
let browser, site;
before(async () => {
  [browser, site] = await Promise.all([launchChromium(), serveHost()]);
});
after(() => Promise.all([browser?.close(), site?.close()]));

const pinned = (tag) => `${importMap('/cordboard', hashes)}${tag('/cordboard', hashes)}<script type="module" src="/call.js"></script>${elements}`;

/** Somebody adds a line to a file of the site. @param {import('node:test').TestContext} t @param {string} path */
function tamper(t, path) {
  const whole = site.routes[path];
  site.routes[path] = `${whole}\nglobalThis.tampered = true;`;
  t.after(() => { site.routes[path] = whole; });
}

test('the hashes are those of the files, as everybody makes them', (t) => {
  assert.deepEqual(Object.keys(hashes).sort(), Object.keys(builtFiles()).filter((path) => path.endsWith('.js')).map((path) => path.slice(1)).sort());
  const folder = mkdtempSync(join(tmpdir(), 'cordboard-'));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'a.js'), '');
  assert.deepEqual(integrityOf(folder), { 'a.js': 'sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb' });
});

test('the lines for the release notes name the version and every file', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const notes = releaseNotes(version, 'https://files.example/', hashes);
  assert.ok(notes.includes(`<script type="module" src="https://files.example/cordboard-${version}/cordboard.js" integrity="${hashes['cordboard.js']}" crossorigin="anonymous"></script>`));
  for (const hash of Object.values(hashes)) assert.ok(notes.includes(hash));
});

for (const [what, tag] of [['a module script', scriptTag], ['a classic script', classicTag]]) {
  test(`${what}, pinned as printed: a call`, async (t) => {
    const { page } = await openHost(t, browser, site.page(pinned(tag)));
    await talks(page);
    assert.deepEqual(complaints(page), []);
  });
}

for (const [what, path] of [['the entry', 'cordboard.js'], ['what the entry imports', /"\.\/(chunks\/cordboard-[^"]+)"/.exec(builtFiles()['/cordboard.js'])[1]]]) {
  test(`${what} was changed: the browser refuses it, and says so`, async (t) => {
    tamper(t, `/cordboard/${path}`);
    const { page, console } = await openHost(t, browser, site.page(pinned(scriptTag)));
    await until('it is refused', () => console().some((line) => line.includes(path) && /integrity/i.test(line)), { seen: console });
    assert.deepEqual(await page.evaluate(() => ['tampered' in window, !!customElements.get('cord-desk')]), [false, false]);
  });
}

test('what is loaded later was changed: what came before works, and that does not run', async (t) => {
  const [, path] = /"\.\/((?:all)-[^"]+)"/.exec(Object.entries(builtFiles()).find(([name]) => name.startsWith('/chunks/cordboard-'))[1]);
  tamper(t, `/cordboard/chunks/${path}`);
  const { page, console } = await openHost(t, browser, site.page(pinned(scriptTag)));
  await until('it is refused', () => console().some((line) => line.includes(path) && /integrity/i.test(line)), { seen: console });
  assert.deepEqual(await page.evaluate(() => ['tampered' in window, !!customElements.get('cord-desk'), !!customElements.get('cord-dialer')]), [false, true, false]);
});
