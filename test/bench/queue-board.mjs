import { launchChromium } from '../support/browsers.mjs';
import { serve } from '../support/serve.mjs';
import { bundleSource } from './queue-page.mjs';
import { median, table } from './table.mjs';

const rounds = 5;
const seconds = 8;

/** A thousand agents, of whom one changes every 5 ms; and two boards that show them. */
const page = `
  import './src/define/desk.js';
  import './src/define/call-queue.js';
  import { createSim } from './src/sim/index.js';
  import { agent, support } from './stories/queues-on-sim.js';

  const members = Array.from({ length: 1_000 }, (_, index) => agent(String(1000 + index), 'Agent ' + index, 'ready', index));
  const statuses = ['ready', 'ringing', 'on-call', 'after-call-work', 'away'];
  window.longTasks = 0;
  new PerformanceObserver((list) => { window.longTasks += list.getEntries().length; }).observe({ type: 'longtask' });

  /** What cannot be undercut: a node for each fact, of those who changed, ten times a second. It shows no times, for they would go on. */
  function rawBoard(desk) {
    const list = document.body.appendChild(document.createElement('div'));
    list.style.cssText = 'height: 400px; overflow: auto; contain: strict; font: 13px sans-serif';
    const known = new Map();
    const cells = new Map();
    const show = (member) => {
      const [status, answered] = cells.get(member.agent);
      status.data = member.status;
      answered.data = member.answered;
      known.set(member.agent, member);
    };
    for (const member of desk.state.queues[0].members) {
      const row = list.appendChild(document.createElement('div'));
      row.style.cssText = 'height: 48px; contain: strict; border-top: 1px solid #ddd';
      cells.set(member.agent, ['', '', ''].map((text, index) => row.appendChild(document.createElement('div')).appendChild(new Text(index ? text : member.name))).slice(1));
      show(member);
    }
    let due = false;
    desk.subscribe(() => {
      if (due) return;
      due = true;
      setTimeout(() => {
        due = false;
        for (const member of desk.state.queues[0].members) if (known.get(member.agent) !== member) show(member);
      }, 100);
    });
  }

  window.open = async (board) => {
    const sim = await createSim({ centre: { queues: [{ ...support(), members }] } });
    document.body.append(Object.assign(document.createElement('cord-desk'), { desk: sim.desk }));
    if (board === 'raw') rawBoard(sim.desk);
    if (board === 'cordboard') document.body.append(document.createElement('cord-call-queue'));
    let changes = 0;
    setInterval(() => {
      const member = members[(changes * 37) % members.length];
      sim.centre.change({ type: 'member', queueId: 'support', member: { ...member, status: statuses[++changes % statuses.length], since: Date.now(), answered: changes } });
    }, 5);
    window.changes = () => changes;
  };`;

const boards = { 'nobody looks': 'none', 'raw DOM, no times': 'raw', 'cordboard': 'cordboard' };

/** What a board of 1,000 agents takes of the main thread while 200 of them change in each second. */
export default async function queueBoard() {
  const [code, browser] = await Promise.all([bundleSource(page), launchChromium()]);
  const site = await serve({ routes: { '/page.js': code, '/': '<!doctype html><meta charset="utf-8"><body><script type="module" src="/page.js"></script>' } });
  const taken = {};
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 ? Object.keys(boards).toReversed() : Object.keys(boards)) {
      for (const [what, value] of Object.entries(await measure(browser, site.url, boards[name]))) ((taken[what] ??= {})[name] ??= []).push(value);
    }
  }
  await browser.close();
  await site.close();
  for (const [what, unit] of Object.entries({ 'changes': 'a second', 'main thread': 'ms a second', 'scripts': 'ms a second', 'style and layout': 'ms a second' })) {
    table(`queue board: ${what}`, `${unit}, median`, Object.fromEntries(Object.keys(boards).map((name) => [name, median(taken[what][name])])), 'raw DOM, no times');
  }
  console.log(`  tasks longer than 50 ms in ${rounds * seconds} s: ${Object.keys(boards).map((name) => `${name} ${taken['tasks longer than 50 ms'][name].reduce((sum, count) => sum + count, 0)}`).join(', ')}`);
}

async function measure(browser, url, board) {
  const context = await browser.createBrowserContext();
  const blank = await context.newPage();
  await blank.goto(url);
  await blank.waitForFunction(() => 'open' in window && 'longTasks' in window);
  await blank.evaluate((which) => window.open(which), board);
  await new Promise((over) => setTimeout(over, 1_500)); // what is compiled and drawn once
  const sample = async () => ({ ...(await blank.metrics()), ...(await blank.evaluate(() => ({ changes: window.changes(), longTasks: window.longTasks }))) });
  const before = await sample();
  await new Promise((over) => setTimeout(over, seconds * 1000));
  const after = await sample();
  await context.close();
  const passed = after.Timestamp - before.Timestamp;
  const rate = (...names) => names.reduce((sum, name) => sum + after[name] - before[name], 0) * 1000 / passed;
  return {
    'changes': rate('changes') / 1000,
    'main thread': rate('TaskDuration'),
    'scripts': rate('ScriptDuration'),
    'style and layout': rate('LayoutDuration', 'RecalcStyleDuration'),
    'tasks longer than 50 ms': after.longTasks - before.longTasks,
  };
}
