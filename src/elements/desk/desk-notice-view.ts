import { html, nothing, type TemplateResult } from 'lit';
import type { Command } from '../../desk/index.js';
import * as icons from '../icons.js';
import type { Notice } from './desk-notices.js';

export interface NoticeRoom {
  /** Whose password is asked for. */
  readonly user: string;
  readonly send: (command: Command) => void;
}

/** A problem in words and, beside it, its cure. */
export const noticeView = (notice: Notice, room: NoticeRoom): TemplateResult => html`
  <div class="notice" part="notice" data-tone=${notice.tone} role=${notice.id === 'connecting' ? 'status' : 'alert'}>
    <span class="sign">${notice.id === 'connecting' ? icons.wifiOff : notice.id === 'ring' ? icons.bell : icons.alert}</span>
    <p>${notice.message}</p>
    ${notice.cure ? cures[notice.cure](room) : nothing}
  </div>`;

const button = (words: string, command: Command, { send }: NoticeRoom): TemplateResult =>
  html`<button type="button" part="cure" @click=${() => send(command)}>${words}</button>`;

const cures: Record<NonNullable<Notice['cure']>, (room: NoticeRoom) => TemplateResult> = {
  'try-again': (room) => button('Try again', { type: 'connect' }, room),
  'check-microphone': (room) => button('Check again', { type: 'check-microphone' }, room),
  'dismiss': ({ send }) => html`<button type="button" class="quiet icon-only" part="dismiss" aria-label="Dismiss" title="Dismiss"
    @click=${() => send({ type: 'dismiss-failure' })}>${icons.close}</button>`,
  'sign-in': (room) => html`
    <form class="sign-in" part="sign-in" @submit=${(event: SubmitEvent) => signIn(event, room)}>
      <input type="text" name="user" autocomplete="username" .value=${room.user} readonly hidden>
      <label for="password">Password for ${room.user}</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required>
      <button type="submit" class="primary" part="cure">Sign in</button>
    </form>`,
};

/** The password goes to the line and nowhere else; the field forgets it at once. */
function signIn(event: SubmitEvent, { send }: NoticeRoom): void {
  event.preventDefault();
  const field = (event.target as HTMLFormElement).querySelector<HTMLInputElement>('#password')!;
  const password = field.value;
  field.value = '';
  if (password) send({ type: 'connect', password });
}
