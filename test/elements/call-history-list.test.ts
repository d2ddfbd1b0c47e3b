import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/define/call-history.js';
import type { CallPage, CallQuery } from '../../src/desk/index.js';
import { call, EndlessLog, fill, severalDays } from '../../stories/calls-on-sim.js';
import { all, endless, historyPage, names, one, search, unfold, words, type HistoryPage } from './call-history-page.js';
import { clearPage, settle, until } from './sim-page.js';

const list = (page: HistoryPage): HTMLElement => one(page, '.list');
const active = (page: HistoryPage): HTMLElement | null => {
  const id = list(page).getAttribute('aria-activedescendant');
  return id === null ? null : page.history.shadowRoot!.getElementById(id);
};
const activeName = (page: HistoryPage): string => active(page)?.querySelector('.name')?.textContent ?? '';
const keys = async (page: HistoryPage, ...pressed: readonly string[]): Promise<void> => {
  for (const key of pressed) {
    await sendKeys({ press: key });
    await settle(page.place);
  }
};
/** The rows whose any part is seen. */
const seen = (page: HistoryPage): HTMLElement[] => {
  const { top, bottom } = list(page).getBoundingClientRect();
  return all(page, '.row').filter((row) => { const box = row.getBoundingClientRect(); return box.bottom > top + 32 && box.top < bottom; });
};
const isSeenWhole = (page: HistoryPage, row: HTMLElement): boolean => {
  const [box, within] = [row.getBoundingClientRect(), list(page).getBoundingClientRect()];
  return box.top >= within.top + 31 && box.bottom <= within.bottom + 1;
};
const isFilled = (page: HistoryPage): boolean => {
  const rows = seen(page);
  return rows.length >= 8 && rows.every((row) => !row.classList.contains('blank'));
};
/** Each row that is drawn shows the call that is at its place, beneath the head of its day. */
const expectRight = (page: HistoryPage, log: EndlessLog): void => {
  for (const row of all(page, '.row:not(.blank)')) expect(row.querySelector('.number')!.textContent).to.equal(log.at(Number(row.dataset['index'])).number);
};
const top = (row: Element): number => row.getBoundingClientRect().top;
const million = (): EndlessLog => new EndlessLog(1_000_000);

