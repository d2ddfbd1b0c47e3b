import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { tokenNames } from '../src/elements/token-names.js';
import { contrast, cssOf, fonts, inUnits, isColour, measureOf, readPairs, usualMeasure, type Chosen, type Scheme } from './token-values.js';

/** A panel of all tokens beside the elements in it, which wear them at once, and the CSS to copy. */
export class LiveTokens extends LitElement {
  static override properties = { scheme: {}, chosen: { state: true }, probe: { state: true } };
  static override styles = css`
    :host { display: grid; grid-template-columns: minmax(15rem, 20rem) minmax(0, 1fr); gap: 24px; align-items: start; font-size: 14px; }
    fieldset { border: 0; margin: 0 0 16px; padding: 0; display: grid; gap: 6px; }
    legend { font-weight: 600; padding: 0; margin-block-end: 6px; }
    .token { display: grid; grid-template-columns: minmax(0, 1fr) 7.5rem 1.75rem; gap: 8px; align-items: center; min-block-size: 28px; }
    label, output { font: 12px/1.3 ui-monospace, monospace; }
    input, select { inline-size: 100%; margin: 0; box-sizing: border-box; }
    input[type='color'] { block-size: 24px; inline-size: 2rem; padding: 0; }
    .both { display: flex; gap: 6px; align-items: center; min-inline-size: 0; }
    .both > * { min-inline-size: 0; }
    .both output { flex: none; min-inline-size: 3.25rem; text-align: end; }
    button { font: inherit; min-block-size: 26px; color: inherit; background: transparent; border: 1px solid currentColor; border-radius: 4px; padding: 0 6px; }
    button.reset { border-color: transparent; }
    pre { margin: 0 0 8px; padding: 12px; border: 1px solid #8888; border-radius: 4px; overflow: auto; font: 12px/1.5 ui-monospace, monospace; }
    ul { list-style: none; margin: 0 0 8px; padding: 0; font-size: 12px; columns: 14rem; }
    .enough::before { content: '✓ '; }
    .low { font-weight: 700; }
    .low::before { content: '! '; }
    .desk { display: flex; flex-direction: column; gap: 16px; min-inline-size: 0; padding: 16px; background: var(--cord-surface, Canvas); }
    @media (max-width: 700px) { :host { grid-template-columns: minmax(0, 1fr); } }
  `;

  declare scheme: Scheme;
  declare private chosen: Chosen;
  /** Where colours are looked up: in the shadow root of an element, which knows those that nobody set. */
  declare private probe: HTMLElement | undefined;

  constructor() {
    super();
    this.scheme = 'light';
    this.chosen = {};
  }

