import { html, nothing, type TemplateResult } from 'lit';
import type { Queue } from '../../core/index.js';

/** Queues of which nobody tells more than whether anybody waits. */
export const lamps = (queues: readonly Queue[], named: boolean): TemplateResult => html`${queues.map(({ lamp, name }) => html`
  <p class="lamp ${lamp ? 'on' : ''}" part="lamp"><span class="light"></span>${named ? html`<bdi>${name}:</bdi> ` : nothing}${lamp ? 'Someone waits' : 'Nobody waits'}</p>`)}`;
