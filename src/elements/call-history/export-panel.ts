import { html, type LitElement, type TemplateResult } from 'lit';
import { toProblem, type WrapUpForm } from '../../core/index.js';
import type { CallLog } from '../../desk/index.js';
import * as icons from '../icons.js';
import { isEverything, type CallFilter } from './call-filter.js';
import { CordExportCallsEvent } from './call-history-events.js';
import { exportCalls, fileName, type ExportFormat } from './export-calls.js';
import { countWords } from './history-words.js';
import { saveFile } from '../save-file.js';

/** What would be exported now. */
export interface Exported {
  readonly log: CallLog | undefined;
  readonly filter: CallFilter;
  readonly form: WrapUpForm;
}

/** The choice of a format, and how far an export is. */
export class ExportPanel {
  readonly #host: LitElement;
  #open = false;
  #running: AbortController | undefined;
  #words = '';

  constructor(host: LitElement) {
    this.#host = host;
    host.addController({ hostDisconnected: () => this.#running?.abort() });
  }

  /** What screen readers are told. */
  get news(): string {
    return this.#running ? '' : this.#words;
  }

  button(): TemplateResult {
    return html`<button type="button" class="quiet" part="export" aria-expanded=${this.#open} aria-controls="export" @click=${() => this.#set(!this.#open, '')}>Export</button>`;
  }

  panel(exported: Exported): TemplateResult {
    if (!this.#open) return html`<div id="export" hidden></div>`;
    const running = this.#running !== undefined;
    return html`
      <div id="export" class="export" part="export-panel">
        <span class="words">${this.#words || (isEverything(exported.filter) ? 'All calls, as a file:' : 'The calls shown, as a file:')}</span>
        ${running ? html`<button type="button" part="stop-export" @click=${() => this.#running?.abort()}>Stop</button>` : html`
          <button type="button" part="export-csv" @click=${() => void this.#export('csv', exported)}>CSV</button>
          <button type="button" part="export-json" @click=${() => void this.#export('json', exported)}>JSON</button>
          <button type="button" class="quiet icon-only" part="close-export" aria-label="Close" @click=${this.#close}>${icons.close}</button>`}
      </div>`;
  }

  #set(open: boolean, words: string): void {
    this.#open = open;
    this.#words = words;
    this.#host.requestUpdate();
  }

  readonly #close = (): void => {
    this.#set(false, '');
    this.#host.renderRoot.querySelector<HTMLElement>('[part=export]')?.focus();
  };

  async #export(format: ExportFormat, { log, filter, form }: Exported): Promise<void> {
    if (!log || this.#running || !this.#host.dispatchEvent(new CordExportCallsEvent(format))) return;
    const running = this.#running = new AbortController();
    this.#set(true, 'Reading…');
    try {
      const { file, calls } = await exportCalls({ log, filter, form, format, signal: running.signal, progress: (so) => this.#set(true, `${countWords(so)} read…`) });
      saveFile(file, fileName(format, new Date()));
      this.#words = `${countWords(calls)} saved.`;
    } catch (error) {
      this.#words = running.signal.aborted ? 'Stopped: nothing was saved.' : `Could not be saved: ${toProblem(error).message}`;
    }
    this.#running = undefined;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(`[part=export-${format}]`)?.focus();
  }
}
