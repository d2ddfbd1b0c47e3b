import { html, nothing, type TemplateResult } from 'lit';
import type { Command } from '../../desk/index.js';
import { isolated, msg, str } from '../../i18n/index.js';
import * as icons from '../notice-icons.js';
import type { Notice } from './desk-notices.js';

export interface NoticeRoom {
  /** Whose password is asked for. */
  readonly user: string;
  readonly send: (command: Command) => void;
  /** What is said only once was read. */
  readonly understood: () => void;
}

/** Those that the polite region of the desk says. */
export const isSpoken = ({ id }: Notice): boolean => id === 'connecting' || id === 'back' || id === 'lonely';

/** A problem in words and, beside it, its cure. */
export const noticeView = (notice: Notice, room: NoticeRoom): TemplateResult => html`
  <div class="notice" part="notice" data-tone=${notice.tone} role=${isSpoken(notice) ? nothing : 'alert'}>
    <span class="sign">${signs[notice.id] ?? icons.alert}</span>
    <p><bdi>${notice.message}</bdi></p>
    ${notice.cure ? cures[notice.cure](room) : nothing}
  </div>`;

const signs: Partial<Record<Notice['id'], TemplateResult>> = { connecting: icons.wifiOff, back: icons.check, lonely: icons.headset, ring: icons.bell };

const button = (words: string, command: Command, { send }: NoticeRoom): TemplateResult =>
  html`<button type="button" part="cure" @click=${() => send(command)}>${words}</button>`;

const dismissButton = (dismiss: () => void): TemplateResult => {
  const words = msg('Dismiss', { desc: 'Button: takes a notice or a call that is over away' });
  return html`<button type="button" class="quiet icon-only" part="dismiss" aria-label=${words} title=${words} @click=${dismiss}>${icons.close}</button>`;
};

const cures: Record<NonNullable<Notice['cure']>, (room: NoticeRoom) => TemplateResult> = {
  'try-again': (room) => button(msg('Try again', { desc: 'Button' }), { type: 'connect' }, room),
  'check-microphone': (room) => button(msg('Check again', { desc: 'Button: looks again what is wrong with the microphone' }), { type: 'check-microphone' }, room),
  'dismiss': ({ send }) => dismissButton(() => send({ type: 'dismiss-failure' })),
  'understood': ({ understood }) => dismissButton(understood),
  'sign-in': (room) => html`
    <form class="sign-in" part="sign-in" @submit=${(event: SubmitEvent) => signIn(event, room)}>
      <input type="text" name="user" autocomplete="username" .value=${room.user} readonly hidden>
      <label for="password">${msg(str`Password for ${isolated(room.user)}`)}</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required>
      <button type="submit" class="primary" part="cure">${msg('Sign in', { desc: 'Button' })}</button>
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
