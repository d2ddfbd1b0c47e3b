import { html, type TemplateResult } from 'lit';
import '../../src/define/wrap-up.js';
import type { WrapUp } from '../../src/core/index.js';
import type { CordWrapUpElement } from '../../src/elements/wrap-up/wrap-up-element.js';
import type { Script } from '../../stories/on-sim.js';
import { withWork } from '../../stories/papers-on-sim.js';
import { settle, simPage, until, type SimPage } from './sim-page.js';

export interface PaperPage extends SimPage {
  readonly element: CordWrapUpElement;
  /** The papers on the desk. */
  open(): readonly WrapUp[];
}

export async function paperPage(script: Script = () => {}, options: Parameters<typeof simPage>[2] = {}, content: TemplateResult = html`<cord-wrap-up></cord-wrap-up>`): Promise<PaperPage> {
  const page = await simPage(content, script, { ...withWork, ...options });
  const element = page.place.querySelector('cord-wrap-up')!;
  await until(() => element.shadowRoot!.querySelector('.frame'), 'it is drawn');
  if (page.sim.desk.state.wrapUps.open.length) await until(() => element.shadowRoot!.querySelector('[tabindex="-1"].frame'), 'its view is loaded');
  await settle(page.place);
  return { ...page, element, open: () => page.sim.desk.state.wrapUps.open };
}

export const all = <T extends HTMLElement = HTMLElement>({ element }: Pick<PaperPage, 'element'>, selector: string): T[] => [...element.shadowRoot!.querySelectorAll<T>(selector)];
export function one<T extends HTMLElement = HTMLElement>(page: Pick<PaperPage, 'element'>, selector: string): T {
  const found = all<T>(page, selector)[0];
  if (!found) throw new Error(`there is no ${selector}`);
  return found;
}
export const words = (page: Pick<PaperPage, 'element'>, selector: string): string[] => all(page, selector).map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());

/** The field with this title. */
export const field = (page: PaperPage, title: string): HTMLElement => {
  const found = all(page, '.field').find((part) => part.querySelector('label, legend, .label')?.textContent.includes(title));
  if (!found) throw new Error(`there is no field ${title}`);
  return found;
};
export const input = (page: PaperPage, title: string): HTMLInputElement => field(page, title).querySelector<HTMLInputElement>('input, textarea, select')!;

/** Types over what is there, in one go. */
export function fill(control: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  control.value = text;
  control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

export const focused = ({ element }: Pick<PaperPage, 'element'>): Element | null => element.shadowRoot!.activeElement;
export const chip = (page: PaperPage, name: string): HTMLButtonElement => all<HTMLButtonElement>(page, '.chip').find(({ textContent }) => textContent.includes(name))!;
