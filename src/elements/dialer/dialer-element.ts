import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { locale, msg, str } from '../../i18n/index.js';
import { cleanNumber, countryName, loadPhoneRules, regionOf, type PhoneRules } from '../../phone-number/index.js';
import { controls } from '../controls.styles.js';
import { CordElement } from '../cord-element.js';
import { DeskController } from '../desk-controller.js';
import * as icons from '../icons.js';
import { keypad } from '../keypad/keypad.js';
import { keypadStyles } from '../keypad/keypad.styles.js';
import { pageKeys } from '../page-keys.js';
import { tokens } from '../tokens.styles.js';
import { CordDialEvent } from './dialer-events.js';
import { dialerView, noteFor, notANumber, type Note } from './dialer-view.js';
import { styles } from './dialer.styles.js';
import { LongPress } from './long-press.js';
import { regrouped } from './number-entry.js';
import { NumberField } from './number-field.js';
import { PhoneBook, type Contact, type Suggestion } from './phone-book.js';
import { optionId, suggestionList, suggestionRow } from './suggestion-list.js';

/**
 * Calls a number: typed, pasted in whatever form, pressed on the keypad, or picked from contacts and recent calls.
 *
 * @fires {CordDialEvent} cord-dial - Before a number is dialled; cancel it to do something else with it.
 * @csspart field - Around the number: its country, the input and Delete.
 * @csspart input - The input for the number or a name.
 * @csspart region - The country whose numbers need no code, or the one of the number.
 * @csspart delete - Takes away the last digit; held, all of them.
 * @csspart note - The line under the field: what went wrong, whose number it is, what Call would do.
 * @csspart suggestions - The list under the field.
 * @csspart suggestion - One line of it.
 * @csspart keypad - The twelve keys.
 * @csspart key - One key.
 * @csspart call - The Call button.
 * @csspart recent - The list of recent calls beside the keypad, where there is room.
 * @cssstate hindered - While no call can be made, because the phone is not connected.
 */
export class CordDialerElement extends CordElement {
  static readonly tagName = 'cord-dialer';
  static override styles = [tokens, controls, keypadStyles, styles];

  /** The country whose numbers are written without a code, `DE`; by default the one of the browser's language. */
  @property() region = '';
  /** Whom the page knows: `{ name, number }[]`. */
  @property({ attribute: false }) contacts: readonly Contact[] = [];
  /** What is in the field. */
  @property({ attribute: false }) value = '';

  @state() private open = false;
  @state() private active = -1;
  @state() private problem = '';
  @state() private rules: PhoneRules | undefined;
  @query('input') private readonly input!: HTMLInputElement | null;

  readonly #desk = new DeskController(this, dialerView);
  readonly #longPress = new LongPress();
  /** A number as people of its country write it. */
  readonly #write = (number: string): string => this.rules?.formatAsYouType(number, this.#region) ?? number;
  readonly #field = new NumberField({ input: () => this.input, write: this.#write, changed: (text, byTyping) => this.#changed(text, byTyping) });
  #book = new PhoneBook([], []);
  #bookOf: readonly unknown[] = [];
  #suggestions: readonly Suggestion[] = [];
  #dialing = false;

