/** The demo as a new user finds it: the real page, the embedded office, a customer who rings, real sound both ways. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startDemo } from '../../demo/server.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { consoleOf, hears, openAgent } from '../support/page.mjs';
import { until } from '../support/until.mjs';

const pitch = 660;
let browser;
let demo;
let page;

const state = (question) => page.evaluate(`(${question})(document.querySelector('cord-desk').desk?.state)`);
const becomes = (what, question) => until(what, () => state(`(state) => !!state && (${question})(state)`), { timeout: 15_000, seen: () => JSON.stringify(consoleOf(page).slice(-8)) });
const send = (command) => page.evaluate((asked) => document.querySelector('cord-desk').desk.send(asked), command);
const callId = () => state('(state) => state.calls.find((call) => call.status !== "ended")?.id');
const over = () => becomes('no call is left', '(state) => state.calls.every((call) => call.status === "ended")');

/** Presses a button of the phone by what it says, through shadow roots, as a person does: with the mouse. */
async function press(name) {
  const button = await page.locator(`cord-calls >>> ::-p-aria([name="${name}"][role="button"])`).setTimeout(8_000).waitHandle();
  await button.click();
}

/** Another page of the CRM. */
const go = (hash) => page.evaluate((to) => { location.hash = to; }, hash);

/** Loud for a moment: a voice goes up and down, so one quiet window proves nothing. */
const hearsSpeech = () => until('the agent hears a voice', () => state('(state) => state.audio.speakerLevel >= 3'), { timeout: 15_000 });
const customerHears = (call) => until('the customer hears the agent', () => Math.abs(call.heard().hz - pitch) < 15, { seen: () => JSON.stringify(call.heard()) });

async function answered(customer) {
  const call = demo.office.ringIn('1001', customer);
  await becomes('it rings', '(state) => state.calls.some((call) => call.status === "ringing")');
  await press('Answer');
  await call.answered;
  return call;
}

