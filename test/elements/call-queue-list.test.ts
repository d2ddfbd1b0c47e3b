import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/define/call-queue.js';
import { clockListeners } from '../../src/elements/page-clock.js';
import { agent, caller, many, support } from '../../stories/queues-on-sim.js';
import { all, callers, news, one, queuePage, words, type QueuePage } from './call-queue-page.js';
import { clearPage, settle, until } from './sim-page.js';

const grid = (page: QueuePage): HTMLElement => one(page, '[role=grid]');
const active = (page: QueuePage): string => {
  const id = grid(page).getAttribute('aria-activedescendant');
  return (id && page.queue.shadowRoot!.getElementById(id)?.querySelector('.name')?.textContent) ?? '';
};
const press = async (page: QueuePage, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) {
    await sendKeys({ press: key });
    await settle(page.place);
  }
};
const sortBy = async (page: QueuePage, name: string): Promise<void> => {
  all(page, '.sort').find((button) => button.getAttribute('aria-label') === name)!.click();
  await settle(page.place);
};
const sorted = (page: QueuePage): string => all(page, '[aria-sort]:not([aria-sort=none])').map((head) => `${head.textContent.trim()} ${head.getAttribute('aria-sort')}`).join();
const crowd = { ...support(), waiting: many(100_000), members: Array.from({ length: 1_000 }, (_, index) => agent(String(index), `Agent ${index}`, 'ready', index)) };

