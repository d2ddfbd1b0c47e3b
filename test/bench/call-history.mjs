import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '../support/browsers.mjs';
import { serve } from '../support/serve.mjs';
import { bundleSource } from './queue-page.mjs';
import { median, table } from './table.mjs';

const many = Number(process.env.BENCH_ROWS ?? 1_000_000);
const sizes = [100, many];
const [rounds, steps, jumps] = [5, 60, 12];

/**
 * The same rows in two lists, ours and a window of bare DOM nodes that are written anew; over a log that is computed, and over the browser's
 * own IndexedDB. Code is evaluated before the clock runs.
 */
const page = `
  import { render } from 'lit';
  import './src/define/desk.js';
  import './src/define/call-history.js';
  import './src/elements/call-history/history-view.js';
  import { callRow as storedRow } from './src/storage/call-rows.js';
  import { BrowserRecords } from './src/storage/index.js';
  import { tokens } from './src/elements/tokens.styles.js';
  import { controls } from './src/elements/controls.styles.js';
  import { rowStyles } from './src/elements/call-history/call-rows.styles.js';
  import { callRow } from './src/elements/call-history/call-row.js';
  import { outcomeWords } from './src/elements/call-history/history-words.js';
  import { duration, timeOfDay } from './src/elements/format.js';
  import { defaultForm, talkTime } from './src/core/index.js';
  import { createSim } from './src/sim/index.js';
  import { EndlessLog } from './stories/calls-on-sim.js';

  /** What a list costs at least: two dozen nodes, whose texts are written when it is scrolled. */
  class RawList extends HTMLElement {
    async connectedCallback() {
      const root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [tokens, controls, rowStyles].map(({ styleSheet }) => styleSheet);
      const { calls } = await this.log.page({ limit: 50 });
      const pattern = document.createElement('div');
      render(callRow(calls[0], { id: 'x', index: 0, total: 1, rowIndex: 1, active: false }, { open: false, form: defaultForm }), pattern);
      this.list = Object.assign(document.createElement('div'), { className: 'list', style: 'block-size: 100%' });
      const canvas = Object.assign(document.createElement('div'), { className: 'canvas', style: 'block-size: ' + Math.min(4_000_000, this.total * 52) + 'px' });
      this.rows = Object.assign(document.createElement('div'), { className: 'rows' });
      this.nodes = Array.from({ length: 24 }, () => this.rows.appendChild(pattern.firstElementChild.cloneNode(true)));
      canvas.append(this.rows);
      this.list.append(canvas);
      root.append(this.list);
      this.first = -1;
      this.cached = new Map([[0, calls]]);
      this.list.addEventListener('scroll', () => this.draw());
      this.draw();
    }
    async draw() {
      const first = Math.max(0, Math.floor(this.list.scrollTop / 52) - 6);
      if (first === this.first) return;
      this.first = first;
      for (const block of [Math.floor(first / 50), Math.floor((first + 23) / 50)]) if (!this.cached.has(block)) this.cached.set(block, (await this.log.page({ limit: 50, before: this.cached.get(block - 1)?.at(-1) && { startedAt: this.cached.get(block - 1).at(-1).startedAt, id: this.cached.get(block - 1).at(-1).id } })).calls);
      this.rows.style.insetBlockStart = first * 52 + 'px';
      this.nodes.forEach((node, at) => {
        const call = this.cached.get(Math.floor((first + at) / 50))?.[(first + at) % 50];
        if (!call) return;
        const text = (selector, words) => { node.querySelector(selector).textContent = words; };
        text('.how .word', outcomeWords(call).word);
        text('.name', call.name ?? call.number);
        text('.number', call.number);
        text('.queue bdi', call.queue ?? '');
        text('.result bdi', String(call.answers.disposition ?? ''));
        text('.length', duration(talkTime(call)));
        text('.time bdi', timeOfDay(call.startedAt));
      });
    }
  }
  customElements.define('raw-list', RawList);

  const frame = () => new Promise(requestAnimationFrame);
  const nextTask = () => new Promise((settle) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = settle; port2.postMessage(0); });
  const drawn = async () => { await frame(); await nextTask(); };
  let element;
  let records;
  const rows = () => [...element.shadowRoot?.querySelectorAll('.row:not(.blank)') ?? []];
  const list = () => element.shadowRoot.querySelector('.list');

  /** Calls of the last days in the browser's own database. */
  window.fill = async (user, count) => {
    const source = new EndlessLog(count);
    records = new BrowserRecords(user, new AbortController().signal, { keepCallsFor: 36_500 });
    await records.devices();
    if ((await records.callLog.days()).length) return;
    const raw = await new Promise((tell) => { const opening = indexedDB.open('cordboard:' + user); opening.onsuccess = () => tell(opening.result); });
    for (let from = 0; from < count; from += 5000) {
      const transaction = raw.transaction('calls', 'readwrite');
      for (let index = from; index < Math.min(count, from + 5000); index++) transaction.objectStore('calls').put(storedRow(source.at(index), source.at(index).number));
      await new Promise((tell) => { transaction.oncomplete = tell; });
    }
    const transaction = raw.transaction('days', 'readwrite');
    for (const day of await source.days()) transaction.objectStore('days').put(day);
    await new Promise((tell) => { transaction.oncomplete = tell; });
    raw.close();
  };

  /** From a list being put on the page until its first calls are painted, ms. */
  window.open = async (tag, count, stored) => {
    const sim = await createSim();
    const log = stored ? records.callLog : new EndlessLog(count);
    Object.assign(sim.records, { callLog: log });
    document.body.append(Object.assign(document.createElement('cord-desk'), { desk: sim.desk }));
    await drawn();
    gc();
    await drawn();
    const began = performance.now();
    element = Object.assign(document.createElement(tag), { log, total: count, style: 'display: block; block-size: 36rem' });
    document.body.append(element);
    do await drawn(); while (!rows().length);
    return { painted: performance.now() - began, rows: rows().length };
  };

  /** So many turns of a wheel, three rows each, drawn in a frame of its own. */
  window.scroll = async (count) => {
    for (let i = 0; i < count; i++) {
      list().scrollTop += 156;
      await drawn();
    }
  };

  /** The scrollbar dragged to another place, until the calls there are seen; ms. */
  window.jump = async (part) => {
    const began = performance.now();
    list().scrollTop = part * (list().scrollHeight - list().clientHeight);
    await drawn();
    while (!rows().length || element.shadowRoot.querySelector('.row.blank')) await drawn();
    return performance.now() - began;
  };`;

