import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { DeviceKind } from '../../core/index.js';
import type { Command } from '../../desk/index.js';
import { msg } from '../../i18n/index.js';
import { controls } from '../controls.styles.js';
import { CordElement } from '../cord-element.js';
import { DeskController } from '../desk-controller.js';
import * as icons from '../icons.js';
import { tokens } from '../tokens.styles.js';
import { checkWords, deviceChoices, deviceNote, rememberLabels } from './audio-settings-view.js';
import { styles } from './audio-settings.styles.js';
import { saveFile } from '../save-file.js';
import { levelMeter } from './level-meter.js';
import { tracePanel } from './trace-panel.js';

/**
 * Chooses microphone, speaker and ringer, shows how loud they are, and finds out what is wrong with the microphone.
 *
 * @csspart device - One of the three: its name, list, meter and button.
 * @csspart select - The list of devices.
 * @csspart meter - How loud it is.
 * @csspart check - The Check microphone button.
 * @csspart test - A Test button.
 * @csspart note - What is to know about a device: that it is not connected, or that the microphone works.
 * @csspart problem - What is wrong, and its cure.
 * @csspart trace - Where what goes over the line is recorded for support.
 * @csspart save - The Save recording button.
 * @cssstate problem - While the microphone has one.
 */
export class CordAudioSettingsElement extends CordElement {
  static readonly tagName = 'cord-audio-settings';
  static override styles = [tokens, controls, styles];

  /** What could not be done, in words, and at which device. */
  @state() private failure: { readonly kind: DeviceKind; readonly words: string } | undefined;

  readonly #desk = new DeskController(this, ({ audio }) => audio);
  readonly #traced = new DeskController(this, ({ line }) => line.traced ?? false);
  readonly #labels = new Map<string, string>();

  protected override willUpdate(): void {
    rememberLabels(this.#labels, this.#desk.value);
    this.showState(['problem'], this.#desk.value.problem && 'problem');
  }

  override render(): TemplateResult {
    if (this.#desk.missing) return this.renderMissing();
    const { microphoneLevel, speakerLevel } = this.#desk.value;
    return html`
      <div class="devices">
        ${this.#renderDevice('microphone', msg('Microphone'), icons.mic, levelMeter(microphoneLevel, msg('Microphone level')), this.#renderCheck())}
        ${this.#renderDevice('speaker', msg('Speaker', { desc: 'A device to hear with' }), icons.speaker, levelMeter(speakerLevel, msg('Speaker level')), this.#renderTest('speaker'))}
        ${this.#renderDevice('ringer', msg('Ringer', { desc: 'The device on which calls ring' }), icons.bell, nothing, this.#renderTest('ringer'))}
        ${tracePanel({ on: this.#traced.value, switch: this.#trace, save: () => void this.#save() })}
      </div>`;
  }

  #renderDevice(kind: DeviceKind, name: string, icon: TemplateResult, meter: TemplateResult | typeof nothing, button: TemplateResult): TemplateResult {
    return html`
      <div class="device" part="device" role="group" aria-labelledby="${kind}-name">
        <label for=${kind} id="${kind}-name">${icon} ${name}</label>
        ${this.#renderSelect(kind)} ${button} ${meter}
        <div class="notes" id="${kind}-notes" aria-live="polite">${this.#renderNotes(kind)}</div>
      </div>`;
  }

  #renderSelect(kind: DeviceKind): TemplateResult {
    const choices = deviceChoices(this.#desk.value, kind, this.#labels);
    return html`
      <div class="select">
        <select part="select" id=${kind} aria-describedby="${kind}-notes" ?disabled=${choices.length === 1} @change=${(event: Event) => this.#choose(kind, event)}>
          ${choices.map(({ id, label, chosen }) => html`<option value=${id} .selected=${live(chosen)}>${label}</option>`)}
        </select>
        ${icons.chevron}
      </div>`;
  }

  #renderCheck(): TemplateResult {
    return html`
      <button type="button" part="check" aria-label=${msg('Check microphone', { desc: 'Button' })} aria-busy=${this.#desk.value.check === 'checking'} aria-describedby="microphone-notes"
        @click=${() => void this.#send('microphone', { type: 'check-microphone' })}><span class="short">${msg('Check', { desc: 'Button: checks the microphone' })}</span><span class="wide">${msg('Check microphone', { desc: 'Button' })}</span></button>`;
  }

  #renderTest(kind: 'speaker' | 'ringer'): TemplateResult {
    return html`<button type="button" part="test" aria-label=${kind === 'speaker' ? msg('Test speaker') : msg('Test ringer')} @click=${() => void this.#send(kind, { type: 'test-sound', kind })}>${msg('Test', { desc: 'Button: plays a sound' })}</button>`;
  }

  #renderNotes(kind: DeviceKind): TemplateResult {
    const audio = this.#desk.value;
    const note = deviceNote(audio, kind, this.#labels);
    const says = kind === 'microphone' ? checkWords(audio) : undefined;
    const problem = (kind === 'microphone' ? audio.problem?.message : undefined) ?? (this.failure?.kind === kind ? this.failure.words : undefined);
    return html`
      ${note ? html`<p class=${note.kind} part="note">${note.kind === 'warning' ? icons.alert : nothing}<span dir="auto">${note.text}</span></p>` : nothing}
      ${says ? html`<p class=${audio.check} part="note">${audio.check === 'works' ? icons.check : icons.mic}<span dir="auto">${says}</span></p>` : nothing}
      ${problem ? html`<p class="problem" part="problem">${icons.alert}<span dir="auto">${problem}</span></p>` : nothing}`;
  }

  /** The list shows what is chosen, not what was asked for: should the desk refuse, it shows so. */
  #choose(kind: DeviceKind, event: Event): void {
    const deviceId = (event.target as HTMLSelectElement).value;
    void this.#send(kind, { type: 'choose-device', kind, ...(deviceId && { deviceId }) });
  }

  readonly #trace = (on: boolean): void => void this.#desk.send({ type: 'trace-line', on });

  readonly #save = async (): Promise<void> => {
    const outcome = await this.#desk.send({ type: 'read-trace' });
    if (outcome.ok) saveFile(new Blob([outcome.text || msg('Nothing was recorded. Switch it on, do what goes wrong, then save.')], { type: 'text/plain' }), 'phone-trace.txt');
  };

  async #send(kind: DeviceKind, command: Command): Promise<void> {
    this.failure = undefined;
    const outcome = await this.#desk.send(command);
    if (!outcome.ok) this.failure = { kind, words: outcome.error.message };
    this.requestUpdate();
  }
}
