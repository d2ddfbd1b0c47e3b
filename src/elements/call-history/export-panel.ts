import { html, type LitElement, type TemplateResult } from 'lit';
import { toProblem, type WrapUpForm } from '../../core/index.js';
import type { CallLog } from '../../desk/index.js';
import { counted, msg, str } from '../../i18n/index.js';
import { number } from '../format.js';
import * as icons from '../icons.js';
import { isEverything, type CallFilter } from './call-filter.js';
import { CordExportCallsEvent } from './call-history-events.js';
import { exportCalls, fileName, type ExportFormat } from './export-calls.js';
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
    return html`<button type="button" class="quiet" part="export" aria-expanded=${this.#open} aria-controls="export" @click=${() => this.#set(!this.#open, '')}>${msg('Export', { desc: 'A button: save calls as a file' })}</button>`;
  }

  panel(exported: Exported): TemplateResult {
    if (!this.#open) return html`<div id="export" hidden></div>`;
    const running = this.#running !== undefined;
    return html`
      <div id="export" class="export" part="export-panel">
        <span class="words">${this.#words || (isEverything(exported.filter) ? msg('All calls, as a file:') : msg('The calls shown, as a file:'))}</span>
        ${running ? html`<button type="button" part="stop-export" @click=${() => this.#running?.abort()}>${msg('Stop', { desc: 'A button: the export' })}</button>` : html`
          <button type="button" part="export-csv" @click=${() => void this.#export('csv', exported)}>CSV</button>
          <button type="button" part="export-json" @click=${() => void this.#export('json', exported)}>JSON</button>
          <button type="button" class="quiet icon-only" part="close-export" aria-label=${msg('Close')} @click=${this.#close}>${icons.close}</button>`}
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
    this.#set(true, msg('Reading…', { desc: 'The call history, to save it as a file' }));
    try {
      const { file, calls } = await exportCalls({ log, filter, form, format, signal: running.signal, progress: (so) => this.#set(true, readWords(so)) });
      saveFile(file, fileName(format, new Date()));
      this.#words = savedWords(calls);
    } catch (error) {
      this.#words = running.signal.aborted ? msg('Stopped: nothing was saved.') : msg(str`Could not be saved: ${toProblem(error).message}`, { desc: 'A file of calls; why not follows' });
    }
    this.#running = undefined;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(`[part=export-${format}]`)?.focus();
  }
}

function readWords(calls: number): string {
  const count = number(calls);
  return counted(calls, msg(str`${count} call read… | ${count} calls read…`, { desc: 'How far an export is' }));
}

function savedWords(calls: number): string {
  const count = number(calls);
  return counted(calls, msg(str`${count} call saved. | ${count} calls saved.`, { desc: 'An export is done' }));
}