/** First page, a turn of the wheel, and a jump: 100 calls and very many, against bare DOM nodes in the same run. */
export default async function callHistory() {
  const userDataDir = mkdtempSync(join(tmpdir(), 'cordboard-bench-'));
  const [code, browser] = await Promise.all([bundleSource(page), launchChromium({ userDataDir, args: ['--js-flags=--expose-gc'], protocolTimeout: 3_600_000 })]);
  const site = await serve({ routes: { '/page.js': code, '/': '<!doctype html><meta charset="utf-8"><body><script type="module" src="/page.js"></script>' } });
  const lists = sizes.flatMap((size) => [
    [`bare DOM nodes, ${size.toLocaleString('en')}`, { tag: 'raw-list', size }],
    [`cordboard, ${size.toLocaleString('en')}`, { tag: 'cord-call-history', size }],
    [`cordboard over IndexedDB, ${size.toLocaleString('en')}`, { tag: 'cord-call-history', size, stored: true }],
  ]);
  const taken = {};
  for (let round = 0; round < rounds; round++) {
    for (const [name, list] of lists) {
      for (const [what, value] of Object.entries(await measure(browser, site.url, list))) ((taken[what] ??= {})[name] ??= []).push(value);
    }
  }
  await browser.close();
  await site.close();
  rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
  const titles = {
    painted: ['first calls painted (whole frames)', 'ms, median'], turn: ['a turn of the wheel, drawn', 'ms of the main thread, median'],
    jump: ['the scrollbar dragged elsewhere, calls seen', 'ms, median'], rows: ['rows in the page', 'count'],
  };
  for (const [what, [title, unit]] of Object.entries(titles)) {
    table(`call history: ${title}`, unit, Object.fromEntries(lists.map(([name]) => [name, taken[what][name] && median(taken[what][name])])), 'cordboard, 100');
  }
}

async function measure(browser, url, { tag, size, stored = false }) {
  const blank = await browser.newPage();
  await blank.goto(url);
  await blank.waitForFunction(() => 'jump' in window);
  if (stored) await blank.evaluate((user, count) => window.fill(user, count), `history-${size}`, size);
  const opened = await blank.evaluate((...list) => window.open(...list), tag, size, stored);
  await blank.evaluate(() => window.scroll(5));
  const before = (await blank.metrics()).TaskDuration;
  await blank.evaluate((count) => window.scroll(count), size < 1_000 ? 20 : steps);
  const turn = ((await blank.metrics()).TaskDuration - before) * 1000 / (size < 1_000 ? 20 : steps);
  const jump = tag === 'raw-list' ? undefined : median(await blank.evaluate(async (count) => {
    const all = [];
    for (let i = 0; i < count; i++) all.push(await window.jump(((i * 7) % count) / count));
    return all;
  }, jumps));
  await blank.close();
  return { ...opened, turn, ...(jump !== undefined && { jump }) };
}
