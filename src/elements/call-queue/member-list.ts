import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { membersByStatus, type Member, type Queue } from '../../core/index.js';
import { msg } from '../../i18n/index.js';
import { VirtualList } from '../virtual-list.js';
import type { QueueBoard } from './call-queue-view.js';
import { countWords } from './call-queue-words.js';
import { lastAnswer } from './last-answer.js';
import { MemberOrder } from './member-order.js';
import { memberRow } from './member-row.js';

/** The agents of the queues. */
export class MemberList {
  readonly #list: VirtualList;
  readonly #order = new MemberOrder();
  readonly #counts = lastAnswer(([members]: readonly [readonly Member[]]) => membersByStatus(members));

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }) {
    this.#list = new VirtualList(host, '.members');
  }

  count(queues: readonly Queue[]): number {
    return this.#order.rows(queues).length;
  }

  render({ shown, centre }: QueueBoard, now: number): TemplateResult {
    const members = this.#order.rows(shown);
    const { start, end } = this.#list.range(members.length);
    const agents = msg('Agents', { desc: 'Heading: those who answer calls' });
    return html`
      <section class="pane agents" aria-label=${agents}>
        <p class="counts" part="counts">${members.length ? countWords(this.#counts(members)).map(([status, words]) => html`<span><span class="dot ${status}"></span><bdi>${words}</bdi></span> `) : msg('No agents')}</p>
        ${members.length ? html`<div class="members" part="members" role="list" tabindex="0" aria-label=${agents}>
          <div class="rows" role="presentation">${repeat(members.slice(start, end), ({ agent }) => agent, (member, index) =>
            memberRow({ member, index: start + index, total: members.length, now, isSelf: member.agent === centre.agent }))}</div>
        </div>` : nothing}
      </section>`;
  }
}