describe('the lists of <cord-call-queue>', () => {
  afterEach(clearPage);

  it('are a grid for a screen reader', async () => {
    const page = await queuePage();
    expect(grid(page).getAttribute('aria-rowcount')).to.equal('5');
    expect(all(page, '[role=row]').map((row) => row.getAttribute('aria-rowindex')).join()).to.equal('1,2,3,4,5');
    expect(words(page, '[role=columnheader]')).to.deep.equal(['#', 'Caller', 'Priority', 'Wait', 'Reason', 'Claim']);
    expect(sorted(page)).to.equal('# ascending');
  });

  it('draw what is seen of 100,000 callers and 1,000 agents, and little more', async () => {
    const page = await queuePage([crowd]);
    expect(all(page, '.row').length).to.be.within(5, 40);
    expect(all(page, '.member').length).to.be.within(5, 40);
    expect(grid(page).getAttribute('aria-rowcount')).to.equal('100001');
    const rowHeight = one(page, '.row').offsetHeight;
    expect(one(page, '.callers .rows').offsetHeight).to.equal(100_000 * rowHeight);
    grid(page).scrollTop = 50_000 * rowHeight;
    await until(() => callers(page).includes('Caller 50001'), 'the middle is drawn');
    expect(all(page, '.row').length).to.be.below(40);
    const row = all(page, '.row').find(({ textContent }) => textContent.includes('Caller 50001'))!;
    expect(row.offsetTop, 'in its place').to.equal(50_000 * rowHeight);
    expect(row.getAttribute('aria-rowindex')).to.equal('50002');
  });

  it('draw more when there is more room', async () => {
    const page = await queuePage([crowd]);
    const before = all(page, '.row').length;
    page.queue.style.blockSize = '1000px';
    await until(() => all(page, '.row').length > before, 'more rows');
  });

  it('are sorted by their heads, and back', async () => {
    const page = await queuePage();
    await sortBy(page, 'Wait');
    expect(callers(page)).to.deep.equal(['Charles Babbage', 'Ada Byron', '+15550103', 'Mary Somerville']);
    expect(sorted(page)).to.equal('Wait descending');
    await sortBy(page, 'Wait');
    expect(callers(page)[0]).to.equal('Mary Somerville');
    await sortBy(page, 'Caller');
    expect(callers(page)).to.deep.equal(['+15550103', 'Ada Byron', 'Charles Babbage', 'Mary Somerville']);
    expect(words(page, '.row .position'), 'each keeps its position').to.deep.equal(['3', '1', '2', '4']);
    await sortBy(page, 'Position');
    expect(callers(page)[0]).to.equal('Ada Byron');
  });

  it('move with the keyboard, and Enter claims', async () => {
    const page = await queuePage();
    grid(page).focus();
    await press(page, 'Home', 'ArrowDown');
    expect(active(page)).to.equal('Charles Babbage');
    await press(page, 'End');
    expect(active(page)).to.equal('Mary Somerville');
    await press(page, 'Home', 'ArrowUp', 'Enter');
    await until(() => page.sim.centre.asked.join() === 'claim 1', 'Ada is claimed');
    await until(() => active(page) === 'Charles Babbage', 'whoever takes her place is active');
    expect(page.queue.shadowRoot!.activeElement, 'the focus stays').to.equal(grid(page));
  });

  it('go on a page at a time, and bring the active row into view', async () => {
    const page = await queuePage([crowd]);
    grid(page).focus();
    await press(page, 'Home', 'PageDown', 'PageDown');
    const far = Number(/\d+/.exec(active(page))![0]);
    expect(far).to.be.within(5, 40);
    await press(page, 'End');
    await until(() => active(page) === 'Caller 100000', 'the last');
    const [row, list] = [one(page, '.row.active').getBoundingClientRect(), grid(page).getBoundingClientRect()];
    expect(row.bottom).to.be.at.most(list.bottom + 0.5);
    await press(page, 'Home');
    await until(() => active(page) === 'Caller 1', 'the first');
    expect(one(page, '.row.active').getBoundingClientRect().top).to.be.at.least(one(page, '.heads').getBoundingClientRect().bottom - 1);
  });

  it('keep the active row with its caller when the list moves', async () => {
    const page = await queuePage();
    grid(page).focus();
    await press(page, 'End');
    page.sim.centre.change({ type: 'caller-left', queueId: 'support', callId: '1', how: 'abandoned' });
    await until(() => callers(page).length === 3, 'Ada is gone');
    expect(active(page)).to.equal('Mary Somerville');
  });

  it('keep the focus when the last caller leaves', async () => {
    const page = await queuePage();
    grid(page).focus();
    page.sim.centre.load([{ ...support(), waiting: [] }]);
    await until(() => words(page, '[part=empty]').join() === 'Nobody waits.', 'nobody waits');
    expect(page.queue.shadowRoot!.activeElement).to.equal(grid(page));
  });

  it('tell who joins, and that nobody waits any more', async () => {
    const page = await queuePage([{ ...support(), waiting: [] }]);
    expect(news(page)).to.equal('');
    page.sim.centre.change({ type: 'caller', queueId: 'support', position: 1, call: caller('9', 'Ada Byron', 0) });
    await until(() => news(page) === 'Ada Byron joined, 1 waiting.', 'it is told');
    page.sim.centre.change({ type: 'caller-left', queueId: 'support', callId: '9', how: 'answered' });
    await until(() => words(page, '[part=empty]').length, 'it is shown');
    expect(news(page), 'one thing at a time').to.equal('Ada Byron joined, 1 waiting.');
    await waitUntil(() => news(page) === 'Nobody waits.', 'a few seconds later', { timeout: 9_000 });
  }).timeout(15_000);

  it('tell when somebody waits too long', async () => {
    const figures = { ...support().figures!, serviceLevel: { within: 2_000 } };
    const page = await queuePage([{ ...support(), figures, waiting: [caller('1', 'Ada Byron', 0)] }]);
    expect(news(page)).to.equal('');
    await until(() => news(page) === 'Too long: Ada Byron.', 'it is told');
    expect(words(page, '.row')[0]).to.include('Too long');
  });

  it('draw a burst of changes twice: at once, and how it ended', async () => {
    const page = await queuePage();
    let draws = 0;
    new MutationObserver(() => draws++).observe(one(page, '.value').parentElement!, { subtree: true, characterData: true, childList: true });
    for (let i = 0; i < 50; i++) {
      page.sim.centre.change({ type: 'caller', queueId: 'support', position: 1, call: caller(`b${i}`, `Caller ${i}`, 0) });
      await Promise.resolve();
      await Promise.resolve();
    }
    await until(() => words(page, '.value')[0] === '54', 'all are there');
    expect(draws).to.equal(2);
  });

  it('leave nothing behind', async () => {
    const page = await queuePage();
    const scroller = grid(page);
    const released: string[] = [];
    const release = scroller.removeEventListener.bind(scroller);
    scroller.removeEventListener = (type: string, ...rest: [never]): void => { released.push(type); release(type, ...rest); };
    expect(clockListeners()).to.equal(1);
    const { parentElement } = page.queue;
    page.queue.remove();
    await settle(page.place);
    expect([clockListeners(), released.join()]).to.deep.equal([0, 'scroll']);
    page.sim.centre.change({ type: 'caller-left', queueId: 'support', callId: '1', how: 'abandoned' });
    await settle(page.place);
    expect(callers(page), 'what happens to others is none of its business').to.have.length(4);
    parentElement!.append(page.queue);
    await until(() => callers(page).length === 3, 'put back it is up to date');
    expect(clockListeners()).to.equal(1);
  });
});
