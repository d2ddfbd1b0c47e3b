import { fixtureCleanup, nextFrame, waitUntil } from '@open-wc/testing';
import { render, type LitElement, type TemplateResult } from 'lit';
import '../../src/define/desk.js';
import type { CordDeskElement } from '../../src/elements/desk/desk-element.js';
import { createSim, type Sim, type SimOptions } from '../../src/sim/index.js';
import type { Script } from '../../stories/on-sim.js';

export interface SimPage {
  readonly sim: Sim;
  readonly place: HTMLElement;
  readonly cordDesk: CordDeskElement;
}

export type Scheme = 'light' | 'dark';

const pages: HTMLElement[] = [];

/** A page with a `<cord-desk>` over a simulated line, and beside it what is tested. */
export async function simPage(content: TemplateResult, script: Script = () => {}, { scheme = 'light', width = 360, ...options }: SimOptions & { scheme?: Scheme; width?: number } = {}): Promise<SimPage> {
  const sim = await createSim(options);
  const cordDesk = document.createElement('cord-desk');
  cordDesk.desk = sim.desk;
  const place = emptyPlace(scheme, width);
  const inner = document.createElement('div');
  place.append(cordDesk, inner);
  render(content, inner);
  await script(sim);
  await settle(place);
  return { sim, place, cordDesk };
}

/** A place without a desk. */
export function emptyPlace(scheme: Scheme = 'light', width = 360): HTMLElement {
  const place = document.createElement('div');
  place.style.cssText = `color-scheme: ${scheme}; background: ${scheme === 'dark' ? '#111214' : '#fff'}; inline-size: ${width}px; font-family: sans-serif`;
  document.body.append(place);
  pages.push(place);
  return place;
}

/** When everything in there has drawn what it knows, and stands still but for what pulses. */
export async function settle(root: ParentNode): Promise<void> {
  await nextFrame();
  for (const element of root.querySelectorAll('*')) {
    await (element as Partial<LitElement>).updateComplete;
    if (element.shadowRoot) await stand(element.shadowRoot);
    if (element.shadowRoot?.querySelector('cord-call')) await settle(element.shadowRoot);
  }
}

async function stand(root: ShadowRoot): Promise<void> {
  const passing = root.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(passing.map(({ finished }) => finished));
}

/** A button by its part. */
export function button(host: Element, part: string): HTMLButtonElement {
  const found = host.shadowRoot!.querySelector<HTMLButtonElement>(`button[part~="${part}"]`);
  if (!found) throw new Error(`there is no ${part} button in <${host.localName}>`);
  return found;
}

export const isEnabled = (found: HTMLButtonElement): boolean => !found.disabled && found.getAttribute('aria-disabled') !== 'true';

/** The parts of the buttons that can be pressed now. */
export const enabledButtons = (host: Element): string[] =>
  [...host.shadowRoot!.querySelectorAll<HTMLButtonElement>('button')].filter(isEnabled).map((one) => one.getAttribute('part') ?? '');

/** The visible text, spaces made single. */
export const textOf = (host: Element): string => (host.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();

export const until = (true_: () => unknown, what: string): Promise<void> => waitUntil(true_, what, { interval: 10, timeout: 5_000 });

/** Takes away what a test put on the page. */
export async function clearPage(): Promise<void> {
  for (const page of pages.splice(0)) page.remove();
  fixtureCleanup();
  await nextFrame();
}
