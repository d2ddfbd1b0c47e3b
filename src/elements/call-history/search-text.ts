/** How long nothing is typed before it is looked for, ms. */
const quiet = 150;

/** What is typed into a search field, looked for when the typing pauses. */
export class SearchText {
  text = '';
  readonly #look: (text: string) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(look: (text: string) => void) {
    this.#look = look;
  }

  type(text: string): void {
    this.text = text;
    this.stop();
    this.#timer = setTimeout(() => this.#look(text.trim()), quiet);
  }

  clear(): void {
    this.text = '';
    this.stop();
    this.#look('');
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
