import { openLab } from './lab.mjs';
import { median, table } from './table.mjs';

const rounds = 15;

/** How much of the main thread it takes to compile and run what a page loads; one fresh context each, taking turns. */
export default async function evaluate() {
  const lab = await openLab(['jssip.js', 'sip.js', 'media-chrome.js']);
  const modules = {
    'media-chrome, all elements': ['/media-chrome.js'],
    'cordboard, all elements': ['/cordboard.js', lab.chunk('all')],
    'cordboard, to connect': [lab.chunk('connect')],
    'cordboard, both': ['/cordboard.js', lab.chunk('all'), lab.chunk('connect')],
    'jssip alone': ['/jssip.js'],
    'sip.js alone': ['/sip.js'],
  };
  const taken = Object.fromEntries(Object.keys(modules).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    const names = Object.keys(modules);
    for (const name of round % 2 ? names.reverse() : names) taken[name].push(await scriptTime(lab, modules[name]));
  }
  await lab.close();
  table('compiled and run, CPU', 'ms, median of 15', Object.fromEntries(Object.entries(taken).map(([name, times]) => [name, median(times)])), 'media-chrome, all elements');
}

async function scriptTime(lab, paths) {
  const page = await lab.page();
  await page.evaluate(async (urls) => { for (const url of urls) await fetch(url).then((response) => response.text()); }, paths); // the first request of a context is slow
  const before = (await page.metrics()).ScriptDuration;
  await page.evaluate(async (urls) => { for (const url of urls) await import(url); }, paths);
  const after = (await page.metrics()).ScriptDuration;
  await page.done();
  return (after - before) * 1000;
}
