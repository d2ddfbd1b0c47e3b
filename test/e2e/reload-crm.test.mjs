// A classic CRM, every click of which loads another document: the call, its notes and its customer go along, and the page that is closed for good asks.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { startDemo } from '../../demo/server.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { consoleOf, hears, openAgent } from '../support/page.mjs';
import { until } from '../support/until.mjs';

const patience = { timeout: 20_000 };
const pitch = 440;

describe('a CRM of many pages', { timeout: 120_000 }, () => {
  let browser, demo, page;

  const state = (question, ...args) => page.evaluate(`(${question})(document.querySelector('cord-desk')?.desk?.state, ...${JSON.stringify(args)})`).catch(() => undefined); // It may be loading.
  const becomes = (what, question, ...args) => until(what, () => state(`(state, ...args) => !!state && (${question})(state, ...args)`, ...args), { ...patience, seen: async () => JSON.stringify([await state('(state) => state'), consoleOf(page).slice(-5)]) });
  const send = (command) => page.evaluate((asked) => document.querySelector('cord-desk').desk.send(asked), command);
  const callsIn = () => demo.office.calls().length;
  const goesOn = (callId) => becomes('the call goes on', '({ calls }, id) => calls.some((call) => call.id === id && call.status === "active" && !call.recovering)', callId);
  const registered = () => becomes('registered', '({ line }) => line.status === "registered"');
  const talking = '({ calls }) => calls.find(({ status }) => status === "active")';

  before(async () => {
    [browser, demo] = await Promise.all([launchChromium(), startDemo({ office: { customers: false } })]);
    page = await openAgent(browser, { url: demo.url, pitch });
    await page.evaluate(() => localStorage.setItem('harbour-pages', 'documents'));
    await page.goto(demo.url);
    await registered();
  });
  afterEach(async () => {
    const { id } = await state(talking) ?? {};
    if (id) await send({ type: 'hang-up', callId: id });
    await becomes('no call', '({ calls }) => calls.every(({ status }) => status === "ended")');
  });
  after(async () => {
    await browser?.close();
    await demo?.stop();
  });

  test('ten pages in one call: both directions on each of them', async (t) => {
    const { callId } = await send({ type: 'dial', target: '600' });
    await hears(page, pitch); // The echo.
    const { startedAt } = await state(talking);
    const took = [];
    for (const link of ['#/queue', '#/callbacks', '#/calls', '#/', '#/queue', '#/calls', '#/callbacks', '#/', '#/queue', '#/']) {
      const loaded = page.waitForNavigation({ waitUntil: 'load' });
      await page.evaluate((href) => document.querySelector(`a[href="${href}"]`).click(), link);
      await until('another document', () => new URL(page.url()).pathname === link.slice(1), patience);
      await loaded;
      const since = performance.now();
      await goesOn(callId);
      await hears(page, pitch);
      took.push(Math.round(performance.now() - since));
    }
    t.diagnostic(`heard again after ${took.join(', ')} ms`);
    assert.equal((await state(talking)).startedAt, startedAt);
    assert.equal(callsIn(), 1, 'one leg, and no other that was left behind');
  });

  test('the notes and the customer go along, and the CRM gets one record', async () => {
    const call = demo.office.ringIn('1001', 'Maria Lindqvist');
    await until('her page opens by itself, another document', () => new URL(page.url()).pathname.startsWith('/customers/'), patience);
    await becomes('it rings there', '({ calls }) => calls.some(({ status, recovering }) => status === "ringing" && !recovering)');
    const { id } = await state('({ calls }) => calls.find(({ status }) => status === "ringing")');
    await send({ type: 'answer', callId: id });
    await call.answered;
    await becomes('her card is filled in', '({ pops: [pop] }) => pop?.status === "known"');
    await send({ type: 'change-wrap-up', callId: id, answers: { notes: 'Four bags came' } });
    await becomes('they are safe', '({ wrapUps }, id) => wrapUps.open.some(({ callId, keptAt }) => callId === id && keptAt)', id);
    await page.reload();
    await goesOn(id);
    await until('she hears the agent', () => Math.abs(call.heard().hz - pitch) < 15, { ...patience, seen: () => JSON.stringify(call.heard()) });
    await becomes('her card is there', '({ pops }, id) => pops.some(({ callId, status, popped }) => callId === id && status === "known" && popped)', id);
    await becomes('the notes are there', '({ wrapUps: { open } }, id) => open.filter(({ callId, record }) => callId === id && record.answers.notes === "Four bags came").length === 1', id);
    await send({ type: 'hang-up', callId: id });
    await call.ended;
    await becomes('the paper is to be finished', '({ wrapUps: { open } }, id) => open.some(({ callId, status }) => callId === id && status === "due")', id);
    await send({ type: 'change-wrap-up', callId: id, answers: { disposition: 'resolved' } });
    await send({ type: 'save-wrap-up', callId: id });
    await until('the CRM has it', () => [...demo.crm.store.interactions.values()].some(({ notes }) => notes === 'Four bags came'), { ...patience, seen: () => state('({ wrapUps }) => wrapUps.open') });
    assert.equal([...demo.crm.store.interactions.values()].filter(({ number }) => number === '+12125550142').length, 1);
  });
});
