// The bridge as a process of its own, on a real Asterisk: what a page is shown is what the PBX has, whatever happens to either.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { startBridge } from '../bridge/bridge-process.mjs';
import { reasonToSkip, startAsterisk } from '../support/asterisk/asterisk.mjs';
import { openBarePhone } from '../support/bare-phone.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { until } from '../support/until.mjs';

/** Customers, made by AMI: what the IVR would have written on them, then into the queue that is meant. */
const callers = `
[callers]
exten => _X.,1,Set(CALLERID(num)=+1555\${EXTEN})
 same => n,Set(CALLERID(name)=Customer \${EXTEN})
 same => n,Set(CORDBOARD_REASONS=vip,region:North)
 same => n,Set(CORDBOARD_PATH=Support>Billing)
 same => n,Goto(office,500,1)
`;

let skip = false;
const pbx = await startAsterisk({ conf: { 'extensions.conf': callers } }).catch((error) => void (skip = reasonToSkip(error)));
after(() => pbx?.stop());

describe('the bridge', { skip, timeout: 240_000 }, () => {
  let bridge, browser, one, two, page;

  const board = () => page.board.find(({ id }) => id === 'support');
  const line = (queue) => queue.waiting.map(({ number }) => number).join(' ');
  const member = (queue, agent = '1001') => queue.members.find((found) => found.agent === agent);
  const shows = (what, look) => page.shows(what, (queues) => look(queues.find(({ id }) => id === 'support')));
  const memberIs = (status, agent = '1001') => shows(`${agent} ${status}`, (queue) => member(queue, agent)?.status === status);

  const call = (number) => pbx.ami.action('Originate', { Channel: `Local/${number}@callers/n`, Application: 'Wait', Data: '120', Async: 'true' });
  const entries = async () => (await pbx.ami.action('QueueStatus', { Queue: 'support' })).events.filter(({ Event }) => Event === 'QueueEntry');
  const hangUp = async (number) => {
    const entry = (await entries()).find(({ CallerIDNum }) => CallerIDNum === number);
    await pbx.ami.action('Hangup', { Channel: entry.Channel });
  };

  /** What the PBX's own console says of the queue, as the board would. */
  async function pbxShows() {
    const { events } = await pbx.ami.action('QueueStatus', { Queue: 'support' });
    const of = (event) => events.filter(({ Event }) => Event === event);
    const [, calls, wait, talk, answered, abandoned, share, within] = /has (\d+) calls .* \((\d+)s holdtime, (\d+)s talktime\), W:\d+, C:(\d+), A:(\d+), SL:([\d.]+)%, SL2:[\d.]+% within (\d+)s/.exec(await pbx.cli('queue show support')).map(Number);
    assert.equal(of('QueueEntry').length, calls);
    return {
      figures: { answered, abandoned, averageWait: wait * 1000, averageTalk: talk * 1000, serviceLevel: { within: within * 1000, ...(answered > 0 && { share: share / 100 }) } },
      line: of('QueueEntry').map(({ CallerIDNum }) => CallerIDNum).join(' '),
      members: of('QueueMember').map(({ Location, Paused, PausedReason, CallsTaken }) => [Location, Paused === '1', PausedReason, Number(CallsTaken)]).sort(),
    };
  }

  /** The page shows what the PBX does, and stays at it. */
  async function isRight() {
    let pbxSide;
    await page.shows('what the PBX does', async () => {
      pbxSide = JSON.stringify(await pbxShows());
      const { figures, members, ...queue } = board();
      const ours = { figures, line: line(queue), members: members.map(({ agent, paused, reason, answered }) => [`PJSIP/${agent}`, paused, reason ?? '', answered]).sort() };
      return JSON.stringify(ours) === pbxSide;
    }, { every: 100, seen: async () => [board(), pbxSide] });
  }

  before(async () => {
    bridge = await startBridge({ amiPort: pbx.amiPort, asterisk: { memberName: 'Agent {agent}' } });
    browser = await launchChromium();
    [one, two] = [await openBarePhone(browser, pbx, '1001'), await openBarePhone(browser, pbx, '1002', { pitch: 660 })];
    page = await bridge.open();
    await page.next('snapshot');
  });
  after(async () => {
    await browser?.close();
    await bridge?.stop();
  });
  afterEach(async () => {
    await pbx.cli('channel request hangup all');
    for (const agent of ['1001', '1002']) await pbx.ami.action('QueueRemove', { Queue: 'support', Interface: `PJSIP/${agent}` }).catch(() => {});
    await Promise.all([one.idle(), two.idle()]);
    await until('nobody waits', async () => (await entries()).length === 0);
  });

  test('shows a call from its first moment to its last, and figures that are the PBX\'s', async () => {
    assert.deepEqual(board(), { id: 'support', name: 'Support', strategy: 'round-robin', figures: { answered: 0, abandoned: 0, averageWait: 0, averageTalk: 0, serviceLevel: { within: 20_000 } }, waiting: [], members: [] });
    assert.equal((await page.ask({ type: 'join-queue', queue: 'support' })).ok, true);
    await memberIs('ready');

    await call('0101');
    await shows('who calls, and why', ({ waiting: [first] }) => first && first.reasons.length === 2);
    const { id, since, ...caller } = board().waiting[0];
    assert.deepEqual(caller, { number: '+15550101', name: 'Customer 0101', priority: 0, reasons: [{ kind: 'vip' }, { kind: 'region', detail: 'North' }], path: ['Support', 'Billing'] });
    assert.ok(Math.abs(since - Date.now()) < 30_000);
    await one.happens('incoming');
    await memberIs('ringing');
    await one.answer();
    await one.happens('confirmed');
    await memberIs('on-call');
    assert.deepEqual(await page.change('the caller left', ({ type }) => type === 'caller-left'), { type: 'caller-left', queueId: 'support', callId: id, how: 'answered' });
    await isRight();
    await one.hangUp();
    await shows('the call is done', (queue) => member(queue)?.status === 'ready' && member(queue).answered === 1 && queue.figures.answered === 1);
    await isRight();
  });

  test('shows who lets a call ring in vain, and who hung up', async () => {
    await page.ask({ type: 'join-queue', queue: 'support' });
    await call('0102');
    await one.happens('incoming');
    await one.decline(486);
    await shows('that it rang in vain', (queue) => member(queue)?.missedAt !== undefined);
    await page.ask({ type: 'set-status', status: 'away', reason: 'Lunch' });
    await call('0103');
    await shows('both', (queue) => line(queue) === '+15550102 +15550103');
    const { id } = board().waiting[0];
    await hangUp('+15550102');
    assert.equal((await page.change('the first left', ({ type, callId }) => type === 'caller-left' && callId === id)).how, 'abandoned');
    await isRight();
  });

  test('shows who is away and why, whoever has sent them', async () => {
    await page.ask({ type: 'join-queue', queue: 'support' });
    await page.ask({ type: 'set-status', status: 'away', reason: 'Lunch' });
    await shows('lunch', (queue) => member(queue)?.status === 'away' && member(queue).reason === 'Lunch' && member(queue).since !== undefined);
    await page.ask({ type: 'set-status', status: 'after-call-work' });
    await memberIs('after-call-work');
    await pbx.ami.action('QueuePause', { Interface: 'PJSIP/1001', Paused: 'true', Reason: 'Training' });
    await shows('training', (queue) => member(queue)?.status === 'away' && member(queue).reason === 'Training');
    await isRight();
    await page.ask({ type: 'set-status', status: 'ready', queue: 'support' });
    await memberIs('ready');
    await pbx.ami.action('QueueAdd', { Queue: 'support', Interface: 'PJSIP/1002', MemberName: 'Bo', Paused: 'true', Reason: 'New' });
    await shows('another', (queue) => member(queue, '1002')?.name === 'Bo' && member(queue, '1002')?.status === 'away');
    await page.ask({ type: 'leave-queue', queue: 'support' });
    await shows('nobody', (queue) => !member(queue));
    await isRight();
  });

  test('claims one caller; the others stay in their order', async () => {
    await page.ask({ type: 'join-queue', queue: 'support' });
    await page.ask({ type: 'set-status', status: 'away', reason: 'Lunch' });
    for (const number of ['0201', '0202', '0203']) {
      await call(number);
      await shows(number, (queue) => line(queue).endsWith(number));
    }
    const { id } = board().waiting[1];
    assert.equal((await page.ask({ type: 'claim-call', callId: id })).ok, true);
    assert.equal((await page.change('the claimed one left', ({ type, callId }) => type === 'caller-left' && callId === id)).how, 'claimed');
    await one.happens('incoming');
    assert.match(JSON.stringify(await one.page.evaluate(() => window.phone.request)), /\+15550202/);
    await one.answer();
    await one.happens('confirmed');
    await memberIs('on-call');
    assert.equal(line(board()), '+15550201 +15550203');
    await isRight();
    assert.equal((await page.ask({ type: 'claim-call', callId: id })).error.code, 'no-such-call');
  });

  test('a claim that nobody answers leaves the caller the next one', async () => {
    await page.ask({ type: 'join-queue', queue: 'support' });
    await page.ask({ type: 'set-status', status: 'away', reason: 'Lunch' });
    for (const number of ['0301', '0302']) {
      await call(number);
      await shows(number, (queue) => line(queue).endsWith(number));
    }
    await page.ask({ type: 'claim-call', callId: board().waiting[1].id });
    await one.happens('incoming');
    await one.decline(486);
    await shows('the claimed one first', (queue) => line(queue) === '+15550302 +15550301');
    await isRight();
  });

  test('killed and started again, it shows the same board', async () => {
    await page.ask({ type: 'join-queue', queue: 'support' });
    await page.ask({ type: 'set-status', status: 'away', reason: 'Lunch' });
    for (const number of ['0401', '0402']) {
      await call(number);
      await shows(number, (queue) => line(queue).endsWith(number));
    }
    await shows('why', ({ waiting }) => waiting.every(({ reasons }) => reasons.length === 2));
    const was = board();
    await bridge.restart('SIGKILL');
    assert.equal((await page.isClosed()).code, 1006);
    page = await bridge.open();
    await shows('why', ({ waiting }) => waiting.length === 2 && waiting.every(({ reasons }) => reasons.length === 2));
    const without = ({ since: _, ...caller }) => caller;
    assert.deepEqual(board().waiting.map(without), was.waiting.map(without));
    for (const [index, { since }] of board().waiting.entries()) assert.ok(Math.abs(since - was.waiting[index].since) <= 2_000, 'the PBX tells whole seconds');
    assert.deepEqual([member(board()).status, member(board()).reason], ['away', 'Lunch']);
    await isRight();
  });

  test('with the PBX restarted under it, it says so, and shows the PBX\'s board when that is back', async () => {
    await page.ask({ type: 'join-queue', queue: 'support' });
    await page.ask({ type: 'set-status', status: 'away', reason: 'Lunch' });
    await call('0501');
    await shows('a caller, and lunch', (queue) => queue.waiting.length === 1 && member(queue)?.status === 'away');
    await pbx.restart({
      meanwhile: async () => {
        await page.next('stale');
        const { code, status } = await bridge.health();
        assert.deepEqual([code, status], [503, 'lost']);
        assert.equal((await page.ask({ type: 'leave-queue', queue: 'support' })).error.code, 'unreachable');
      },
    });
    await shows('an empty queue', ({ waiting, figures }) => waiting.length === 0 && figures.answered === 0);
    assert.deepEqual([member(board()).paused, member(board()).reason], [true, 'Lunch']); // persistentmembers
    assert.equal((await bridge.health()).code, 200);
    await isRight();
  });

  test('needs no more of the PBX than its manual says, and writes down no number and no secret', async () => {
    assert.equal((await page.ask({ type: 'join-queue', queue: 'nowhere' })).error.code, 'no-such-queue');
    assert.doesNotMatch(bridge.log(), /1555|pw-cordboard|eyJ|secret for tokens/);
  });

  test('asked to stop, it lets everybody go and ends well', async () => {
    const last = await bridge.open();
    await last.next('snapshot');
    assert.equal(await bridge.end('SIGTERM'), 0);
    assert.equal((await last.isClosed()).code, 1001);
  });
});
