import { html, nothing, type TemplateResult } from 'lit';
import type { Member } from '../../core/index.js';
import { counted, msg, str } from '../../i18n/index.js';
import { duration, number } from '../format.js';
import * as icons from '../icons.js';
import { memberWords, missedWords } from './call-queue-words.js';

export interface MemberRow {
  readonly member: Member;
  /** From 0. */
  readonly index: number;
  readonly total: number;
  readonly now: number;
  /** It is the agent who looks. */
  readonly isSelf: boolean;
}

/** One agent of a queue. */
export function memberRow({ member, index, total, now, isSelf }: MemberRow): TemplateResult {
  const { name, status, since, answered } = member;
  const missed = missedWords(member);
  const calls = number(answered);
  return html`
    <div class="member ${status}" part="member" role="listitem" aria-setsize=${total} aria-posinset=${index + 1}>
      <span class="dot ${status}" part="dot"></span>
      <span class="agent"><bdi class="name" part="agent">${name}</bdi>${isSelf ? html` <span class="self">${msg('You', { desc: 'Mark beside the agent who looks' })}</span>` : nothing}</span>
      <span class="time" part="time">${since === undefined ? nothing : duration(now - since)}</span>
      <span class="state" part="state">
        ${missed ? html`<span class="missed" part="missed" title=${missed}>${icons.bell}<span>${msg('Missed', { desc: 'What nobody answered: a call, or a ring' })}</span></span>` : nothing}
        <bdi>${memberWords(member)}</bdi>
      </span>
      <span class="answered" part="answered"><span aria-hidden="true">${calls}</span> <span class="visually-hidden">${counted(answered, msg(str`${calls} answered | ${calls} answered`, { desc: 'Calls, by an agent' }))}</span>${icons.check}</span>
    </div>`;
}