  protected override render(): TemplateResult {
    const declared = cssOf(this.chosen, this.#colour);
    const scheme = declared.some(([, value]) => value.startsWith('light-dark')) ? '  color-scheme: light dark;\n' : '';
    const text = declared.length ? `:root {\n${scheme}${declared.map(([token, value]) => `  ${token}: ${value};`).join('\n')}\n}` : '/* Choose something: it will be here. */';
    return html`
      <form @submit=${(event: Event) => event.preventDefault()}>
        <fieldset><legend>Colours (${this.scheme})</legend>${tokenNames.filter(isColour).map((token) => this.#row(token, this.#colourInput(token)))}</fieldset>
        <fieldset><legend>Type, space, motion</legend>${tokenNames.filter((token) => !isColour(token)).map((token) => this.#row(token, token === '--cord-font' ? this.#fontInput(token) : this.#slider(token)))}</fieldset>
      </form>
      <div>
        <pre tabindex="0" aria-label="CSS to copy">${text}</pre>
        <p><button type="button" @click=${() => void navigator.clipboard.writeText(text)}>Copy the CSS</button> <button type="button" @click=${() => { this.chosen = {}; }}>Start anew</button></p>
        ${this.probe ? html`<ul aria-label="Contrast">${readPairs.map(([over, under, least = 4.5]) => this.#contrast(over, under, least))}</ul>` : nothing}
        <div class="desk" style=${declared.map(([token, value]) => `${token}: ${value}`).join('; ')}><slot @slotchange=${this.#findProbe}></slot></div>
      </div>`;
  }

  #row(token: string, input: TemplateResult): TemplateResult {
    return html`<div class="token"><label for=${token}>${token}</label>${input}${this.chosen[token]
      ? html`<button type="button" class="reset" aria-label="Reset ${token}" @click=${() => this.#reset(token)}>×</button>` : html`<span></span>`}</div>`;
  }

  #colourInput(token: string): TemplateResult {
    const value = this.chosen[token]?.[this.scheme] ?? this.#colour(token, this.scheme);
    const choose = ({ target }: Event): void => { if (/^#[\da-f]{6}$/i.test((target as HTMLInputElement).value)) this.#choose(token, this.scheme, (target as HTMLInputElement).value); };
    return html`<span class="both"><input type="color" id=${token} .value=${live(value)} @input=${choose}>
      <input type="text" aria-label="${token} as #rrggbb" spellcheck="false" maxlength="7" .value=${live(value)} @change=${choose}></span>`;
  }

  #slider(token: string): TemplateResult {
    const measure = measureOf(token)!;
    const value = Number.parseFloat(this.chosen[token]?.light ?? '') || usualMeasure(token);
    return html`<span class="both"><input type="range" id=${token} min=${measure.from} max=${measure.to} step=${measure.step} .value=${live(String(value))}
      @input=${(event: Event) => this.#choose(token, 'light', inUnits(Number((event.target as HTMLInputElement).value), measure))}><output for=${token}>${inUnits(value, measure)}</output></span>`;
  }

  #fontInput(token: string): TemplateResult {
    return html`<input type="text" id=${token} list="fonts" spellcheck="false" .value=${live(this.chosen[token]?.light ?? 'inherit')}
      @change=${(event: Event) => this.#choose(token, 'light', (event.target as HTMLInputElement).value)}>
      <datalist id="fonts">${fonts.map((font) => html`<option value=${font}></option>`)}</datalist>`;
  }

  #contrast(over: string, under: string, least: number): TemplateResult {
    const ratio = contrast(this.#colour(`--cord-${over}`, this.scheme), this.#colour(`--cord-${under}`, this.scheme));
    return html`<li class=${ratio < least ? 'low' : 'enough'}>${over} on ${under}: ${ratio.toFixed(1)}${ratio < least ? ` (too little: ${least})` : ''}</li>`;
  }

  #choose(token: string, scheme: Scheme, value: string): void {
    this.chosen = { ...this.chosen, [token]: { ...this.chosen[token], [scheme]: value } };
    void this.updateComplete.then(() => this.requestUpdate()); // What is mixed of it is another colour now.
  }

  #reset(token: string): void {
    const { [token]: _, ...others } = this.chosen;
    this.chosen = others;
    void this.updateComplete.then(() => this.requestUpdate());
  }

  readonly #findProbe = async (): Promise<void> => {
    const element = this.querySelector<LitElement>('cord-agent-status');
    await element?.updateComplete;
    if (!element?.shadowRoot || this.probe?.isConnected) return;
    this.probe = element.shadowRoot.appendChild(Object.assign(document.createElement('span'), { hidden: true }));
  };

  /** As `#rrggbb`. */
  readonly #colour = (token: string, scheme: Scheme): string => {
    if (!this.probe) return '#000000';
    this.probe.style.cssText = `color-scheme: ${scheme}; color: var(${token.replace('--cord-', '--_')})`;
    return hexOf(getComputedStyle(this.probe).color);
  };
}

/** Whatever a browser calls a colour: `rgb(…)`, `color(srgb …)`. */
function hexOf(colour: string): string {
  const pen = (page ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!);
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  return `#${[...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

let page: OffscreenCanvasRenderingContext2D | undefined;
