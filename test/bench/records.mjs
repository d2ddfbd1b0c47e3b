import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundlePage } from '../e2e/records-page.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { serve } from '../support/serve.mjs';
import { table } from './table.mjs';

/** Few, and as many as a computer at a hot desk comes to see; filling takes minutes. */
const sizes = [1_000, Number(process.env.BENCH_ROWS ?? 1_000_000)];
const [rounds, asks] = [20, 50];
const budgets = { 'look-up by number': 5, 'first page of 50': 5 };

/** What it costs to find customers and calls among few and among very many, and to put calls away; over a profile on the disk, beside the browser's own IndexedDB. */
export default async function records() {
  const userDataDir = mkdtempSync(join(tmpdir(), 'cordboard-records-'));
  const routes = { '/records.js': await bundlePage('../bench/records.page.mjs'), '/': '<!doctype html><meta charset="utf-8"><script type="module" src="/records.js"></script>' };
  const [site, browser] = await Promise.all([serve({ routes }), launchChromium({ userDataDir, protocolTimeout: 3_600_000 })]);
  const open = async (size) => {
    const page = await browser.newPage();
    await page.goto(site.url);
    await page.waitForFunction(() => 'openBench' in window);
    await page.evaluate((user, count) => window.openBench(user, count), `bench-${size}`, size);
    return page;
  };
  const seconds = [];
  for (const size of sizes) {
    const page = await open(size);
    seconds.push(await page.evaluate((count) => window.fill(count), size));
    await page.close();
  }
  const pages = [];
  for (const size of sizes) pages.push(await open(size));
  const taken = await askInTurn(pages);
  const heaps = await Promise.all(pages.map(heapOf));
  const written = {};
  for (const name of await pages[1].evaluate(() => window.writes)) written[name] = await pages[1].evaluate((which) => window.measureWrites(which, 300), name);
  await browser.close();
  await site.close();
  rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
  report(taken);
  table(`records put away among ${words[1]}`, 'a second', written, Object.keys(written).at(-1));
  console.log(`  filled ${words[1]} contacts and as many calls in ${seconds[1]} s; the page's heap: ${heaps.map((heap, i) => `${(heap / 1e6).toFixed(1)} MB at ${words[i]}`).join(', ')}`);
}

const words = sizes.map((size) => size.toLocaleString('en'));

/** All questions of both sizes in turn, again and again: what else the computer does meanwhile befalls all of them alike. */
async function askInTurn(pages) {
  const names = await pages[0].evaluate(() => window.questions);
  const taken = Object.fromEntries(names.map((name) => [name, pages.map(() => [])]));
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      for (const [i, page] of pages.entries()) {
        await page.bringToFront();
        const times = await page.evaluate((which, count) => window.measure(which, count), name, name.startsWith('a word') ? 3 : asks);
        if (round > 0) taken[name][i].push(...times); // the first is what is made once
      }
    }
  }
  return taken;
}

const percentile = (values, share) => values.toSorted((a, b) => a - b)[Math.floor(values.length * share)];

function report(taken) {
  for (const [title, share] of [['p50', 0.5], ['p99', 0.99]]) {
    const rows = Object.entries(taken).flatMap(([name, both]) => both.map((times, i) => [`${name}, ${words[i]}`, percentile(times, share)]));
    table(`records, ${title}`, 'ms', Object.fromEntries(rows), `look-up by number, raw, ${words[0]}`);
  }
  for (const [name, most] of Object.entries(budgets)) {
    const [few, many] = taken[name].map((times) => percentile(times, 0.99));
    console.log(`  ${name}: p99 ${many.toFixed(1)} ms among ${words[1]} (budget ${most}), ${(many / few).toFixed(2)} × that among ${words[0]} (budget 1.5)`);
  }
}

async function heapOf(page) {
  const devtools = await page.createCDPSession();
  for (let i = 0; i < 3; i++) await devtools.send('HeapProfiler.collectGarbage');
  return (await devtools.send('Runtime.getHeapUsage')).usedSize;
}
