import { html } from 'lit';
import '../../src/define/call-queue.js';
import type { QueueSnapshot } from '../../src/core/index.js';
import type { CordCallQueueElement } from '../../src/elements/call-queue/call-queue-element.js';
import type { Script } from '../../stories/on-sim.js';
import { support, withQueues } from '../../stories/queues-on-sim.js';
import { settle, simPage, until, type SimPage } from './sim-page.js';

export interface QueuePage extends SimPage {
  readonly queue: CordCallQueueElement;
}

/** A page with these queues; 720 px has room for both lists. */
export async function queuePage(queues: readonly QueueSnapshot[] = [support()], script: Script = () => {}, options: Parameters<typeof simPage>[2] = {}): Promise<QueuePage> {
  const page = await simPage(html`<cord-call-queue></cord-call-queue>`, script, { width: 720, ...withQueues(...queues), ...options });
  const queue = page.place.querySelector('cord-call-queue')!;
  await until(() => queue.shadowRoot!.querySelector('.board, .standing'), 'its view is loaded');
  await until(() => isMeasured(queue), 'its rows are measured');
  await settle(page.place); // what it measured is drawn with the next frame
  return { ...page, queue };
}

/** The list takes a height of rows for granted until the browser has told it. */
function isMeasured({ shadowRoot }: CordCallQueueElement): boolean {
  const [grid, rows, row] = ['.callers', '.callers .rows', '.callers .row'].map((selector) => shadowRoot!.querySelector<HTMLElement>(selector));
  return !row || rows!.offsetHeight === (Number(grid!.getAttribute('aria-rowcount')) - 1) * row.offsetHeight;
}

export const all = ({ queue }: QueuePage, selector: string): HTMLElement[] => [...queue.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
export const one = (page: QueuePage, selector: string): HTMLElement => all(page, selector)[0]!;
export const words = (page: QueuePage, selector: string): string[] => all(page, selector).map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());

/** The names of those who wait, in the order shown. */
export const callers = (page: QueuePage): string[] => words(page, '.row .name');
/** What screen readers are told. */
export const news = (page: QueuePage): string => words(page, '[role=status]').join();

export const claimOf = (page: QueuePage, name: string): HTMLButtonElement => {
  const found = all(page, '.claim').find((button) => button.getAttribute('aria-label') === `Claim ${name}`);
  if (!found) throw new Error(`${name} cannot be claimed`);
  return found as HTMLButtonElement;
};
