import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '../../i18n/index.js';
import { controls } from '../controls.styles.js';
import { CordElement } from '../cord-element.js';
import * as icons from '../icons.js';
import { tokens } from '../tokens.styles.js';
import type * as Windows from './pop-out-window.js';
import { styles } from './pop-out.styles.js';

const blocked = (): string => msg('Your browser blocked the window. Allow pop-ups for this site, then try again.');

/**
 * Shows the phone in a small window of its own, which stays on top where the browser has such: one more view of the same desk. It goes with
 * the page, unless it is a `page` by itself.
 *
 * @csspart button - The button.
 * @csspart problem - Why there is no window.
 * @cssprop [--cord-surface] - The background of the window, too.
 * @cssprop [--cord-text] - The colour of its text.
 * @cssstate open - While the window is there.
 */
export class CordPopOutElement extends CordElement {
  static readonly tagName = 'cord-pop-out';
  static override styles = [tokens, controls, styles];

  /** What the window shows: tags, one beneath the other. */
  @property() elements = 'cord-agent-status cord-calls cord-dialer';
  /** The address of a page with the phone on it, to be shown instead: it shares the line as any other tab does, and goes on when this page is left. */
  @property() page?: string;

  @state() private view: Window | undefined;
  @state() private problem = '';
  #windows: typeof Windows | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => { if (!this.isConnected) this.#close(); });
  }

  protected override willUpdate(): void {
    this.showState(['open'], this.view && 'open');
  }

  protected override render(): TemplateResult {
    return html`
      <button type="button" part="button" aria-pressed=${this.page === undefined ? Boolean(this.view) : nothing}
        @click=${this.#click} @pointerenter=${this.#load} @focus=${this.#load}>${icons.popOut} <span>${msg('Pop out', { desc: 'Button: shows the phone in a window of its own' })}</span></button>
      ${this.problem ? html`<p part="problem" role="alert">${icons.alert}<span>${this.problem}</span></p>` : nothing}`;
  }

  /** Opens the window, or brings it to the front. To be called by a click, as browsers want it. */
  async popOut(): Promise<void> {
    if (this.view) return this.view.focus();
    if (!this.#windows) await this.#load();
    if (!this.#windows) return void (this.problem = msg('The window could not be loaded. Try again.'));
    const { furnish, openPage, openWindow } = this.#windows;
    if (this.page !== undefined) {
      this.problem = openPage(new URL(this.page, document.baseURI).href) ? '' : blocked();
      return;
    }
    const view = await openWindow();
    this.problem = view ? '' : blocked();
    if (!view) return;
    furnish(view, this, this.elements.split(/\s+/).filter(Boolean));
    view.addEventListener('pagehide', this.#gone, { once: true });
    addEventListener('pagehide', this.#close, { once: true });
    this.view = view;
  }

  /** It is there before the click is: a window is to be opened in the same moment, or it is blocked. */
  readonly #load = async (): Promise<void> => {
    this.#windows ??= await import('./pop-out-window.js').catch(() => undefined);
  };

  readonly #click = (): void => {
    if (this.view) this.#close();
    else void this.popOut();
  };

  readonly #close = (): void => this.view?.close();

  /** The elements leave their desk before their window is gone. */
  readonly #gone = (): void => {
    this.view?.document.body.replaceChildren();
    this.view = undefined;
    removeEventListener('pagehide', this.#close);
  };
}
