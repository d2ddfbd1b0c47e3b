// The whole way of a screen pop: a real queue, the header fields that its PBX adds, a CRM over HTTP, and a page with the script tag under a strict policy.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { openCrm } from '../../demo/crm-server/crm.mjs';
import { reasonToSkip, startAsterisk } from '../support/asterisk/asterisk.mjs';
import { openBarePhone } from '../support/bare-phone.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { consoleOf, hears } from '../support/page.mjs';
import { until } from '../support/until.mjs';
import { openBuilt, partText, serveBuilt } from './built-page.mjs';
import { allIdle } from './desk-page.mjs';

let skip = false;
const pbx = await startAsterisk().catch((error) => void (skip = reasonToSkip(error)));
after(() => pbx?.stop());

const elements = '<cord-screen-pop></cord-screen-pop><cord-calls></cord-calls>';

describe('a screen pop', { skip, timeout: 180_000 }, () => {
  let browser, site, crm, asked, one, two, caller;

  before(async () => {
    crm = openCrm();
    asked = [];
    const credentials = (user) => ({ password: `pw-${user}` });
    [browser, site] = await Promise.all([launchChromium(), serveBuilt({
      '/credentials/1001': credentials('1001'), '/credentials/1002': credentials('1002'),
      '/api/crm/*': (request, response) => { asked.push(`${request.method} ${request.url}`); crm.handle(request, response); },
    })]);
    const open = (user, name, pitch) => openBuilt(browser, site, pbx, user, { attributes: `credentials="/credentials/${user}" display-name="${name}" crm="/api/crm" region="US"`, elements, pitch });
    [one, two, caller] = await Promise.all([open('1001', 'Ada Byron', 440), open('1002', 'Grace Murray', 660), openBarePhone(browser, pbx, '2001', { pitch: 880 })]);
    await Promise.all([one.line('registered'), two.line('registered')]);
  });
  afterEach(async () => {
    await Promise.all(['support', 'sales'].map((Queue) => pbx.ami.action('QueueRemove', { Queue, Interface: 'PJSIP/1001' }).catch(() => {}))); // It may be in neither.
    await allIdle(pbx, [one, two, caller]);
  });
  after(async () => {
    await Promise.all([browser?.close(), site?.close()]);
    crm?.stop();
  });

  const shown = ({ page }, part) => partText(page, 'cord-screen-pop', part);
  const shows = (desk, part, pattern) => until(`${desk.user}: ${part} shows ${pattern}`, async () => pattern.test((await shown(desk, part)) ?? ''), { timeout: 10_000, seen: async () => [await shown(desk, part), await desk.state(({ pops }) => pops)] });
  const pop = (desk, callId) => desk.until('a pop', ({ pops }, id) => pops.find((one) => one.callId === id && one.popped), callId);
  /** Somebody waits in a queue, and the first desk is rung for it. */
  async function queued(extension, queue, headers) {
    await caller.dial(extension, headers);
    await pbx.ami.action('QueueAdd', { Queue: queue, Interface: 'PJSIP/1001' });
    return one.rings();
  }

  test('who waits in a queue and is known by their id is shown as it rings, and why they call', async () => {
    const callId = await queued('500', 'support', ['X-Customer-Id: C-1001']);
    const { status, source, matches: [customer] } = await pop(one, callId);
    assert.deepEqual([status, source, customer.id, customer.name], ['known', 'header', 'C-1001', 'Maria Lindqvist']);
    await Promise.all([shows(one, 'name', /^Maria Lindqvist$/), shows(one, 'company', /Lindqvist Bakery/), shows(one, 'tier', /Gold/), shows(one, 'fact', /Queue ?support/), shows(one, 'timeline', /\S/)]);
    assert.equal((await one.call(callId)).status, 'ringing');
    assert.equal(await one.state(({ wrapUps }, id) => wrapUps.open.find((paper) => paper.callId === id).record.queue, callId), 'support');
  });

  test('the other queue says so; a customer nobody knows is a number', async () => {
    const callId = await queued('501', 'sales', ['X-Customer-Id: C-0000']);
    assert.equal((await pop(one, callId)).status, 'unknown');
    await Promise.all([shows(one, 'number', /2001/), shows(one, 'fact', /Queue ?sales/)]);
    assert.ok(asked.includes('GET /api/crm/contacts/C-0000') && asked.some((one) => one.startsWith('GET /api/crm/contacts?phone=')), asked.join());
  });

  test('a colleague who is asked sees the customer, and what was written, before they answer; and still after', async () => {
    const callId = await queued('500', 'support', ['X-Customer-Id: C-1001']);
    await one.ok({ type: 'answer', callId });
    await one.becomes(callId, 'active');
    await hears(one.page, 880);
    await one.ok({ type: 'change-wrap-up', callId, answers: { notes: 'Wants <b>two</b> cakes.' } });
    const { callId: consultation } = await one.ok({ type: 'consult', callId, target: '1002' });
    const theirs = await two.rings();
    await Promise.all([shows(two, 'name', /^Maria Lindqvist$/), shows(two, 'handover', /^From Ada Byron.*Wants <b>two<\/b> cakes\.$/)]);
    await two.ok({ type: 'answer', callId: theirs });
    await one.becomes(consultation, 'active');
    await hears(two.page, 440);
    await one.ok({ type: 'complete-transfer', callId });
    await two.until('the customer is at the other end', ({ calls }, id) => calls.find((call) => call.id === id).peer.number === '2001', theirs);
    await Promise.all([hears(two.page, 880), shows(two, 'name', /^Maria Lindqvist$/), shows(two, 'handover', /two<\/b> cakes/)]);
  });

  test('nothing failed, and nothing that the policy forbids was tried', () => {
    // Browsers write down each 404, by which the CRM says that it knows nobody.
    for (const { page } of [one, two]) assert.deepEqual(consoleOf(page).filter((line) => /^(?:error|uncaught)/.test(line) && !/status of 404/.test(line)), []);
  });
});
