import { cleanNumber } from '../../phone-number/index.js';
import { erased, inserted, regrouped, type Entry, type Writing } from './number-entry.js';

export interface NumberFieldRoom {
  input(): HTMLInputElement | null;
  readonly write: Writing;
  /** The text changed; `byTyping`, in the field itself. */
  changed(text: string, byTyping: boolean): void;
}

const deletions: Readonly<Record<string, 'backward' | 'forward'>> = { deleteContentBackward: 'backward', deleteContentForward: 'forward' };

/** Editing a number in an input: it is grouped while it grows, and the caret stays where the person put it. */
export class NumberField {
  readonly #room: NumberFieldRoom;

  constructor(room: NumberFieldRoom) {
    this.#room = room;
  }

  /** In place of everything. */
  fill(number: string): void {
    this.#show(inserted({ text: '', start: 0, end: 0 }, number, this.#room.write));
  }

  readonly press = (key: string): void => this.#show(inserted(this.#entry(), key, this.#room.write));

  readonly erase = (): void => this.#show(erased(this.#entry(), this.#room.write));

  readonly onInput = (event: InputEvent): void => {
    if (event.isComposing) this.#room.changed(this.#entry().text, true);
    else this.#show(regrouped(this.#entry(), this.#room.write), true);
  };

  readonly onBeforeInput = (event: InputEvent): void => {
    const direction = deletions[event.inputType];
    if (!direction || event.isComposing) return;
    event.preventDefault();
    this.#show(erased(this.#entry(), this.#room.write, direction), true);
  };

  readonly onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!cleanNumber(text)) return;
    event.preventDefault();
    this.#show(inserted(this.#entry(), text, this.#room.write), true);
  };

  #entry(): Entry {
    const input = this.#room.input();
    const text = input?.value ?? '';
    return { text, start: input?.selectionStart ?? text.length, end: input?.selectionEnd ?? text.length };
  }

  #show({ text, start, end }: Entry, byTyping = false): void {
    const input = this.#room.input();
    if (input) {
      input.value = text;
      input.setSelectionRange(start, end);
      if (end === text.length) input.scrollLeft = input.scrollWidth;
    }
    this.#room.changed(text, byTyping);
  }
}