describe('the list of <cord-call-history>', () => {
  afterEach(clearPage);

  it('is a tree grid for a screen reader', async () => {
    const page = await historyPage();
    expect(list(page).getAttribute('aria-rowcount'), '12 calls, 4 days').to.equal('16');
    expect(all(page, '[aria-rowindex]').map((row) => row.getAttribute('aria-rowindex')).slice(0, 9).join()).to.equal('1,2,3,4,5,6,7,8,9');
    expect(all(page, '.row').slice(0, 2).map((row) => `${row.getAttribute('aria-posinset')} of ${row.getAttribute('aria-setsize')}`)).to.deep.equal(['1 of 12', '2 of 12']);
    await unfold(page, 'Ada Lovelace');
    expect(list(page).getAttribute('aria-rowcount')).to.equal('17');
    expect(all(page, '[aria-rowindex]').slice(0, 4).map((row) => `${row.getAttribute('aria-level')} ${row.getAttribute('aria-rowindex')}`)).to.deep.equal(['1 1', '1 2', '2 3', '1 4']);
  });

  it('draws what is seen of a million calls, and little more', async () => {
    const log = million();
    const page = await historyPage(endless(log));
    await until(() => isFilled(page), 'the newest are there');
    expect(all(page, '.row').length).to.be.below(40);
    expect(one(page, '.row').getAttribute('aria-setsize')).to.equal('1000000');
    expect(list(page).scrollHeight, 'no engine is asked for more than it can').to.be.below(16_000_000);
    expect(log.asked.length).to.be.below(4);
    expectRight(page, log);
  });

  it('shows any part of them, right, and none of the rest', async () => {
    const log = million();
    const page = await historyPage(endless(log));
    for (const part of [0.5, 0.123, 0.999, 0.5001, 0]) {
      list(page).scrollTop = part * (list(page).scrollHeight - list(page).clientHeight);
      await until(() => isFilled(page) && Math.abs(Number(seen(page)[0]!.dataset['index']) / 1_000_000 - part) < 0.001, `${part} of the way`);
      expectRight(page, log);
      expect(all(page, '.row').length).to.be.below(50);
      const [first, second] = seen(page);
      expect(Math.round(top(second!) - top(first!)), 'one beneath the other').to.be.within(50, 90);
    }
  });

  it('scrolls the length of a wheel as far as it says, in the middle of a million', async () => {
    const page = await historyPage(endless(million()));
    list(page).scrollTop = 1_000_000;
    await until(() => isFilled(page) && Number(seen(page)[0]!.dataset['index']) > 1_000, 'somewhere');
    const before = seen(page)[3]!;
    const [index, at] = [before.dataset['index'], top(before)];
    list(page).scrollBy(0, 120);
    const moved = (): number => at - top(all(page, `.row[data-index="${index}"]`)[0]!);
    await until(() => Math.abs(moved() - 120) < 1, '120 pixels');
  });

  it('gets to its very end', async () => {
    const log = million();
    const page = await historyPage(endless(log));
    list(page).focus();
    await keys(page, 'End');
    await until(() => isFilled(page) && activeName(page) === log.at(999_999).name, 'the oldest call');
    expect(active(page)!.dataset['index']).to.equal('999999');
    expect(isSeenWhole(page, active(page)!)).to.equal(true);
    list(page).scrollTop += 10_000;
    await settle(page.place);
    expect(Math.round(list(page).getBoundingClientRect().bottom - seen(page).at(-1)!.getBoundingClientRect().bottom), 'and nothing beneath').to.be.within(-1, 1);
    await keys(page, 'Home');
    await until(() => active(page)?.dataset['index'] === '0' && isFilled(page), 'the newest');
    expect(list(page).scrollTop).to.equal(0);
  });

  it('while it flies past shows places, and never a wrong call', async () => {
    class SlowLog extends EndlessLog {
      readonly waiting: (() => void)[] = [];
      slow = false;
      override async page(query: CallQuery): Promise<CallPage> {
        if (this.slow) await new Promise<void>((go) => this.waiting.push(go));
        return super.page(query);
      }
    }
    const log = new SlowLog(1_000_000);
    const page = await historyPage(endless(log));
    log.slow = true;
    for (let step = 1; step <= 10; step++) {
      list(page).scrollTop = step * 300_000;
      await settle(page.place);
      if (step % 3 === 0) log.waiting.shift()?.(); // A late answer, for a place that has gone by.
      await settle(page.place);
      expect(seen(page).length).to.be.greaterThan(7);
      expectRight(page, log);
    }
    const blank = seen(page).find((row) => row.classList.contains('blank'))!;
    const { height } = blank.getBoundingClientRect();
    log.slow = false;
    log.waiting.forEach((go) => go());
    await until(() => isFilled(page), 'it has come to rest');
    expectRight(page, log);
    expect(seen(page)[1]!.getBoundingClientRect().height).to.equal(height);
    expect(log.asked.length, 'what flew past was not asked for').to.be.below(12);
  });

  it('keeps the head of the day in view', async () => {
    const log = million();
    const page = await historyPage(endless(log));
    list(page).scrollTop = 2_000_000;
    await until(() => isFilled(page), 'somewhere');
    const head = all(page, '.day-head').find((one) => Math.abs(top(one) - top(list(page))) < 2)!;
    const date = new Date(log.at(Number(seen(page)[1]!.dataset['index'])).startedAt);
    expect(head.textContent).to.include(String(date.getDate())).and.to.include('400 calls');
  });

  it('moves with the keyboard, a page at a time too, and Enter unfolds', async () => {
    const page = await historyPage();
    list(page).focus();
    await keys(page, 'Home', 'ArrowDown');
    expect(activeName(page)).to.equal('+15550133');
    await keys(page, 'ArrowDown', 'Enter');
    expect(words(page, '[part=detail]')).to.include('Waited4:05');
    await keys(page, 'Enter');
    expect(all(page, '.unfolded')).to.have.length(0);
    await keys(page, 'PageDown');
    expect(Number(active(page)!.dataset['index'])).to.be.greaterThan(5);
    expect(isSeenWhole(page, active(page)!)).to.equal(true);
    await keys(page, 'PageUp', 'PageUp', 'ArrowUp');
    expect(activeName(page)).to.equal('Ada Lovelace');
    expect(isSeenWhole(page, active(page)!)).to.equal(true);
    expect(page.history.shadowRoot!.activeElement, 'the focus stays').to.equal(list(page));
  });

  it('lets the keyboard into what is unfolded, and Escape back', async () => {
    const page = await historyPage();
    list(page).focus();
    await keys(page, 'Home', 'Enter', 'Tab');
    expect(page.history.shadowRoot!.activeElement!.textContent.trim()).to.equal('Call back');
    await keys(page, 'ArrowDown', 'c');
    expect(activeName(page), 'keys are the button\'s there').to.equal('Ada Lovelace');
    await keys(page, 'Escape');
    expect(all(page, '.unfolded')).to.have.length(0);
    expect(page.history.shadowRoot!.activeElement).to.equal(list(page));
  });

  it('shows the first row to a keyboard that comes', async () => {
    const page = await historyPage();
    one(page, '[part=queue-filter]').focus();
    await keys(page, 'Tab', 'Tab', 'Tab', 'Tab', 'Tab');
    expect(page.history.shadowRoot!.activeElement).to.equal(list(page));
    expect(activeName(page)).to.equal('Ada Lovelace');
  });

  it('stays where it is when a call is added, and so do the active row and what is unfolded', async () => {
    const page = await historyPage((sim) => fill(sim, Array.from({ length: 200 }, (_, index) => call(`Caller ${index}`, 0, index, 60))));
    list(page).scrollTop = 3_000;
    await until(() => isFilled(page) && Number(seen(page)[0]!.dataset['index']) > 40, 'somewhere');
    const name = seen(page)[2]!.querySelector('.name')!.textContent;
    await unfold(page, name);
    const at = top(active(page)!);
    await page.sim.records.finish(call('New', 0, -5, 9));
    await until(() => seen(page)[0]!.getAttribute('aria-setsize') === '201', 'it was noticed');
    await settle(page.place);
    expect(activeName(page)).to.equal(name);
    expect(Math.abs(top(active(page)!) - at)).to.be.below(1);
    expect(active(page)!.getAttribute('aria-expanded')).to.equal('true');
    expect(active(page)!.nextElementSibling!.className).to.equal('unfolded');
  });

  it('shows the new one where the newest are seen', async () => {
    const page = await historyPage();
    await page.sim.records.finish(call('New', 0, -5, 9));
    await until(() => names(page)[0] === 'New', 'there it is');
    expect(list(page).scrollTop).to.equal(0);
  });

  it('leaves a row where it is when another above it is folded', async () => {
    const page = await historyPage((sim) => fill(sim, Array.from({ length: 50 }, (_, index) => call(`Caller ${index}`, 0, index, 60))));
    await unfold(page, 'Caller 1');
    list(page).scrollTop = 300; // further than what will be folded is high, whatever the fonts
    await settle(page.place);
    const at = top(all(page, '.row').find((row) => row.textContent.includes('Caller 6'))!);
    await unfold(page, 'Caller 6');
    expect(Math.abs(top(active(page)!) - at), 'it stays under the finger').to.be.below(1);
  });

  it('folds what was erased', async () => {
    const page = await historyPage();
    await unfold(page, 'Joseph Jacquard');
    await page.sim.desk.send({ type: 'erase-customer', customerId: 'joseph' });
    await until(() => names(page).length === 11 && !all(page, '.unfolded').length, 'gone');
  });

  it('finds the first calls at once among a million, and more as it is scrolled', async () => {
    const log = million();
    const page = await historyPage(endless(log));
    await search(page, 'somerville');
    await until(() => isFilled(page) && names(page).every((name) => name === 'Mary Somerville'), 'those that fill it');
    expect(list(page).getAttribute('aria-rowcount'), 'nobody knows how many').to.equal('-1');
    expect(one(page, '.row').getAttribute('aria-setsize')).to.equal('-1');
    const { scrollHeight } = list(page);
    list(page).scrollTop = scrollHeight;
    await until(() => list(page).scrollHeight > scrollHeight && isFilled(page), 'more');
    for (const row of all(page, '.row:not(.blank)')) expect(row.querySelector('.number')!.textContent).to.equal(log.at(3 + 7 * Number(row.dataset['index'])).number);
  });

  it('draws more when there is more room, and finds its place when it becomes narrow', async () => {
    const log = million();
    const page = await historyPage(endless(log));
    const before = all(page, '.row').length;
    page.history.style.blockSize = '1000px';
    await until(() => all(page, '.row').length > before, 'more rows');
    list(page).scrollTop = 1_500_000;
    await until(() => isFilled(page) && Number(seen(page)[0]!.dataset['index']) > 9_999, 'somewhere');
    const index = Number(seen(page)[0]!.dataset['index']);
    page.place.style.inlineSize = '280px';
    await until(() => seen(page)[0]?.getBoundingClientRect().height === 64, 'rows of two lines');
    await until(() => Math.abs(Number(seen(page)[0]!.dataset['index']) - index) <= 1, 'the same calls');
    expectRight(page, log);
  });

  it('leaves nothing behind, and put back is up to date', async () => {
    const page = await historyPage();
    const scroller = list(page);
    const released: string[] = [];
    const release = scroller.removeEventListener.bind(scroller);
    scroller.removeEventListener = (type: string, ...rest: [never]): void => { released.push(type); release(type, ...rest); };
    const { parentElement } = page.history;
    page.history.remove();
    await settle(page.place);
    expect(released.join()).to.equal('scroll');
    await fill(page.sim, [call('New', 0, -5, 9)]);
    await settle(page.place);
    expect(names(page)).to.have.length(severalDays().length);
    parentElement!.append(page.history);
    await until(() => names(page)[0] === 'New', 'it looked again');
  });
});
