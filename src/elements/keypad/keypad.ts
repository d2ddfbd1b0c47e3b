import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '../../i18n/index.js';

export interface KeypadOptions {
  /** Asked for each key, by pointer or keyboard. */
  readonly press: (key: string) => void;
  /** What the group is called: "Dial pad", "Tones". */
  readonly label: string;
  readonly disabled?: boolean;
  /** Shows a + under the 0, for numbers to dial. */
  readonly plus?: boolean;
}

const keys: ReadonlyArray<readonly [key: string, letters: string, name?: () => string]> = [
  ['1', ''], ['2', 'ABC'], ['3', 'DEF'],
  ['4', 'GHI'], ['5', 'JKL'], ['6', 'MNO'],
  ['7', 'PQRS'], ['8', 'TUV'], ['9', 'WXYZ'],
  ['*', '', () => msg('star', { desc: 'The * key' })], ['0', ''], ['#', '', () => msg('pound', { desc: 'The # key' })],
];

/** "2, A B C": what a screen reader says. */
const nameOf = (key: string, letters: string, name = () => key): string => (letters ? `${name()}, ${[...letters].join(' ')}` : name());

/** Drawn by style, for as text they would belong to the name. The 1 keeps their place, so that its row is level. */
const lettersOf = (key: string, letters: string, plus: boolean): TemplateResult | typeof nothing => {
  const shown = letters || (plus && key === '0' ? '+' : '');
  return shown || key === '1' ? html`<span class="letters" data-letters=${shown}></span>` : nothing;
};

/** Twelve keys, always left to right. Arrows move between them; typing a digit presses it. */
export const keypad = ({ press, label, disabled = false, plus = false }: KeypadOptions): TemplateResult => html`
  <div class="keypad" part="keypad" role="group" aria-label=${label} dir="ltr" @keydown=${(event: KeyboardEvent) => onKey(event, disabled ? undefined : press)}>
    ${keys.map(([key, letters, name]) => html`
      <button type="button" class="key" part="key" data-key=${key} aria-label=${nameOf(key, plus && key === '0' ? '+' : letters, name)} ?disabled=${disabled} @click=${() => press(key)}>
        <span class="digit" aria-hidden="true">${key}</span>
        ${lettersOf(key, letters, plus)}
      </button>`)}
  </div>`;

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 3, ArrowUp: -3 };

function onKey(event: KeyboardEvent, press: KeypadOptions['press'] | undefined): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (press && keys.some(([key]) => key === event.key)) {
    event.preventDefault();
    press(event.key);
    return;
  }
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const all = [...(event.currentTarget as HTMLElement).querySelectorAll('button')];
  all[all.indexOf(event.target as HTMLButtonElement) + step]?.focus();
}
