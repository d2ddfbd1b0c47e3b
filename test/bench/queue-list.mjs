import { launchChromium } from '../support/browsers.mjs';
import { serve } from '../support/serve.mjs';
import { bundleSource } from './queue-page.mjs';
import { median, table } from './table.mjs';

const sizes = [100, 10_000, 100_000];
const rounds = 7;
const ticks = 20;

/** The same rows in three lists: ours, which draws those that are seen; a plain one of lit, which draws them all; and lit's virtualizer. */
const page = `
  import { LitElement, html } from 'lit';
  import '@lit-labs/virtualizer';
  import './src/define/desk.js';
  import './src/define/call-queue.js';
  import './src/elements/call-queue/board-view.js';
  import { tokens } from './src/elements/tokens.styles.js';
  import { controls } from './src/elements/controls.styles.js';
  import { rowStyles } from './src/elements/call-queue/queue-rows.styles.js';
  import { waitingRow } from './src/elements/call-queue/waiting-row.js';
  import { createSim } from './src/sim/index.js';
  import { many, support } from './stories/queues-on-sim.js';

  const claim = () => {};
  const row = (call, index) => waitingRow({ waiter: { call, queueId: 'support', position: index + 1 }, index, active: false, now: Date.now(), within: 120_000, queueName: '', self: [], claim, claiming: false });
  class PlainList extends LitElement {
    static styles = [tokens, controls, rowStyles];
    render() { return html\`<div class="callers" style="height: 400px"><div class="rows">\${this.calls.map(row)}</div></div>\`; }
  }
  class VirtualizerList extends LitElement {
    static styles = [tokens, controls, rowStyles];
    render() { return html\`<lit-virtualizer scroller class="callers" style="display: block; height: 400px" .items=\${this.calls} .renderItem=\${(call, index) => row(call, index)}></lit-virtualizer>\`; }
  }
  customElements.define('plain-list', PlainList);
  customElements.define('virtualizer-list', VirtualizerList);

  let later = 0;
  const { now } = Date;
  Date.now = () => now() + later;
  const frame = () => new Promise(requestAnimationFrame);
  const nextTask = () => new Promise((settle) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = settle; port2.postMessage(0); });
  const drawn = async () => { await frame(); await nextTask(); };
  let element;

  /** A list of so many, from its element being put on the page until it is painted, ms. */
  window.open = async (tag, count) => {
    const calls = many(count);
    const sim = await createSim({ centre: { queues: [{ ...support(), waiting: calls, members: [] }] } });
    document.body.append(Object.assign(document.createElement('cord-desk'), { desk: sim.desk }));
    await drawn();
    gc(); // what the callers were made of is not the list's to clear away
    await drawn();
    const began = performance.now();
    element = Object.assign(document.createElement(tag), { calls });
    document.body.append(element);
    do await drawn(); while (!element.shadowRoot.querySelector('.row'));
    return { painted: performance.now() - began, rows: element.shadowRoot.querySelectorAll('.row').length };
  };

  /** So many seconds go by, each drawn in a frame of its own. */
  window.tick = async (count) => {
    for (let i = 0; i < count; i++) {
      later += 1000;
      element.requestUpdate();
      await drawn();
    }
  };`;

const lists = { 'a plain list of lit': 'plain-list', 'cordboard': 'cord-call-queue', '@lit-labs/virtualizer': 'virtualizer-list' };

/** 100 to 100,000 callers: until the list is painted, and what a second costs in it. */
export default async function queueList() {
  const [code, browser] = await Promise.all([bundleSource(page), launchChromium({ args: ['--js-flags=--expose-gc'] })]);
  const site = await serve({ routes: { '/page.js': code, '/': '<!doctype html><meta charset="utf-8"><body><script type="module" src="/page.js"></script>' } });
  const taken = {};
  for (let round = 0; round < rounds; round++) {
    for (const size of sizes) {
      for (const [name, tag] of Object.entries(lists)) {
        if (tag === 'plain-list' && size > sizes[0] && round > 0) continue; // it takes too long to be asked twice
        const time = await measure(browser, site.url, tag, size);
        for (const [what, value] of Object.entries(time)) ((taken[what] ??= {})[`${name}, ${size.toLocaleString('en')}`] ??= []).push(value);
      }
    }
  }
  await browser.close();
  await site.close();
  const base = 'cordboard, 100';
  const titles = { painted: ['first painted (whole frames)', 'ms, median'], tick: ['a second, drawn', 'ms of the main thread, median'], rows: ['rows in the page', 'count'] };
  for (const [what, [title, unit]] of Object.entries(titles)) {
    const names = sizes.flatMap((size) => Object.keys(lists).map((name) => `${name}, ${size.toLocaleString('en')}`));
    table(`queue list: ${title}`, unit, Object.fromEntries(names.map((name) => [name, median(taken[what][name])])), base);
  }
}

async function measure(browser, url, tag, size) {
  const context = await browser.createBrowserContext();
  const blank = await context.newPage();
  await blank.goto(url);
  await blank.waitForFunction(() => 'tick' in window);
  const opened = await blank.evaluate((tag, size) => window.open(tag, size), tag, size);
  const seconds = tag === 'plain-list' && size > sizes[0] ? 1 : ticks;
  await blank.evaluate((count) => window.tick(count), Math.min(3, seconds));
  const before = (await blank.metrics()).TaskDuration;
  await blank.evaluate((count) => window.tick(count), seconds);
  const tick = ((await blank.metrics()).TaskDuration - before) * 1000 / seconds;
  await context.close();
  return { ...opened, tick };
}
