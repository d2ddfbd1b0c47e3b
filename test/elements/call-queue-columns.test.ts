import { expect } from '@open-wc/testing';
import '../../src/define/call-queue.js';
import type { QueueSnapshot } from '../../src/core/index.js';
import { setLanguage } from '../../src/i18n/index.js';
import { caller, sales, support } from '../../stories/queues-on-sim.js';
import { all, one, queuePage, type QueuePage } from './call-queue-page.js';
import { clearPage, settle } from './sim-page.js';

const columns = ['position', 'caller', 'priority', 'wait', 'why'] as const;
const inside = ['queue-name', 'badge', 'path', 'wait-bar'] as const;
const both = [support(), sales()];

/** As a page would. */
function hide(...parts: readonly string[]): void {
  const style = document.createElement('style');
  style.textContent = parts.map((part) => `cord-call-queue::part(${part}) { display: none; }`).join('\n');
  document.head.append(style);
  hidden.push(style);
}
const hidden: HTMLStyleElement[] = [];

const box = (element: Element): DOMRect => element.getBoundingClientRect();
const isSeen = (element: Element): boolean => box(element).width > 1;
const rows = (page: QueuePage): HTMLElement[] => all(page, '.heads, .row');
const cells = (row: Element): Element[] => columns.flatMap((column) => [...row.querySelectorAll(`:scope > .${column}`)]).filter(isSeen);
const meet = (a: DOMRect, b: DOMRect): boolean => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;

/** Which cells of a row lie over each other; that of the reasons makes room for the button within itself. */
const overlaps = (row: Element): string[] => {
  const claims = [...row.querySelectorAll('.claim')].filter(isSeen);
  return cells(row).flatMap((cell, index, rest) => [...rest.slice(index + 1), ...(cell.matches('.why') ? [] : claims)].filter((other) => meet(box(cell), box(other))).map((other) => `${cell.className} ${other.className}`));
};

/** The edge at which the words of a column begin, in every row and in the head; of figures the one at which they end. */
const edges = (page: QueuePage, column: string): Set<number> =>
  new Set(rows(page).flatMap((row) => [...row.querySelectorAll(`:scope > .${column}`)]).filter(isSeen).map((cell) => Math.round(column === 'wait' || column === 'priority' ? box(cell).right : box(cell).left)));

/** What is cut off at the top or the bottom of where it stands. */
const cut = (page: QueuePage): string[] => all(page, '.row .why').flatMap((why) =>
  [...why.querySelectorAll('.queue, .badge, .path')].filter(isSeen).filter((word) => box(word).top < box(why).top - 0.5 || box(word).bottom > box(why).bottom + 0.5).map(({ textContent }) => textContent));

