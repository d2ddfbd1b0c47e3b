import { html } from 'lit';
import '../../src/define/screen-pop.js';
import type { CordScreenPopElement } from '../../src/elements/screen-pop/screen-pop-element.js';
import { ada, adaRings, withCustomers } from '../../stories/customers-on-sim.js';
import type { Script } from '../../stories/on-sim.js';
import { settle, simPage, until, type SimPage } from './sim-page.js';

export interface PopPage extends SimPage {
  readonly pop: CordScreenPopElement;
}

/** A page on which Ada rings, unless the script says otherwise. */
export async function popPage(script: Script = adaRings, options: Parameters<typeof simPage>[2] = {}, content = html`<cord-screen-pop></cord-screen-pop>`): Promise<PopPage> {
  const page = await simPage(content, script, { ...withCustomers(ada()), ...options });
  const pop = page.place.querySelector('cord-screen-pop')!;
  await until(() => pop.shadowRoot!.querySelector('.body, .empty'), 'its view is loaded');
  await settle(page.place);
  return { ...page, pop };
}

export const all = ({ pop }: Pick<PopPage, 'pop'>, selector: string): HTMLElement[] => [...pop.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
export const one = (page: Pick<PopPage, 'pop'>, selector: string): HTMLElement => {
  const found = all(page, selector)[0];
  if (!found) throw new Error(`there is no ${selector}`);
  return found;
};
export const words = (page: Pick<PopPage, 'pop'>, selector: string): string[] => all(page, selector).map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());

/** Who is shown. */
export const who = (page: Pick<PopPage, 'pop'>): string => words(page, 'h2').join();
/** What screen readers are told. */
export const news = (page: Pick<PopPage, 'pop'>): string => words(page, '[role=status]').join();
