import { expect } from '@open-wc/testing';
import '../../src/define/call-queue.js';
import type { QueueSnapshot } from '../../src/core/index.js';
import type { CordClaimCallEvent } from '../../src/elements/call-queue/call-queue-events.js';
import type { CordStatusChangeEvent } from '../../src/elements/agent-status/agent-status-events.js';
import { setLanguage } from '../../src/i18n/index.js';
import type { Script } from '../../stories/on-sim.js';
import { caller, lamp, sales, support } from '../../stories/queues-on-sim.js';
import { all, callers, claimOf, one, queuePage, words } from './call-queue-page.js';
import { button, clearPage, emptyPlace, settle, textOf, until, type Scheme } from './sim-page.js';

interface Moment {
  readonly queues?: readonly QueueSnapshot[];
  readonly script?: Script;
  readonly width?: number;
}

const forbidden = { code: 'forbidden', message: 'Your token does not let you see any queue.' } as const;
const moments: Record<string, Moment> = {
  'a busy queue': {},
  'a sidebar': { width: 280 },
  'a page': { width: 1100 },
  'all my queues': { queues: [support(), sales()], width: 1100 },
  'nobody waits': { queues: [{ ...support(), waiting: [] }] },
  'a lamp': { queues: [lamp(true), { ...lamp(false), id: 'day', name: 'Day desk' }] },
  'stale': { script: ({ centre }) => centre.loses() },
  'refused': { queues: [], script: ({ centre }) => centre.refuses(forbidden) },
};

const asked = ({ sim }: { readonly sim: { readonly centre: { readonly asked: readonly string[] } } }): string | undefined => sim.centre.asked.at(-1);

