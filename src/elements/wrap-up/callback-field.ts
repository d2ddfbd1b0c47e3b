import { html, nothing, type TemplateResult } from 'lit';
import { isolated, msg, str } from '../../i18n/index.js';
import { callbackExamples, callbackPresets, callbackText, callbackWords } from './callback-text.js';
import { readCallback } from './callback-time.js';
import { describedBy, labelled, textOf, type FieldRoom } from './field.js';
import { follow } from './follow.js';
import { momentInput } from './text-fields.js';

export interface CallbackRoom extends FieldRoom {
  readonly now: number;
  /** The browser's own field is open beneath. */
  readonly picking: boolean;
  pick(): void;
}

/** A moment in one line. What was understood stands beneath before it is saved, with the presets and, for who can't say it, a calendar. */
export function callbackField(room: CallbackRoom): TemplateResult {
  const at = Date.parse(textOf(room.answer));
  const isKnown = !Number.isNaN(at);
  return html`
    ${labelled(room, html`
      <input id=${room.id} type="text" autocomplete="off" dir="auto" placeholder=${callbackExamples()[0]} ?readonly=${room.readonly}
        aria-required=${room.required ? 'true' : nothing} aria-invalid=${room.problem ? 'true' : nothing} aria-describedby=${describedBy(room, `${room.id}-heard`)}
        @input=${(event: Event) => hear(room, (event.currentTarget as HTMLInputElement).value)} ${follow(room.unread ?? (isKnown ? callbackText(at) : ''))} />
      <p class="heard" part="heard" id=${`${room.id}-heard`} aria-live="polite"><span dir="auto">${heardWords(room, at)}</span></p>`)}
    <div class="presets">
      ${callbackPresets(room.now).map(([words, moment]) => html`<button type="button" class="small" part="preset" @click=${() => room.change(new Date(moment).toISOString())}>${words}</button>`)}
      <button type="button" class="small" part="pick" aria-expanded=${room.picking} @click=${() => room.pick()}>${msg('Calendar', { desc: 'Button: opens the browser’s own' })}</button>
    </div>
    ${room.picking ? momentInput(room, { id: `${room.id}-moment`, label: msg(str`${isolated(room.title)}: day and time`, { desc: 'A field of a form' }), min: room.now }) : nothing}`;
}

function hear(room: CallbackRoom, text: string): void {
  const at = text.trim() ? readCallback(text, room.now) : undefined;
  if (at !== undefined && at > room.now) room.change(new Date(at).toISOString());
  else if (text.trim()) room.cannotRead(text);
  else room.change(undefined);
}

/** What was understood, or what it is waiting for. */
export function heardWords({ unread, now }: Pick<CallbackRoom, 'unread' | 'now'>, at: number): string {
  if (unread === undefined) return Number.isNaN(at) ? '' : at < now ? pastWords(at, now) : callbackWords(at, now);
  const past = readCallback(unread, now);
  if (past !== undefined) return pastWords(past, now);
  const [day, span, weekday] = callbackExamples();
  return msg(str`Not clear yet. Try “${day}”, “${span}” or “${weekday}”.`, { desc: 'Examples, in your language already: tomorrow 10:00, in 2 hours, Mon 9' });
}

const pastWords = (at: number, now: number): string => msg(str`${callbackWords(at, now)}: that has passed`, { desc: 'A moment in which somebody was to be called back' });
