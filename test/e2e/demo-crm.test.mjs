/** The demo's CRM as an agent works with it: cards, notes, wrap-ups that arrive whatever the CRM does, callbacks, colleagues. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startDemo } from '../../demo/server.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { consoleOf, openAgent } from '../support/page.mjs';
import { until } from '../support/until.mjs';

let browser;
let demo;
let ada;

const patience = { timeout: 20_000 };

/** What one agent sees and does. */
async function agentAt(path = '') {
  const page = await openAgent(browser, { url: `${demo.url}${path}` });
  await page.setViewport({ width: 1280, height: 900 });
  const state = (question) => page.evaluate(`(${question})(document.querySelector('cord-desk').desk?.state)`);
  const find = (selector) => page.locator(selector).setTimeout(10_000).waitHandle();
  const agent = {
    page, state, find,
    becomes: (what, question) => until(what, () => state(`(state) => !!state && (${question})(state)`), { ...patience, seen: () => JSON.stringify(consoleOf(page).slice(-5)) }),
    send: (command) => page.evaluate((asked) => document.querySelector('cord-desk').desk.send(asked), command),
    go: (hash) => page.evaluate((to) => { location.hash = to; }, hash),
    press: async (host, name) => (await find(`${host} >>> ::-p-aria([name="${name}"][role="button"])`)).click(),
    /** The text of the main area, or of one thing in it. */
    text: (selector = 'main') => page.$eval(selector, (element) => element.textContent).catch(() => ''),
    reads: (what, selector, pattern) => until(what, async () => pattern.test(await agent.text(selector)), { ...patience, seen: () => agent.text() }),
    insideOf: (host) => page.$eval(host, (element) => element.shadowRoot.textContent),
  };
  await agent.becomes('registered', '({ line }) => line.status === "registered"');
  return agent;
}

async function talkTo(agent, customer, user = '1001') {
  const call = demo.office.ringIn(user, customer);
  await agent.press('cord-calls', 'Answer');
  await call.answered;
  return call;
}

async function note(agent, text) {
  await (await agent.find('cord-wrap-up >>> textarea')).type(text);
  await agent.becomes('the note is taken', `({ wrapUps }) => wrapUps.open.some(({ record }) => JSON.stringify(record.answers).includes(${JSON.stringify(text)}))`);
}

async function save(agent) {
  await agent.becomes('the paper is to be finished', '({ wrapUps }) => wrapUps.open.some(({ status }) => status === "due")');
  await (await agent.find('cord-wrap-up >>> [part~=chip]')).click();
  await agent.press('cord-wrap-up', 'Save');
  await agent.becomes('it is saved', '({ wrapUps, agent }) => wrapUps.open.length === 0 && agent.status === "ready"');
}

const interactions = () => [...demo.crm.store.interactions.values()];
const logged = (notes) => interactions().filter((one) => one.notes === notes);