describe('<cord-call-queue>', () => {
  afterEach(clearPage);
  afterEach(() => setLanguage(undefined));

  for (const scheme of ['light', 'dark'] as Scheme[]) {
    for (const [moment, { queues = [support()], script, width = 720 }] of Object.entries(moments)) {
      it(`is accessible: ${moment}, ${scheme}`, async () => {
        const page = await queuePage(queues, script, { scheme, width });
        await expect(page.place).to.be.accessible();
      });
    }
  }

  it('says so where there is no desk', async () => {
    const alone = emptyPlace().appendChild(document.createElement('cord-call-queue'));
    await until(() => textOf(alone).includes('<cord-desk>'), 'it asks for a desk');
  });

  it('shows the figures at a glance', async () => {
    const page = await queuePage();
    expect(words(page, '.value')[0]).to.equal('4');
    expect(words(page, '.value')[1]).to.match(/^4:0[5-9]$/);
    expect(words(page, '.figure')[1]).to.include('Too long');
    expect(words(page, '.figure')[2]).to.match(/^Service level ?82% ?within 2:00$/);
    expect(words(page, '[part=total]')).to.deep.equal(['Answered128', 'Abandoned6', 'Average wait0:32', 'Average talk3:14']);
    expect(page.queue.matches(':state(live)') && page.queue.matches(':state(too-long)')).to.equal(true);
  });

  it('shows who waits, how long, why, and what they chose', async () => {
    const page = await queuePage();
    expect(callers(page)).to.deep.equal(['Ada Byron', 'Charles Babbage', '+15550103', 'Mary Somerville']);
    expect(words(page, '.row')[0]).to.match(/^1 Ada Byron \+15550101 5 Long1:0[4-9] VIP Orders › Delivery Claim$/);
    expect(words(page, '.row')[1]).to.match(/Too long4:0\d Spoke to you Technical help/);
    const waited = words(page, '.row .time')[3];
    await until(() => words(page, '.row .time')[3] !== waited, 'the wait goes on');
  });

  it('shows the agents and what they do', async () => {
    const page = await queuePage();
    expect(words(page, '[part=counts]')[0]).to.equal('2 ready 1 on call 1 away 1 ringing 1 after call 1 not reachable');
    expect(words(page, '.member')[0]).to.match(/^Alan Turing 5:1\d On a call, then away: Lunch 21 21 answered$/);
    expect(words(page, '.member')[2]).to.match(/^Donald Knuth 0:3\d Missed Ready 11 11 answered$/);
    expect(words(page, '.member')[5]).to.match(/^Grace Hopper You/);
  });

  it('has room for one list in a sidebar, and switches', async () => {
    const page = await queuePage(undefined, undefined, { width: 280 });
    expect(words(page, '.switch button')).to.deep.equal(['Waiting 4', 'Agents 7']);
    expect(all(page, '.pane').map(({ offsetWidth }) => offsetWidth > 0)).to.deep.equal([true, false]);
    all(page, '.switch button')[1]!.click();
    await settle(page.place);
    expect(all(page, '.pane').map(({ offsetWidth }) => offsetWidth > 0)).to.deep.equal([false, true]);
    await until(() => all(page, '.member').length === 7, 'the agents are drawn');
    expect(page.queue.scrollWidth).to.be.at.most(280);
  });

  it('has room for both on a page', async () => {
    const page = await queuePage();
    expect(all(page, '.pane').map(({ offsetWidth }) => offsetWidth > 0)).to.deep.equal([true, true]);
    expect(one(page, '.switch').offsetWidth).to.equal(0);
  });

  it('of several queues shows all, or the one chosen', async () => {
    const page = await queuePage([support(), sales()]);
    expect(callers(page)).to.have.length(5);
    expect(words(page, '[part=queue-name]').slice(0, 2)).to.deep.equal(['Support', 'Sales']);
    expect(all(page, '.membership'), 'of all of them one is nothing').to.have.length(0);
    const chooser = one(page, 'select') as HTMLSelectElement;
    expect([...chooser.options].map(({ text }) => text)).to.deep.equal(['All my queues', 'Support', 'Sales']);
    chooser.value = 'sales';
    chooser.dispatchEvent(new Event('change'));
    await settle(page.place);
    expect(callers(page)).to.deep.equal(['Joseph Jacquard']);
    expect(words(page, '[part=queue-name]')).to.deep.equal([]);
    expect(words(page, '[part=self]')).to.deep.equal(['Not in this queue']);
    page.queue.queue = 'support';
    await settle(page.place);
    expect(words(page, 'h2')).to.deep.equal(['Support']);
    expect(all(page, 'select')).to.have.length(0);
  });

  it('claims a call', async () => {
    const page = await queuePage();
    let told: CordClaimCallEvent | undefined;
    page.place.addEventListener('cord-claim-call', (event) => { told = event; });
    claimOf(page, 'Charles Babbage').click();
    expect(told).to.include({ callId: '2', queueId: 'support' });
    await until(() => callers(page).length === 3, 'he is gone from the queue');
    expect(asked(page)).to.equal('claim 2');
  });

  it('asks the page before a claim', async () => {
    const page = await queuePage();
    page.place.addEventListener('cord-claim-call', (event) => event.preventDefault());
    claimOf(page, 'Ada Byron').click();
    await settle(page.place);
    expect(page.sim.centre.asked).to.deep.equal([]);
    expect(callers(page)).to.have.length(4);
  });

  it('says why a claim failed, until the next', async () => {
    const page = await queuePage();
    page.sim.centre.fail('claim', { code: 'no-such-call', message: 'This caller does not wait any more.' });
    claimOf(page, 'Ada Byron').click();
    await until(() => words(page, '[part=problem]').includes('Ada Byron: This caller does not wait any more.'), 'it says so');
    await settle(page.place);
    await expect(page.place).to.be.accessible();
    claimOf(page, 'Mary Somerville').click();
    await until(() => !all(page, '[part=problem]').length && callers(page).length === 3, 'that one worked');
  });

  it('offers no claim without the right to', async () => {
    const page = await queuePage(undefined, undefined, { centre: { queues: [support()], rights: [] } });
    expect(all(page, '.claim, .wishes button')).to.have.length(0);
    expect(callers(page)).to.have.length(4);
  });

  it('is honest when it is not live', async () => {
    const page = await queuePage(undefined, ({ centre }) => centre.loses('The line is cut.'));
    expect(words(page, '[part=standing]')[0]).to.match(/^Not live since \d.*: The line is cut\.$/);
    expect(callers(page), 'what was known stays').to.have.length(4);
    expect(all(page, '.claim, .wishes button'), 'and nothing can be done about it').to.have.length(0);
    expect(page.queue.matches(':state(stale)')).to.equal(true);
    page.sim.centre.load([sales()]);
    page.sim.centre.connect();
    await until(() => callers(page).join() === 'Joseph Jacquard' && !all(page, '[part=standing]').length, 'it is live again');
  });

  it('says what it waits for, or why there is nothing', async () => {
    const page = await queuePage([], ({ centre }) => centre.loses('Trying again.'));
    expect(textOf(page.queue)).to.equal('Trying again.');
    page.sim.centre.refuses(forbidden);
    await until(() => textOf(page.queue) === forbidden.message && page.queue.matches(':state(refused)'), 'refused');
    page.sim.centre.connect();
    await until(() => textOf(page.queue).includes('There is no queue for you to see'), 'none to see');
    page.sim.centre.load([support()]);
    await until(() => callers(page).length === 4, 'there it is');
    page.queue.queue = 'night';
    await until(() => textOf(page.queue).includes('There is no queue “night”'), 'no such queue');
  });

  it('says that a desk has no centre', async () => {
    const page = await queuePage([], () => {}, { centre: undefined as never });
    expect(textOf(page.queue)).to.equal('This desk has no queues. Give <cord-desk> a centre to see them here.');
    expect(page.queue.matches(':state(none)')).to.equal(true);
  });

  it('says of a lamp whether anybody waits, and nothing it does not know', async () => {
    const page = await queuePage([lamp(true)]);
    expect(words(page, '[part=lamp]')).to.deep.equal(['Someone waits']);
    expect(all(page, '.figures, .callers, .members, .switch')).to.have.length(0);
    page.sim.centre.load([lamp(false)]);
    await until(() => words(page, '[part=lamp]').join() === 'Nobody waits', 'it went out');
  });

  it('joins and leaves the queue', async () => {
    const page = await queuePage([sales()]);
    button(page.queue, 'join').click();
    await until(() => words(page, '[part=self]').join() === 'You are ready', 'in it');
    expect(asked(page)).to.equal('joinQueue sales');
    page.place.addEventListener('cord-leave-queue', (event) => event.preventDefault(), { once: true });
    button(page.queue, 'leave').click();
    expect(asked(page), 'the page said no').to.equal('joinQueue sales');
    button(page.queue, 'leave').click();
    await until(() => words(page, '[part=self]').join() === 'Not in this queue', 'out of it');
  });

  it('is away from this queue alone, for a reason', async () => {
    const page = await queuePage();
    const told: CordStatusChangeEvent[] = [];
    page.place.addEventListener('cord-status-change', (event) => told.push(event));
    page.queue.setAttribute('reasons', 'Coffee, School run');
    button(page.queue, 'away').click();
    await settle(page.place);
    expect(words(page, '.reasons button')).to.deep.equal(['Coffee', 'School run', 'Cancel']);
    expect(page.queue.shadowRoot!.activeElement!.textContent, 'the keyboard goes on there').to.equal('Coffee');
    await expect(page.place).to.be.accessible();
    page.queue.shadowRoot!.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await settle(page.place);
    expect(page.queue.shadowRoot!.activeElement, 'and back').to.equal(button(page.queue, 'away'));
    button(page.queue, 'away').click();
    await settle(page.place);
    all(page, '.reasons button')[1]!.click();
    await until(() => words(page, '[part=self]').join() === 'You are away: School run', 'away');
    expect(told.map(({ status, reason, queue }) => [status, reason, queue])).to.deep.equal([['away', 'School run', 'support']]);
    button(page.queue, 'ready').click();
    await until(() => words(page, '[part=self]').join() === 'You are ready', 'back');
    expect(asked(page)).to.match(/^setStatus ready\s+support$/);
  });

  it('is read in other words from one moment to the next', async () => {
    const page = await queuePage();
    await setLanguage('en', { 'Longest wait': 'Oldest', 'Too long': 'Overdue', '{0} ready | {1} ready': '{0} free | {1} free', '{0}, then away: {1}': '{1} after: {0}', 'Lunch': 'Midday', 'Claim {0}': 'Take {0}', 'You are ready': 'You may be rung' });
    await until(() => words(page, '.figure')[1]?.startsWith('Oldest'), 'other words');
    expect([words(page, '[part=counts]')[0]!.slice(0, 6), words(page, '[part=self]')[0], all(page, '.claim')[0]!.getAttribute('aria-label')]).to.deep.equal(['2 free', 'You may be rung', 'Take Ada Byron']);
    expect([words(page, '.row')[1], words(page, '.member')[0]].join()).to.match(/Overdue4:\d\d.*Midday after: On a call/);
  });

  it('begins at the right where people read so, with their figures; telephone numbers stay as they are dialled', async () => {
    await setLanguage('ar-EG');
    const page = await queuePage([support()], undefined, { width: 280 });
    expect([getComputedStyle(page.queue).direction, page.queue.scrollWidth]).to.deep.equal(['rtl', 280]);
    expect([words(page, '.value')[0], words(page, '.row .position').join(''), words(page, '.row .priority')[0]]).to.deep.equal(['٤', '١٢٣٤', '٥']);
    expect(words(page, '.value')[2]).to.match(/^٨٢/);
    expect(all(page, '.row .number').map((number) => getComputedStyle(number).direction).join()).to.equal('ltr,ltr,ltr,ltr');
    await expect(page.place).to.be.accessible();
  });

  it('shows markup as text, and a name of 10 kB in its place', async () => {
    const page = await queuePage([{ ...support(), waiting: [caller('1', `<b>${'x'.repeat(10_000)}`, 3, { path: ['<i>'] })] }], undefined, { width: 280 });
    expect(all(page, 'b, i')).to.have.length(0);
    expect(one(page, '.row').scrollWidth).to.be.at.most(one(page, '.row').clientWidth);
    expect(page.queue.scrollWidth).to.be.at.most(280);
  });
});