before(async () => {
  browser = await launchChromium();
  demo = await startDemo({ office: { customers: false } });
  page = await openAgent(browser, { url: demo.url, pitch });
  await becomes('registered', '(state) => state.line.status === "registered"');
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

describe('the demo', () => {
  test('a customer rings, is answered by a click, and the two hear each other', async () => {
    const call = await answered('Maria Lindqvist');
    assert.deepEqual(await state('({ calls: [call] }) => [call.peer.name, call.headers["x-customer-id"]]'), ['Maria Lindqvist', 'C-1001']);
    await hearsSpeech();
    await customerHears(call);
    await press('Hold');
    await becomes('held', '({ calls: [call] }) => call.status === "held"');
    await until('the customer hears the agent no more', () => Math.abs(call.heard().hz - pitch) > 15);
    await press('Resume');
    await customerHears(call);
    await press('End');
    await call.ended;
    await over();
  });

  test('the customer hangs up, gives up, and is declined', async () => {
    const talked = await answered('Tom Okafor');
    talked.hangUp();
    await becomes('ended by the customer', '(state) => state.calls.at(-1).end?.by === "peer"');
    const impatient = demo.office.ringIn('1001', 'Jean Moreau', { patience: 300 });
    await impatient.ended;
    await becomes('cancelled', '(state) => state.calls.at(-1).end?.cause === "cancelled"');
    const unwelcome = demo.office.ringIn('1001', 'Priya Raman');
    await becomes('it rings', '(state) => state.calls.some((call) => call.status === "ringing")');
    await press('Decline');
    await unwelcome.ended;
    assert.match(unwelcome.outcome, /486/);
  });

  test('the echo sends our own voice back, tones are read both ways, a greeting is heard', async () => {
    await go('#/');
    await page.locator('a[href="tel:600"]').click();
    await hears(page, pitch);
    await send({ type: 'hang-up', callId: await callId() });
    await over();
    await send({ type: 'dial', target: '302' });
    await hears(page, pitch); // It was sent on to the echo, within the same call.
    assert.deepEqual(await state('({ calls }) => calls.filter((call) => call.status === "active").map((call) => call.peer.number)'), ['302']);
    await send({ type: 'hang-up', callId: await callId() });
    await over();
    const before = demo.office.digits.length;
    await send({ type: 'dial', target: '602' });
    await becomes('answered', '(state) => state.calls.at(-1).status === "active"');
    await send({ type: 'send-tones', callId: await callId(), tones: '42' });
    await until('the office read 42', () => demo.office.digits.slice(before).map(({ digit }) => digit).join('') === '42', { timeout: 10_000 });
    await send({ type: 'hang-up', callId: await callId() });
    await page.locator('a[href="tel:601"]').click();
    await hearsSpeech();
    await send({ type: 'hang-up', callId: await callId() });
    await over();
  });

  test('a customer is transferred: blindly to the echo, and after asking a colleague', async () => {
    const blind = await answered('Walter Stone');
    assert.deepEqual((await send({ type: 'transfer', callId: await callId(), target: '600' })).ok, true);
    await over();
    assert.equal(blind.status, 'answered', 'the customer talks on, to the echo');
    blind.hangUp();

    const colleague = await openAgent(browser, { url: `${demo.url}?agent=1002`, pitch: 880 });
    const theirs = (question) => colleague.evaluate(`(${question})(document.querySelector('cord-desk').desk?.state)`);
    await until('the colleague is registered', () => theirs('(state) => state?.line.status === "registered"'));
    const attended = await answered('Maria Lindqvist');
    const first = await callId();
    await send({ type: 'consult', callId: first, target: '1002' });
    await until('the colleague is rung', () => theirs('(state) => state.calls.some((call) => call.status === "ringing")'));
    await colleague.evaluate(() => { const { desk } = document.querySelector('cord-desk'); return desk.send({ type: 'answer', callId: desk.state.calls.at(-1).id }); });
    await hears(page, 880);
    assert.ok((await send({ type: 'complete-transfer', callId: first })).ok);
    await until('the customer hears the colleague', () => Math.abs(attended.heard().hz - 880) < 15, { seen: () => JSON.stringify(attended.heard()) });
    await over();
    attended.hangUp();
    await colleague.browserContext().close();
  });

  test('a customer comes through the menu into the queue, is claimed by a click, and leaves work behind', async () => {
    await becomes('live', '({ centre, queues }) => centre.staleSince === undefined && queues.length === 3');
    await send({ type: 'set-status', status: 'away', reason: 'Break' });
    const call = demo.office.callIn('Priya Raman');
    await becomes('she waits', '({ queues }) => queues.some(({ id, waiting }) => waiting.some(({ name, path }) => name === "Priya Raman" && path.length > 0))');
    await go('#/queue');
    const claim = await page.locator('cord-call-queue >>> [part~="claim"]').setTimeout(8_000).waitHandle();
    await claim.hover();
    await claim.click();
    await press('Answer');
    await becomes('talking', '({ calls }) => calls.some(({ status, peer }) => status === "active" && peer.name === "Priya Raman")');
    await hearsSpeech();
    await send({ type: 'set-status', status: 'ready' });
    await press('End');
    await becomes('after-call work', '({ agent }) => agent.status === "after-call-work"');
    await becomes('the queues know', '({ queues, centre }) => queues.every(({ members }) => members.find(({ agent }) => agent === centre.agent).status === "after-call-work")');
    await send({ type: 'set-status', status: 'ready' });
    await becomes('ready', '({ agent, queues, centre }) => agent.status === "ready" && queues.every(({ members }) => members.find(({ agent }) => agent === centre.agent).status === "ready")');
    await call.ended;
    await over();
  });

  test('the office stops and starts: the same page takes the next call', async () => {
    const { port } = new URL(demo.url);
    await demo.stop();
    await becomes('the line tells that it is down', '(state) => state.line.status === "connecting" && state.line.problem?.code === "unreachable"');
    demo = await startDemo({ port: Number(port), office: { customers: false } });
    await until('registered again', () => state('(state) => state.line.status === "registered"'), { timeout: 20_000 });
    const call = await answered('Tom Okafor');
    await customerHears(call);
    await press('End');
    await call.ended;
  });

  test('a page as strict as this one has nothing to complain of', () => {
    const complaints = consoleOf(page).filter((line) => /Content.Security|TrustedHTML|TrustedScript|uncaught/i.test(line));
    assert.deepEqual(complaints, []);
  });
});
