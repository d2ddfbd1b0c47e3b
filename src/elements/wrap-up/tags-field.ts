import { html, nothing, type TemplateResult } from 'lit';
import { isolated, msg, str } from '../../i18n/index.js';
import * as icons from '../icons.js';
import { describedBy, labelled, type FieldRoom } from './field.js';

const commas: ReadonlySet<string> = new Set([',', '،', '，', '、']);

/** What somebody typed or pasted, as tags: each once, as it was written first. */
export function withTags(tags: readonly string[], text: string): readonly string[] {
  const have = new Set(tags.map((tag) => tag.toLowerCase()));
  const fresh = text.split(/[,،，、;؛；\n\t]/).map((tag) => tag.trim()).filter((tag) => tag && !have.has(tag.toLowerCase()) && have.add(tag.toLowerCase()));
  return [...tags, ...fresh];
}

/** Words: Enter or a comma makes one of what is typed, Backspace in an empty field takes the last away. */
export function tagsField(room: FieldRoom): TemplateResult {
  const tags = Array.isArray(room.answer) ? room.answer as readonly string[] : [];
  const suggestions = (room.field.items?.enum ?? []).filter((one) => !tags.includes(one));
  const set = (next: readonly string[]): void => { if (next !== tags) room.change(next.length ? next : undefined); };
  const add = (input: HTMLInputElement): void => {
    const text = input.value;
    input.value = '';
    if (text.trim()) set(withTags(tags, text));
  };
  const key = (event: KeyboardEvent): void => {
    const input = event.currentTarget as HTMLInputElement;
    if (event.isComposing) return;
    if (event.key === 'Backspace' && !input.value && tags.length) set(tags.slice(0, -1));
    if ((event.key !== 'Enter' && !commas.has(event.key)) || !input.value.trim()) return;
    if (!event.ctrlKey && !event.metaKey) { event.preventDefault(); event.stopPropagation(); } // With these it is saved as well.
    add(input);
  };
  return labelled(room, html`
    <div class="tags" part="tags">
      ${tags.map((tag) => html`<span class="tag" part="tag"><span dir="auto">${tag}</span>
        <button type="button" class="quiet" aria-label=${msg(str`Take away ${isolated(tag)}`, { desc: 'A word that somebody put on a call' })} @click=${() => set(tags.filter((one) => one !== tag))}>${icons.close}</button></span>`)}
      <input id=${room.id} type="text" autocomplete="off" dir="auto" list=${suggestions.length ? `${room.id}-list` : nothing} ?readonly=${room.readonly}
        aria-required=${room.required ? 'true' : nothing} aria-invalid=${room.problem ? 'true' : nothing} aria-describedby=${describedBy(room)}
        @keydown=${key} @blur=${(event: Event) => add(event.currentTarget as HTMLInputElement)}
        @input=${(event: Event) => { if (suggestions.includes((event.currentTarget as HTMLInputElement).value)) add(event.currentTarget as HTMLInputElement); }} />
      ${suggestions.length ? html`<datalist id=${`${room.id}-list`}>${suggestions.map((one) => html`<option value=${one}></option>`)}</datalist>` : nothing}
    </div>`);
}