describe('the columns of <cord-call-queue>', () => {
  afterEach(clearPage);
  afterEach(() => hidden.splice(0).forEach((style) => style.remove()));
  afterEach(() => setLanguage(undefined));

  for (const width of [280, 1000]) {
    for (const part of [undefined, ...columns, ...inside, 'claim']) {
      it(`stay apart, and under their heads, at ${width} px without ${part ?? 'nothing'}`, async () => {
        const page = await queuePage(both, undefined, { width });
        const before = box(one(page, '.caller')).width;
        if (part) hide(part);
        await settle(page.place);
        if (part) expect(all(page, `[part~=${part}]`).filter(isSeen), 'it is hidden, its head too').to.have.length(0);
        for (const row of rows(page)) expect(overlaps(row)).to.deep.equal([]);
        for (const column of columns) expect(edges(page, column).size, column).to.be.at.most(1);
        expect(cut(page)).to.deep.equal([]);
        const isColumn = part === 'position' || part === 'priority' || part === 'wait' || (part === 'why' && width === 1000);
        if (isColumn) expect(box(one(page, '.caller')).width, 'its room goes to the names').to.be.greaterThan(before);
      });
    }
  }

  it('are those that are left when a page hides several', async () => {
    hide('position', 'priority');
    const page = await queuePage(both, undefined, { width: 1000 });
    const row = one(page, '.row');
    expect(cells(row).map(({ className }) => className)).to.deep.equal(['caller', 'wait', 'why']);
    expect(box(row.querySelector('.caller')!).left - box(row).left).to.be.below(20);
    expect(all(page, '.heads [part~=column-head]').filter(isSeen).map(({ textContent }) => textContent.trim())).to.deep.equal(['Caller', 'Wait', 'Reason']);
  });

  const crowded: QueueSnapshot = { ...support(), waiting: [
    caller('1', 'Ada Byron', 64, { reasons: [{ kind: 'vip' }, { kind: 'callback' }, { kind: 'last-agent', detail: 'Grace Hopper' }, { kind: 'region', detail: 'South' }] }),
    caller('2', 'Charles Babbage', 245, { reasons: [{ kind: 'last-agent', detail: 'Grace Hopper' }, { kind: 'vip' }], path: ['Orders', 'Delivery', 'Where is it?'] }),
  ] };
  for (const [name, queues] of Object.entries({ 'all my queues': both, 'one queue': [support()], 'many reasons': [crowded], 'many reasons in two queues': [crowded, sales()] })) {
    it(`cut no line of the reasons in two: ${name}`, async () => {
      const page = await queuePage(queues, undefined, { width: 600 });
      for (const width of [280, 600, 868, 900, 1000, 1200]) {
        page.place.style.inlineSize = `${width}px`;
        await settle(page.place);
        const lines = all(page, '.why:not([role=columnheader])').flatMap((why) => [...why.querySelectorAll('.queue, .badge, .path')].map((word) => ({ word, why: box(why), at: box(word) })));
        expect(lines.length).to.be.greaterThan(0);
        // A line for which there is no room is not seen at all.
        const halves = lines.filter(({ why, at }) => at.top < why.bottom - 3 && (at.top < why.top - 1 || at.bottom > why.bottom + 1));
        expect(halves.map(({ word }) => word.textContent), `${width} px`).to.deep.equal([]);
        expect(all(page, '.row').every((row) => row.scrollHeight <= row.clientHeight + 1), `${width} px`).to.equal(true);
      }
    });
  }

  it('let what they chose begin where the line above it does', async () => {
    const page = await queuePage(both, undefined, { width: 1000 });
    const [line] = all(page, '.row .why').filter((why) => why.querySelector('.badge') && why.querySelector('.path'));
    expect(box(line!.querySelector('.path')!).left).to.be.closeTo(box(line!.querySelector('.queue')!).left, 0.5);
  });

  it('keep the figures apart, and each beside its word, in a narrow place', async () => {
    for (const tag of ['en', 'ar', 'de']) {
      await setLanguage(tag);
      const page = await queuePage(both, undefined, { width: 248 });
      const notes = all(page, '.note').map((note) => {
        const words = document.createRange();
        words.selectNodeContents(note);
        return box(words as unknown as Element);
      });
      for (const [index, note] of notes.entries()) {
        for (const other of notes.slice(index + 1)) expect(Math.max(note.left, other.left) - Math.min(note.right, other.right), `${tag}: a gap`).to.be.at.least(4);
      }
      for (const total of all(page, '[part=total]')) {
        const word = document.createRange();
        word.selectNodeContents(total.querySelector('dt')!);
        const last = [...word.getClientRects()].at(-1)!;
        const figure = box(total.querySelector('dd')!);
        const [gap, indent] = getComputedStyle(page.queue).direction === 'rtl' ? [last.left - figure.right, box(total).right - figure.right] : [figure.left - last.right, figure.left - box(total).left];
        const below = figure.top >= last.bottom - 4;
        expect(below ? indent : gap, `${tag}: ${total.textContent}`).to.be.within(0, 8);
      }
      expect(page.queue.scrollWidth).to.equal(248);
      await clearPage();
    }
  });
});
