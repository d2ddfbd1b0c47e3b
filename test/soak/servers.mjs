import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack } from '../packed/pack.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { printTable } from '../support/print-table.mjs';
import { makeApp } from './servers/app.mjs';
import { visit } from './servers/visit.mjs';

const sections = { next: 'Next.js', nuxt: 'Nuxt', astro: 'Astro' };

/** The apps of docs/start/ssr.md, a folder each: built with the packed package, served, and visited. Those of a framework are too much to install for each change. */
export default async function servers() {
  const folder = mkdtempSync(join(tmpdir(), 'cordboard-servers-'));
  const browser = await launchChromium();
  const rows = [];
  try {
    const tarball = await pack(folder);
    for (const [kind, section] of Object.entries(sections)) {
      const times = [Date.now()];
      const app = await makeApp(kind, section, tarball);
      times.push(Date.now());
      await app.build();
      times.push(Date.now());
      const site = await app.serve();
      await visit(browser, site.url).finally(() => site.stop());
      times.push(Date.now());
      const [installed, built, called] = times.slice(1).map((at, index) => Math.round((at - times[index]) / 1000));
      rows.push({ app: section, 'files of the documentation': app.files.length, 'installed, s': installed, 'built, s': built, 'served and called, s': called });
      console.log(JSON.stringify(rows.at(-1)));
    }
    printTable(rows);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