before(async () => {
  browser = await launchChromium();
  demo = await startDemo({ office: { customers: false } });
  ada = await agentAt();
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

describe('the demo CRM', () => {
  test('lists customers, finds one, and opens the page that an address names', async () => {
    await ada.reads('the customers are there', 'tbody', /Maria Lindqvist.*Walter Stone/s);
    await ada.page.type('input[type=search]', '2079460731');
    await ada.reads('one is found', 'tbody', /^Priya Raman/);
    await ada.page.click('tbody a[href^="#/customers"]');
    await ada.reads('her page', 'h1', /Priya Raman/);
    await ada.page.goto(`${demo.url}?customer=C-1002`);
    await ada.reads('Tom’s page', 'h1', /Tom Okafor/);
    await ada.becomes('registered', '({ line }) => line.status === "registered"');
  });

  test('a call comes with its customer, is noted and wrapped up, and is on the customer’s page at once', async () => {
    const call = demo.office.ringIn('1001', 'Maria Lindqvist');
    await ada.reads('her page opens by itself', 'h1', /Maria Lindqvist/);
    await ada.becomes('her card is filled in', '({ pops: [pop] }) => pop?.status === "known" && pop.timeline.length > 3');
    assert.match(await ada.insideOf('cord-screen-pop'), /Lindqvist Bakery/);
    await ada.press('cord-calls', 'Answer');
    await call.answered;
    await note(ada, 'Four bags came. Her baker: +1 415-555-0109');
    await ada.press('cord-calls', 'End');
    await save(ada);
    await ada.reads('it is on her page', '.timeline li.new', /Four bags came.*Ada Byron/s);
    const [entry, ...others] = logged('Four bags came. Her baker: +1 415-555-0109');
    assert.deepEqual([entry.customerId, entry.outcome, entry.direction, others.length], ['C-1001', 'talked', 'incoming', 0]);
  });

  test('a number in the note dials by a click, and the customer answers', async () => {
    await ada.reads('the note is there', '.timeline .detail', /415-555-0109/);
    await until('its number is painted', () => ada.page.evaluate(() => (CSS.highlights.get('cord-number')?.size ?? 0) > 0), patience);
    const [x, y] = await ada.page.evaluate(() => {
      const [found] = CSS.highlights.get('cord-number');
      const range = document.createRange();
      range.setStart(found.startContainer, found.startOffset);
      range.setEnd(found.endContainer, found.endOffset);
      found.startContainer.parentElement.scrollIntoView();
      const { left, top, width, height } = range.getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    });
    await ada.page.mouse.click(x, y);
    await ada.becomes('they talk', '({ calls }) => calls.some(({ status, peer }) => status === "active" && peer.number === "+14155550109")');
    await ada.press('cord-calls', 'End');
    await save(ada);
  });

  test('a callback is dialled from the list', async () => {
    await ada.go('#/callbacks');
    await ada.reads('it is due', 'main', /Due today.*Tell her when the technician comes/s);
    await (await ada.find('[data-cord-dial="+442079460731"]')).click();
    await ada.becomes('Priya answers', '({ calls }) => calls.some(({ status, direction }) => status === "active" && direction === "outgoing")');
    await ada.reads('her page opens', 'h1', /Priya Raman/);
    await ada.press('cord-calls', 'End');
    await save(ada);
  });

  test('while the CRM is down a wrap-up is saved here; when it is back it arrives, once', async () => {
    await ada.page.click('#make-trouble');
    await ada.page.click('input[value=down]');
    await ada.reads('the page says so', '#make-trouble', /CRM: it is down/);
    await ada.page.keyboard.press('Escape');
    await talkTo(ada, 'Maria Lindqvist');
    await note(ada, 'While the CRM was away');
    await ada.press('cord-calls', 'End');
    await save(ada);
    await ada.becomes('it waits here, and says why', '({ records }) => records.deliveries.some(({ status, problem }) => status === "waiting" && problem?.code === "crm-unreachable")');
    assert.equal(logged('While the CRM was away').length, 0);
    await ada.go('#/customers/C-1001');
    await ada.page.click('#make-trouble');
    await ada.page.click('input[value=ok]');
    await ada.page.keyboard.press('Escape');
    await ada.reads('it is on her page', '.timeline', /While the CRM was away/);
    await ada.becomes('nothing waits any more', '({ records }) => records.deliveries.every(({ status }) => status !== "waiting")');
    assert.equal(logged('While the CRM was away').length, 1);
  });

  test('somebody whom the CRM does not know becomes a customer, and the call theirs', async () => {
    const { contacts } = demo.crm.store;
    contacts.splice(contacts.findIndex(({ id }) => id === 'C-1005'), 1);
    await ada.send({ type: 'erase-customer', customerId: 'C-1005' }); // nor does this computer
    const call = await talkTo(ada, 'Walter Stone');
    await ada.reads('a form opens', 'h1', /New customer/);
    await ada.page.locator('[name=name]').fill('Walter Stone jun.');
    await ada.page.type('[name=company]', 'Stone & Son');
    await ada.page.click('form .call');
    await ada.reads('he has a page', 'h1', /Walter Stone jun\./);
    call.hangUp();
    await save(ada);
    const created = contacts.find(({ name }) => name === 'Walter Stone jun.');
    await until('the call is his', () => interactions().some(({ customerId }) => customerId === created.id), patience);
  });

  test('a colleague gets the customer with the notes, and sees live what is logged', async () => {
    const grace = await agentAt('?agent=1002');
    await talkTo(ada, 'Jean Moreau');
    await note(ada, 'The belt is worn through');
    const id = await ada.state('({ calls }) => calls.find(({ status }) => status === "active").id');
    const passedOn = ada.send({ type: 'transfer', callId: id, target: '1002' }); // done when she has answered
    await grace.becomes('the notes came along', '({ pops: [pop] }) => pop?.handover?.notes === "The belt is worn through"');
    await grace.reads('his page opens', 'h1', /Jean Moreau/);
    await grace.press('cord-calls', 'Answer');
    assert.deepEqual(await passedOn, { ok: true, callId: id });
    await save(ada);
    await grace.reads('what Ada saved is there', '.timeline', /The belt is worn through.*Ada Byron/s);
    await grace.press('cord-calls', 'End');
    await save(grace);
    await grace.page.browserContext().close();
  });

  test('the calls are in the history, and nothing on the page was refused by its own policy', async () => {
    await ada.go('#/calls');
    await until('they are listed', async () => /Walter Stone jun\./.test(await ada.insideOf('cord-call-history')), patience);
    assert.deepEqual(consoleOf(ada.page).filter((line) => /Content.Security|TrustedHTML|TrustedScript|uncaught/i.test(line)), []);
  });
});
