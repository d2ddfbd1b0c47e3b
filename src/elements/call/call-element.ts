import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { callById, foregroundCall, isEstablished, type Call } from '../../core/index.js';
import { isolated, msg, str } from '../../i18n/index.js';
import { hardship } from '../calls/calls-words.js';
import { controls } from '../controls.styles.js';
import { CordElement } from '../cord-element.js';
import { DeskController } from '../desk-controller.js';
import { keypadStyles } from '../keypad/keypad.styles.js';
import { ClockController } from '../page-clock.js';
import { tokens } from '../tokens.styles.js';
import { callActions, compactActions, type CallPanel, type Steering } from './call-actions.js';
import { CordCallAgainEvent, intentOf, type CallCommand } from './call-events.js';
import { tonesPanel, transferPanel } from './call-panels.js';
import { callParts } from './call-parts.styles.js';
import { facts, notes, ringSign, soundElsewhere, statusLine, summary, who } from './call-view.js';
import { callWords } from './call-words.js';
import { styles } from './call.styles.js';

/**
 * Shows one call and the buttons to steer it.
 *
 * @fires {CordAnswerEvent} cord-answer - Before a ringing call is answered; cancel it to let it ring.
 * @fires {CordRejectEvent} cord-reject - Before a ringing call is declined.
 * @fires {CordHangUpEvent} cord-hang-up - Before a hang-up; cancel it to keep the call.
 * @fires {CordHoldEvent} cord-hold - Before a call is put on hold.
 * @fires {CordResumeEvent} cord-resume - Before a held call is taken up again.
 * @fires {CordMuteEvent} cord-mute - Before the microphone is muted.
 * @fires {CordUnmuteEvent} cord-unmute - Before it is heard again.
 * @fires {CordSendTonesEvent} cord-send-tones - Before a key of the keypad is sent; `tones` says which.
 * @fires {CordTransferEvent} cord-transfer - Before a call is transferred at once; `to` says where.
 * @fires {CordConsultEvent} cord-consult - Before somebody, `to`, is asked first.
 * @fires {CordCompleteTransferEvent} cord-complete-transfer - Before the two others are connected.
 * @fires {CordMergeEvent} cord-merge - Before calls are merged into a conference.
 * @fires {CordCallAgainEvent} cord-call-again - Before the number of an ended call is called again.
 *
 * @csspart card - The card around it all.
 * @csspart status - Direction, state and timer.
 * @csspart timer - The running time.
 * @csspart name - Who it is.
 * @csspart number - Their number, beside a name.
 * @csspart quality - How the line sounds.
 * @csspart facts - What the call brought along, such as its queue.
 * @csspart pulse - The sign that it rings.
 * @csspart notes - Muted, held by them, transfer under way.
 * @csspart actions - All buttons.
 * @csspart answer - The Answer button.
 * @csspart reject - The Decline button.
 * @csspart hang-up - The End button.
 * @csspart mute - The Mute button.
 * @csspart unmute - The Unmute button.
 * @csspart hold - The Hold button.
 * @csspart resume - The Resume button.
 * @csspart keypad - The Keypad button, and the keypad.
 * @csspart key - A key of it.
 * @csspart tones - The tones sent so far.
 * @csspart transfer - The Transfer button.
 * @csspart transfer-form - The panel it opens.
 * @csspart target - Where to.
 * @csspart consult - The Ask first button.
 * @csspart transfer-now - The Transfer now button.
 * @csspart complete-transfer - The Connect them button.
 * @csspart merge - The Merge button.
 * @csspart call-again - The Call again button; for a call that was lost, Call back.
 * @csspart dismiss - The button that takes a lost call away.
 * @csspart elsewhere - Says that the sound is in another tab.
 * @csspart bring-here - The button that brings it here.
 * @csspart empty - What is shown while there is no call.
 * @csspart missing - What is shown where there is no `<cord-desk>`.
 *
 * @cssstate dialing - While it calls.
 * @cssstate ringing - While it rings here.
 * @cssstate answering - Answered here, not connected yet.
 * @cssstate active - While both talk.
 * @cssstate held - While it waits.
 * @cssstate resuming - On its way back from hold.
 * @cssstate ended - When it is over.
 * @cssstate recovering - While this page takes up the call of one that is gone.
 * @cssstate reconnecting - While the line is down and the call goes on.
 * @cssstate lost - When the phone server would not give it back.
 */
export class CordCallElement extends CordElement {
  static readonly tagName: string = 'cord-call';
  static override styles = [tokens, controls, keypadStyles, styles, callParts];

  /** The call to show; without it, the one in the foreground. */
  @property({ attribute: 'call-id' }) callId?: string;
  /** One line instead of a card, for a call in the background. */
  @property({ type: Boolean, reflect: true }) compact = false;

  @state() private panel: CallPanel;
  @state() private tones = '';
  @state() private target = '';
  @state() private isComing = false;