  protected override willUpdate(changed: PropertyValues): void {
    if (this.value || this.#desk.value.recents.length) this.#load();
    if (changed.has('value') || changed.has('rules')) {
      this.value = regrouped({ text: this.value, start: 0, end: 0 }, this.#write).text;
    }
    const { recents, hindrance } = this.#desk.value;
    if (this.#bookOf[0] !== recents || this.#bookOf[1] !== this.contacts) {
      this.#book = new PhoneBook(recents, this.contacts);
      this.#bookOf = [recents, this.contacts];
    }
    this.#suggestions = this.#book.suggest(this.value);
    this.showState(['hindered'], hindrance && 'hindered');
  }

  protected override firstUpdated(): void {
    for (const type of ['pointerdown', 'pointerup', 'click', 'contextmenu']) this.renderRoot.addEventListener(type, this.#held, true);
  }

  /** Puts the cursor into the number field. */
  override focus(options?: FocusOptions): void {
    this.input?.focus(options);
  }

  override render(): TemplateResult {
    if (this.#desk.missing) return this.renderMissing();
    const { hindrance } = this.#desk.value;
    return html`
      <div class="dialer" @focusin=${this.#load}>
        <div class="entry">
          ${this.#renderField()} ${this.#renderNote()}
          <div class="keys" @keydown=${this.#plus}>${keypad({ label: msg('Dial pad', { desc: 'Name of the keypad' }), press: this.#field.press, plus: true })}</div>
          <button type="button" class="good call" part="call" aria-disabled=${hindrance ? 'true' : nothing} aria-describedby=${hindrance ? 'note' : nothing}
            @click=${this.#call}>${icons.phone} ${msg('Call', { desc: 'Button: calls the number' })}</button>
        </div>
        ${this.#renderRecent()}
      </div>`;
  }

  #renderField(): TemplateResult {
    const shown = this.open && this.#suggestions.length > 0;
    return html`
      <div class="field" part="field" @focusout=${this.#close}>
        ${this.#renderRegion()}
        <input part="input" type="text" role="combobox" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="go"
          aria-label=${msg('Number or name')} placeholder=${msg('Number or name')} aria-autocomplete="list" aria-controls="suggestions" aria-expanded=${shown}
          aria-activedescendant=${shown && this.active >= 0 ? optionId(this.active) : nothing}
          aria-describedby="note" aria-keyshortcuts=${pageKeys['dial'] ?? nothing} aria-invalid=${this.problem ? 'true' : nothing}
          dir=${/\p{L}/u.test(this.value) && !cleanNumber(this.value) ? 'auto' : 'ltr'} .value=${live(this.value)}
          @input=${this.#field.onInput} @beforeinput=${this.#field.onBeforeInput} @paste=${this.#field.onPaste} @keydown=${this.#key} />
        <button type="button" class="quiet icon-only delete" part="delete" aria-label=${msg('Delete', { desc: 'Button: takes away the last digit' })} ?hidden=${!this.value} @click=${this.#erase}>${icons.backspace}</button>
        ${suggestionList({ suggestions: this.#suggestions, open: shown, active: this.active, write: this.#write, choose: this.#choose })}
      </div>`;
  }

  #renderRegion(): TemplateResult {
    const number = cleanNumber(this.value) ?? '';
    if (number.includes(':')) return html`<span class="region" part="region">SIP</span>`;
    const { region, callingCode } = this.rules?.placeOf(number, this.#region) ?? { region: this.#region };
    return html`<span class="region" part="region" title=${countryName(region ?? '', locale())}><bdi dir="ltr">${region} ${callingCode && `+${callingCode}`}</bdi></span>`;
  }

  #renderNote(): TemplateResult {
    const view = this.#desk.value;
    const redial = this.value || !view.lastNumber ? undefined : msg(str`Call redials ${`\u2066${this.#write(view.lastNumber)}\u2069`}`, { desc: 'What the Call button does: calls the last number again' });
    const note = noteFor({ problem: this.problem, view, who: this.#book.nameOf(this.value), redial });
    return html`<p class="note ${note?.kind ?? ''}" part="note" id="note" aria-live=${this.problem || note?.kind === 'match' ? 'polite' : 'off'}>${note && noteIcons[note.kind]}<span dir="auto">${note?.text}</span></p>`;
  }

  #renderRecent(): TemplateResult {
    const recent = this.#book.suggest('', 9);
    return html`
      <section class="recent" part="recent" aria-labelledby="recent">
        <h2 id="recent">${msg('Recent', { desc: 'Heading: the last calls' })}</h2>
        ${recent.length === 0 ? html`<p class="none">${msg('Numbers you call, and who calls you, will be here.')}</p>` : nothing}
        <ul>${recent.map((one) => html`<li><button type="button" class="quiet" @click=${() => this.#choose(one)}>${suggestionRow(one, this.#write)}</button></li>`)}</ul>
      </section>`;
  }

  get #region(): string {
    return this.region.toUpperCase() || (regionOf(navigator.language) ?? 'US');
  }

  readonly #load = (): void => {
    if (!this.rules) loadPhoneRules().then((rules) => { this.rules = rules; }, () => { /* Numbers stay as they are typed. */ });
  };

  #changed(text: string, byTyping: boolean): void {
    this.value = text;
    this.problem = '';
    this.active = -1;
    this.open = byTyping;
  }

  readonly #plus = (event: KeyboardEvent): void => {
    if (event.key === '+') this.#field.press('+');
    if (event.key === 'Backspace') this.#erase();
  };

  readonly #erase = (): void => {
    const byKeyboard = this.renderRoot.querySelector('.delete:focus-visible') !== null;
    this.#field.erase();
    if (!this.value && byKeyboard) this.input?.focus();
  };

  /** Held, 0 gives + and Delete takes away everything. */
  readonly #held = (event: Event): void => {
    const button = (event.target as Element).closest('button');
    const zero = button?.dataset['key'] === '0' ? () => this.#field.press('+') : undefined;
    this.#longPress.handle(event, zero ?? (button?.matches('.delete') ? () => this.#field.fill('') : undefined));
  };

  readonly #key = (event: KeyboardEvent): void => {
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => this.#move(1),
      ArrowUp: () => this.#move(-1),
      Enter: () => this.#enter(),
      ...(this.open && { Escape: () => { this.#close(); event.stopPropagation(); } }),
    };
    const handler = event.isComposing ? undefined : keys[event.key];
    if (!handler) return;
    event.preventDefault();
    handler();
  };

  #move(step: 1 | -1): void {
    const count = this.#suggestions.length;
    if (!count) return;
    const from = this.open ? this.active : -1;
    this.open = true;
    this.active = from < 0 && step < 0 ? count - 1 : (from + step + count) % count;
  }

  /** Enter picks the marked one, or the likeliest for a name; then it calls. */
  #enter(): void {
    const isName = this.value.trim() !== '' && !cleanNumber(this.value);
    const picked = (this.open ? this.#suggestions[this.active] : undefined) ?? (isName ? this.#suggestions[0] : undefined);
    if (picked) this.#choose(picked);
    else void this.#call();
  }

  readonly #choose = ({ number }: Suggestion): void => {
    this.#field.fill(number);
    this.input?.focus();
  };

  readonly #close = (): void => {
    this.open = false;
    this.active = -1;
  };

  readonly #call = async (): Promise<void> => {
    const { hindrance, lastNumber } = this.#desk.value;
    const text = this.value.trim();
    this.#close();
    if (!text) return lastNumber ? this.#field.fill(lastNumber) : this.input?.focus();
    const target = cleanNumber(text);
    this.problem = target ? '' : notANumber(text);
    if (!target || hindrance || this.#dialing || !this.intends(new CordDialEvent(target))) return;
    this.#dialing = true;
    const outcome = await this.#desk.send({ type: 'dial', target });
    this.#dialing = false;
    if (!outcome.ok) this.problem = outcome.error.message;
    else if (this.value.trim() === text) this.value = '';
  };
}

const noteIcons: Readonly<Record<Note['kind'], TemplateResult | undefined>> = { error: icons.alert, warning: icons.wifiOff, match: icons.person, hint: undefined };
