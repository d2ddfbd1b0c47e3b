import { html, nothing, type TemplateResult } from 'lit';
import type { Member } from '../../core/index.js';
import { msg } from '../../i18n/index.js';
import { reasonWord } from '../agent-status/away-reasons.js';
import { selfWords } from './call-queue-words.js';

/** What the agent who looks may do about being in a queue. */
export type MembershipWish =
  | { readonly type: 'join-queue' }
  | { readonly type: 'leave-queue' }
  | { readonly type: 'set-status'; readonly status: 'ready' | 'away'; readonly reason?: string };

export interface Membership {
  /** Undefined while they are not in the queue. */
  readonly self: Member | undefined;
  readonly mayJoin: boolean;
  readonly mayPause: boolean;
  readonly reasons: readonly string[];
  /** They are asked why they go away. */
  readonly asking: boolean;
  readonly ask: (asking: boolean) => void;
  readonly wish: (wish: MembershipWish) => void;
}

/** What I am in this queue, and what I can make of it. */
export function membership(options: Membership): TemplateResult {
  const { self, asking } = options;
  const words = selfWords(self);
  return html`
    <div class="membership" part="membership" role="group" aria-label=${msg('You in this queue', { desc: 'Name of a group of buttons: Join, Leave, Away' })}>
      ${asking ? whyAway(options) : html`
        <span class="dot ${self?.status ?? 'out'}"></span><bdi class="self-words" part="self" title=${words}>${words}</bdi>
        <span class="wishes">${wishes(options)}</span>`}
    </div>`;
}

const wishes = (options: Membership): TemplateResult => {
  const { self, mayJoin, mayPause, wish } = options;
  if (!self) return html`${mayJoin ? button('join', msg('Join', { desc: 'A button: a queue' }), () => wish({ type: 'join-queue' })) : nothing}`;
  return html`
    ${mayPause ? (self.paused ? button('ready', msg('Ready', { desc: 'Status of an agent: calls may come' }), () => wish({ type: 'set-status', status: 'ready' })) : button('away', msg('Away', { desc: 'Status of an agent: on a break' }), () => goAway(options))) : nothing}
    ${mayJoin ? button('leave', msg('Leave', { desc: 'A button: a queue' }), () => wish({ type: 'leave-queue' })) : nothing}`;
};

const button = (part: string, word: string, press: () => void): TemplateResult =>
  html`<button type="button" class="quiet" part=${part} @click=${press}>${word}</button>`;

const goAway = ({ reasons, ask, wish }: Membership): void => (reasons.length ? ask(true) : wish({ type: 'set-status', status: 'away' }));

/** In place of all else, so that nothing lies over anything. */
const whyAway = ({ reasons, ask, wish }: Membership): TemplateResult => html`
  <span id="why-away" class="self-words">${msg('Away here:', { desc: 'Away from this queue alone; the reasons to choose from follow' })}</span>
  <span class="reasons" role="group" aria-labelledby="why-away" @keydown=${(event: KeyboardEvent) => escape(event, ask)}>
    ${reasons.map((reason) => html`<button type="button" class="reason" part="reason" @click=${() => wish({ type: 'set-status', status: 'away', reason })}><bdi>${reasonWord(reason)}</bdi></button>`)}
    ${button('cancel', msg('Cancel'), () => ask(false))}
  </span>`;

function escape(event: KeyboardEvent, ask: (asking: boolean) => void): void {
  if (event.key !== 'Escape') return;
  event.stopPropagation();
  ask(false);
}