  readonly #desk = new DeskController(this, (now) => ({
    call: this.callId ? callById(now, this.callId) : foregroundCall(now),
    calls: now.calls,
    line: now.line,
    elsewhere: now.tab.role === 'mirror',
  }));
  readonly #clock = new ClockController(this);
  #shown: string | undefined;
  #hadFocus = false;

  protected override willUpdate(): void {
    const { call, line } = this.#desk.value;
    if (call?.id !== this.#shown) this.#forget();
    if (call?.status === 'ended') this.panel = undefined;
    this.#shown = call?.id;
    this.#hadFocus = Boolean(this.shadowRoot?.activeElement);
    this.showState(['dialing', 'ringing', 'answering', 'active', 'held', 'resuming', 'ended'], call?.status);
    this.showState(['recovering', 'reconnecting', 'lost'], call && hardship({ line, calls: [call] }));
  }

  protected override updated(changed: PropertyValues): void {
    const root = this.shadowRoot!;
    if (changed.has('panel' as keyof this) && this.panel === 'transfer') root.getElementById('target')?.focus();
    else if (this.#hadFocus && !root.activeElement) this.#focusCard();
  }

  /** To the whole call, from where Tab goes on to its buttons. */
  override focus(): void {
    void this.updateComplete.then(this.#focusCard);
  }

  protected override render(): TemplateResult {
    const { call } = this.#desk.value;
    if (this.#desk.missing) return this.renderMissing();
    if (!call) return html`<div class="card empty" part="card empty" tabindex="-1"><p>${msg('No call')}</p></div>`;
    return this.compact ? this.#renderRow(call) : this.#renderCard(call);
  }

  #renderRow(call: Call): TemplateResult {
    return html`<div class="card row" part="card" role="group" tabindex="-1" aria-label=${this.#label(call)}>
      ${summary(call, this.#now)}${compactActions(this.#steering(call))}
    </div>`;
  }

  #renderCard(call: Call): TemplateResult {
    const { calls, line, elsewhere } = this.#desk.value;
    const sound = elsewhere && isEstablished(call) && !call.recovering ? soundElsewhere(() => void this.#bringHere(), this.isComing) : nothing;
    return html`<div class="card" part="card" role="group" tabindex="-1" aria-label=${this.#label(call)} @keydown=${this.#escape}>
      <div class="head">${statusLine(call, this.#now)}${who(call)}${facts(call)}${notes(call, calls, line.status, sound)}${call.status === 'ringing' ? ringSign : nothing}</div>
      ${callActions(this.#steering(call))}
      <div id="panel" class="panel" ?hidden=${!this.panel}>${this.#renderPanel(call)}</div>
    </div>`;
  }

  #renderPanel(call: Call): TemplateResult | typeof nothing {
    const { calls, line } = this.#desk.value;
    if (this.panel === 'keypad') return tonesPanel({ call, calls, tones: this.tones, press: this.#press });
    if (this.panel === 'transfer') return transferPanel({ call, calls, line: line.status, target: this.target, change: this.#type, act: this.#act });
    return nothing;
  }

  #steering(call: Call): Steering {
    const { calls, line } = this.#desk.value;
    return { call, calls, line: line.status, panel: this.panel, act: this.#act, toggle: this.#toggle, callAgain: this.#callAgain, dismiss: this.#dismiss };
  }

  #label(call: Call): string {
    const name = isolated(callWords(call).name);
    return call.direction === 'incoming' ? msg(str`Incoming call, ${name}`) : msg(str`Outgoing call, ${name}`);
  }

  readonly #focusCard = (): void => this.shadowRoot?.querySelector<HTMLElement>('.card')?.focus();

  readonly #now = (): number => this.#clock.now;

  readonly #act = (command: CallCommand): void => {
    if (!this.intends(intentOf(command))) return;
    void this.#desk.send(command).then(({ ok }) => {
      if (ok && (command.type === 'transfer' || command.type === 'consult')) this.#forget();
    });
  };

  readonly #callAgain = (): void => {
    const { call } = this.#desk.value;
    const target = call?.peer.number;
    if (!call || !target) return;
    if (this.intends(new CordCallAgainEvent(call.id, target))) void this.#desk.send({ type: 'dial', target });
  };

  readonly #dismiss = (): void => {
    const { call } = this.#desk.value;
    if (call) void this.#desk.send({ type: 'clear', callId: call.id });
  };

  readonly #bringHere = async (): Promise<void> => {
    if (this.isComing) return;
    this.isComing = true;
    await this.#desk.send({ type: 'bring-here' });
    this.isComing = false;
  };

  readonly #press = (key: string): void => {
    const { call } = this.#desk.value;
    if (!call) return;
    this.tones += key;
    this.#act({ type: 'send-tones', callId: call.id, tones: key });
  };

  readonly #type = (target: string): void => { this.target = target; };

  readonly #toggle = (panel: CallPanel): void => { this.panel = panel; };

  /** Escape closes the panel; what was typed stays for the next time. */
  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.panel) return;
    event.stopPropagation();
    this.shadowRoot?.querySelector<HTMLElement>(`.tool[part=${this.panel}]`)?.focus();
    this.panel = undefined;
  };

  #forget(): void {
    this.panel = undefined;
    this.tones = '';
    this.target = '';
  }
}
