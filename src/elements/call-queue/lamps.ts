import { html, type TemplateResult } from 'lit';
import type { Queue } from '../../core/index.js';
import { isolated, msg, str } from '../../i18n/index.js';

/** Queues of which nobody tells more than whether anybody waits. */
export const lamps = (queues: readonly Queue[], named: boolean): TemplateResult => html`${queues.map(({ lamp, name }) => html`
  <p class="lamp ${lamp ? 'on' : ''}" part="lamp"><span class="light"></span>${lampWords(lamp === true, named ? isolated(name) : undefined)}</p>`)}`;

function lampWords(lit: boolean, name: string | undefined): string {
  if (name === undefined) return lit ? msg('Someone waits') : msg('Nobody waits');
  return lit ? msg(str`${name}: Someone waits`, { desc: 'In a queue' }) : msg(str`${name}: Nobody waits`, { desc: 'In a queue' });
}
