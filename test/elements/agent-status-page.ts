import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../src/define/agent-status.js';
import type { Member, QueueSnapshot } from '../../src/core/index.js';
import type { CordAgentStatusElement } from '../../src/elements/agent-status/agent-status-element.js';
import { ada, type Script } from '../../stories/on-sim.js';
import { button, settle, simPage, until, type SimPage } from './sim-page.js';

export interface StatusPage extends SimPage {
  readonly status: CordAgentStatusElement;
}

export async function statusPage(script: Script = () => {}, options: Parameters<typeof simPage>[2] = {}): Promise<StatusPage> {
  const page = await simPage(html`<cord-agent-status></cord-agent-status>`, script, options);
  return { ...page, status: page.place.querySelector('cord-agent-status')! };
}

export const lunch: Script = ({ desk }) => desk.send({ type: 'set-status', status: 'away', reason: 'Lunch' });

/** We talk to Ada. */
export const onCall: Script = ({ desk, line }) => desk.send({ type: 'answer', callId: line.ring(ada) });

export const me: Member = { agent: '1001', name: 'Me', status: 'ready', paused: false, answered: 0 };

/** In Support, away from Sales, not in Billing. */
export const queues: readonly QueueSnapshot[] = [
  { id: 'support', name: 'Support', waiting: [], members: [me] },
  { id: 'sales', name: 'Sales', waiting: [], members: [{ ...me, status: 'away', paused: true, reason: 'Coaching' }] },
  { id: 'billing', name: 'Billing', waiting: [], members: [] },
];

export const words = ({ status }: StatusPage): string => button(status, 'status').textContent.replace(/\s+/g, ' ').trim();
export const dot = ({ status }: StatusPage): string => status.shadowRoot!.querySelector('.status .dot')!.className;
export const all = <E extends HTMLElement>({ status }: StatusPage, selector: string): E[] => [...status.shadowRoot!.querySelectorAll<E>(selector)];
export const items = (page: StatusPage): HTMLElement[] => all(page, '[role=menuitemradio]');
export const isOpen = (page: StatusPage): boolean => !all(page, '.popup')[0]!.hidden;
export const focused = ({ status }: StatusPage): Element | null => status.shadowRoot!.activeElement;
export const focusedText = (page: StatusPage): string => focused(page)?.textContent?.trim() ?? '';

/** Opens it, until all that comes late is there. */
export async function open(page: StatusPage): Promise<void> {
  button(page.status, 'status').click();
  await until(() => all(page, '[part=today]').length, 'the panel is there');
  await settle(page.place);
}

export async function press(page: StatusPage, ...keys: readonly string[]): Promise<void> {
  for (const one of keys) {
    await sendKeys({ press: one });
    await settle(page.place);
  }
}
