import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { foreignWords, updateWhenLocaleChanges, wordsComing } from '../i18n/index.js';
import type { ForeignWords } from '../i18n/language.js';
import { dress } from './dress.js';
import { homeOf } from './homes.js';

/** What all Cordboard elements share. */
export class CordElement extends LitElement {
  readonly #internals: ElementInternals | undefined = this.attachInternals?.();
  /** What it has said of its words by itself. */
  readonly #said: ForeignWords = { lang: '', dir: '' };

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** It was moved to the document of another window, where its styles do not come along. */
  adoptedCallback(): void {
    if (this.shadowRoot) dress(this, this.shadowRoot);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    if (this.ownerDocument === document) return super.createRenderRoot();
    const root = this.attachShadow((this.constructor as typeof LitElement).shadowRootOptions);
    dress(this, root);
    return root;
  }

  /** Nothing is first shown in English that will be shown in another language. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    const coming = this.hasUpdated ? undefined : wordsComing();
    return coming ? coming.catch(() => {}).then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  protected override update(changed: PropertyValues): void {
    this.sayLanguage(foreignWords());
    super.update(changed);
  }

  /** Words that are not in the page's language say so, unless the page did. */
  protected sayLanguage(words: Readonly<ForeignWords>): void {
    for (const name of ['lang', 'dir'] as const) {
      if (words[name] === this.#said[name] || this[name] !== this.#said[name]) continue;
      this.#said[name] = words[name];
      if (words[name]) this[name] = words[name];
      else this.removeAttribute(name);
    }
  }

  /** Out in a window of its own, the page it belongs to hears it too. */
  override dispatchEvent(event: Event): boolean {
    const goesOn = super.dispatchEvent(event);
    return homeOf(this.ownerDocument)?.dispatchEvent(event) ?? goesOn;
  }

  /** Says what is about to be done; false if the page cancelled it. */
  protected intends(event: Event): boolean {
    return this.dispatchEvent(event);
  }

  /** Sets exactly one of a family of custom states: `:state(ringing)`. */
  protected showState(family: readonly string[], current: string | undefined): void {
    const states = this.#internals?.states;
    if (!states) return;
    for (const name of family) {
      if (name !== current) states.delete(name);
    }
    if (current && !states.has(current)) addState(states, current);
  }

  /** What an element shows where there is no desk. */
  protected renderMissing(): TemplateResult {
    return html`<p class="missing" part="missing">This needs a &lt;cord-desk&gt; on the page.</p>`;
  }
}

/** Browsers before the dash-less names refuse them; there the page does without. */
function addState(states: CustomStateSet, name: string): void {
  try {
    states.add(name);
  } catch { /* An old engine: no custom states, everything else works. */ }
}
