// The whole way: a real queue of a real PBX, its manager interface, the bridge as a process, and two agents' pages with the script tag.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { startBridge } from '../bridge/bridge-process.mjs';
import { reasonToSkip, startAsterisk } from '../support/asterisk/asterisk.mjs';
import { callQueue, giveUp, queueOfBoard, queueOfPbx } from '../support/asterisk/queue-figures.mjs';
import { openBarePhone } from '../support/bare-phone.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { consoleOf, hears } from '../support/page.mjs';
import { until } from '../support/until.mjs';
import { openBuilt, serveBuilt } from './built-page.mjs';
import { allIdle } from './desk-page.mjs';
import { tokenFor } from './centre-token.mjs';

let skip = false;
const pbx = await startAsterisk().catch((error) => void (skip = reasonToSkip(error)));
after(() => pbx?.stop());

const elements = '<cord-agent-status></cord-agent-status><cord-call-queue queue="support"></cord-call-queue><cord-calls></cord-calls>';

describe('a queue in two pages', { skip, timeout: 240_000 }, () => {
  let browser, site, bridge, one, two, customer;

  before(async () => {
    const credentials = (user) => async (_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ password: `pw-${user}`, centreToken: await tokenFor(user) }));
    };
    [browser, site] = await Promise.all([launchChromium(), serveBuilt({ '/credentials/1001': credentials('1001'), '/credentials/1002': credentials('1002') })]);
    bridge = await startBridge({ amiPort: pbx.amiPort, settings: { origins: [new URL(site.url).origin] } });
    const open = (user, pitch) => openBuilt(browser, site, pbx, user, { attributes: `credentials="/credentials/${user}" centre="${bridge.url}"`, elements, pitch });
    [one, two, customer] = await Promise.all([open('1001', 440), open('1002', 660), openBarePhone(browser, pbx, '2001', { pitch: 880 })]);
    await Promise.all([one.line('registered'), two.line('registered'), live(one), live(two)]);
  });
  after(() => Promise.all([browser?.close(), site?.close(), bridge?.stop()]));

  const live = (desk) => desk.until('a live board', ({ centre, queues }) => centre.status === 'connected' && centre.staleSince === undefined && queues.length > 0);
  const both = [() => one, () => two];

  /** What a person sees in the queue: callers in order, agents with what they do. */
  const board = ({ page }) => page.evaluate(() => {
    const root = document.querySelector('cord-call-queue').shadowRoot;
    const text = (part, inside = root) => inside.querySelector(`[part~="${part}"]`)?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    const all = (part) => [...root.querySelectorAll(`[part~="${part}"]`)];
    return {
      callers: all('row').map((row) => text('caller', row).split(' ')[0]),
      agents: Object.fromEntries(all('member').map((row) => [text('agent', row), text('state', row)])),
      figures: all('value').map((one) => one.textContent.trim()),
      totals: all('total').map((one) => one.textContent.trim()),
      standing: text('standing'),
    };
  });
  const shows = (desk, what, look) => until(`${desk.user} sees ${what}`, async () => { const seen = await board(desk); return look(seen) && seen; }, { timeout: 20_000, seen: () => Promise.all([board(desk), pbx.cli('queue show support')]) });
  const bothShow = (what, look) => Promise.all(both.map((desk) => shows(desk(), what, look)));
  const callersAre = (...names) => bothShow(`callers ${names}`, ({ callers }) => callers.join() === names.join());
  const agentIs = (agent, pattern) => bothShow(`${agent} ${pattern}`, ({ agents }) => pattern.test(agents[agent] ?? ''));
  const click = (desk, inside, part) => desk.page.locator(`${inside} >>> [part~="${part}"]`).click();

  const calls = (name, number) => callQueue(pbx, '500', name, number);
  const hangsUp = (name) => giveUp(pbx, 'support', name);

  /** The board is what the PBX itself says, figures and all. */
  async function equalsPbx(desk) {
    const [shown, expected] = [() => desk.state(queueOfBoard, 'support'), () => queueOfPbx(pbx, 'support')];
    await until(`${desk.user}: the board is what the PBX says`, async () => isDeepStrictEqual(await shown(), await expected()), { timeout: 15_000, every: 200, seen: async () => [await shown(), await expected()] });
  }

  test('who joins is seen at once, in order, by both', async () => {
    await calls('Maria', '+12125550142');
    await callersAre('Maria');
    await calls('Tom', '+442079460118');
    await callersAre('Maria', 'Tom');
    await customer.dial('500');
    await callersAre('Maria', 'Tom', 'Caller');
    await equalsPbx(one);
  });

  test('a claim brings exactly that caller, with their voice, and the others keep their places', async () => {
    await two.page.evaluate(() => {
      const rows = [...document.querySelector('cord-call-queue').shadowRoot.querySelectorAll('[part~="row"]')];
      rows.find((row) => row.textContent.includes('Caller')).querySelector('[part~="claim"]').click();
    });
    const callId = await two.answers();
    await Promise.all([hears(two.page, 880), callersAre('Maria', 'Tom')]);
    await two.ok({ type: 'hang-up', callId });
    await equalsPbx(two);
  });

  test('who joins the queue gets the first who came; all see it ring, not answered, ring again, talk and done', async () => {
    await click(one, 'cord-call-queue', 'join');
    const declined = await one.rings();
    await agentIs('1001', /ringing/i);
    const { peer } = await one.call(declined);
    assert.equal(peer.name, 'Maria');
    await one.ok({ type: 'reject', callId: declined });
    await agentIs('1001', /missed/i);
    const taken = await one.answers();
    await Promise.all([agentIs('1001', /call/i), callersAre('Tom')]);
    await one.until('busy', ({ agent }) => agent.status === 'busy');
    // Paused during the call: they go away after it, and Tom goes on waiting.
    await one.ok({ type: 'set-status', status: 'away', reason: 'Lunch' });
    await agentIs('1001', /then .*lunch/i);
    await one.ok({ type: 'hang-up', callId: taken });
    await Promise.all([agentIs('1001', /^(?!.*then).*lunch/i), callersAre('Tom')]);
    await one.until('away', ({ agent }) => agent.status === 'away' && agent.reason === 'Lunch');
    await equalsPbx(two);
  });

  test('who gives up is counted as lost', async () => {
    await hangsUp('Tom');
    await callersAre();
    await Promise.all([equalsPbx(one), equalsPbx(two)]);
    // Asterisk counts whoever leaves without an answer: Tom, and the one who was claimed. Its log tells them apart: ABANDON, WITHDRAW.
    assert.match(await pbx.cli('queue show support'), /C:1, A:2/);
    await bothShow('the same', ({ totals }) => ['Answered1', 'Abandoned2'].every((total) => totals.map((one) => one.replace(/\s/g, '')).includes(total)));
  });

  test('a pause from elsewhere is heeded by the desk it is for', async () => {
    await pbx.ami.action('QueuePause', { Interface: 'PJSIP/1001', Paused: 'false' });
    await one.until('ready', ({ agent }) => agent.status === 'ready');
    await pbx.ami.action('QueuePause', { Interface: 'PJSIP/1001', Paused: 'true', Reason: 'Coaching' });
    await one.until('away for coaching', ({ agent }) => agent.status === 'away' && agent.reason === 'Coaching');
    await agentIs('1001', /coaching/i);
  });

  test('the bridge is killed and comes back: meanwhile the board says that it is not live, then it is right', async () => {
    await bridge.restart('SIGKILL', async () => {
      await bothShow('that it is not live', ({ standing }) => /not live/i.test(standing));
      await calls('Jean', '+13125550167');
    });
    await Promise.all([live(one), live(two), callersAre('Jean')]);
    await agentIs('1001', /coaching/i);
    await Promise.all([equalsPbx(one), equalsPbx(two)]);
    await hangsUp('Jean');
    await callersAre();
  });

  test('the PBX restarts: members are as they were, phones register, calls come', async () => {
    await pbx.restart();
    for (const desk of [one, two]) await desk.send({ type: 'connect' }); // By itself each comes back in a seat of its own, up to 20 s later.
    await Promise.all([one.line('registered'), two.line('registered'), live(one), live(two)]);
    await agentIs('1001', /coaching/i);
    await one.ok({ type: 'set-status', status: 'ready' });
    await calls('Priya', '+442079460731');
    const callId = await one.answers();
    await agentIs('1001', /call/i);
    await one.ok({ type: 'hang-up', callId });
    await Promise.all([equalsPbx(one), equalsPbx(two)]);
  });

  test('a reload keeps the status, the time in it and the shift', async () => {
    await one.ok({ type: 'set-status', status: 'away', reason: 'Lunch' });
    const facts = ({ agent: { status, reason, since, shift } }) => ({ status, reason, since, startedAt: shift.startedAt, busy: shift.sums.busy });
    const before = await one.state(facts);
    assert.ok(before.busy > 0, 'they have talked');
    await one.page.reload();
    await until('a desk', () => one.page.evaluate(() => 'desk' in window), { timeout: 10_000 });
    await Promise.all([one.line('registered'), live(one)]);
    await one.until('the status from before', ({ agent }, since) => agent.since === since, before.since);
    assert.deepEqual(await one.state(facts), before);
    await equalsPbx(one);
  });

  test('nothing was written to the console but the connections that were cut', async () => {
    await allIdle(pbx, [one, two, customer]);
    for (const { page } of [one, two]) assert.deepEqual(consoleOf(page).filter((line) => !/WebSocket connection to/.test(line)), []);
  });
});
