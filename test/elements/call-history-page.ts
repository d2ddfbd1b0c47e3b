import { html } from 'lit';
import '../../src/define/call-history.js';
import type { CordCallHistoryElement } from '../../src/elements/call-history/call-history-element.js';
import { fill, type EndlessLog } from '../../stories/calls-on-sim.js';
import type { Script } from '../../stories/on-sim.js';
import { settle, simPage, until, type SimPage } from './sim-page.js';

export interface HistoryPage extends SimPage {
  readonly history: CordCallHistoryElement;
}

/** A page with a history of several days, or of what the script puts into it. */
export async function historyPage(script: Script = (sim) => fill(sim), options: Parameters<typeof simPage>[2] = {}): Promise<HistoryPage> {
  const page = await simPage(html`<cord-call-history></cord-call-history>`, script, { width: 720, ...options });
  const history = page.place.querySelector('cord-call-history')!;
  const found = { ...page, history };
  const total = (await page.sim.desk.records.callLog.days()).reduce((sum, { calls }) => sum + calls, 0);
  await until(() => all(found, '[part=empty]').length ? total === 0 : all(found, '.row')[0]?.getAttribute('aria-setsize') === String(total), 'the whole log was looked at');
  await settle(page.place); // what it measured is drawn with the next frame
  return found;
}

/** So many calls, none of which exists before it is looked at. */
export const endless = (log: EndlessLog): Script => ({ records }) => void Object.assign(records, { callLog: log });

export const all = ({ history }: HistoryPage, selector: string): HTMLElement[] => [...history.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
export const one = (page: HistoryPage, selector: string): HTMLElement => {
  const found = all(page, selector)[0];
  if (!found) throw new Error(`there is no ${selector}`);
  return found;
};
export const words = (page: HistoryPage, selector: string): string[] => all(page, selector).map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
/** Whom the rows that are drawn are of. */
export const names = (page: HistoryPage): string[] => words(page, '.row .name');
export const rowOf = (page: HistoryPage, name: string): HTMLElement => {
  const found = all(page, '.row').find((row) => row.querySelector('.name')?.textContent === name);
  if (!found) throw new Error(`there is no call with ${name}`);
  return found;
};
/** Unfolds a call, or folds it. */
export async function unfold(page: HistoryPage, name: string): Promise<void> {
  rowOf(page, name).click();
  await settle(page.place);
}
export async function press(page: HistoryPage, part: string, within = ''): Promise<void> {
  one(page, `${within} button[part=${part}]`).click();
  await settle(page.place);
}
export async function search(page: HistoryPage, text: string): Promise<void> {
  const field = one(page, '[part=search]') as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new InputEvent('input'));
  await settle(page.place);
}
