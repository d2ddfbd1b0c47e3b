import { html, nothing, type TemplateResult } from 'lit';
import { isLost, isPossible, type Call, type CallCommandType, type Calls, type LineStatus } from '../../core/index.js';
import { msg } from '../../i18n/index.js';
import * as icons from '../icons.js';
import { keysOf } from '../page-keys.js';
import type { CallCommand } from './call-events.js';

export type CallPanel = 'keypad' | 'transfer' | undefined;

/** What the buttons of a call need. */
export interface Steering {
  readonly call: Call;
  readonly calls: Calls;
  readonly line: LineStatus;
  readonly panel: CallPanel;
  readonly act: (command: CallCommand) => void;
  readonly toggle: (panel: CallPanel) => void;
  readonly callAgain: () => void;
  readonly dismiss: () => void;
}

/** What needs no phone server: sound and keys go their own way (RFC 4733), and that we hung up is told when there is somebody to tell. */
const goesOn: ReadonlySet<CallCommandType> = new Set(['mute', 'unmute', 'send-tones', 'hang-up']);

/** Whether it can be done now: what has to wait for the line is not offered meanwhile. */
export const canDo = (type: CallCommandType, { call, calls, line }: Pick<Steering, 'call' | 'calls' | 'line'>): boolean =>
  isPossible({ calls }, type, call.id) && (line !== 'connecting' || goesOn.has(type));

type Simple = Exclude<CallCommandType, 'send-tones' | 'transfer' | 'consult'>;

interface Tool {
  readonly command: Simple;
  readonly icon: TemplateResult;
  readonly words: () => string;
  /** What it is called where there is room: a tooltip, a screen reader. */
  readonly label?: () => string;
  readonly look?: string;
}

const tools = {
  'answer': { command: 'answer', icon: icons.phone, words: () => msg('Answer', { desc: 'Button: takes the call that rings' }), look: 'good big' },
  'reject': { command: 'reject', icon: icons.hangUp, words: () => msg('Decline', { desc: 'Button: refuses the call that rings' }), look: 'danger-outline big' },
  'hang-up': { command: 'hang-up', icon: icons.hangUp, words: () => msg('End', { desc: 'Button: ends the call' }), look: 'danger big' },
  'mute': { command: 'mute', icon: icons.mic, words: () => msg('Mute', { desc: 'Button: switches the microphone off' }), look: 'tool' },
  'unmute': { command: 'unmute', icon: icons.micOff, words: () => msg('Unmute', { desc: 'Button: switches the microphone on again' }), look: 'tool on' },
  'hold': { command: 'hold', icon: icons.pause, words: () => msg('Hold', { desc: 'Button: lets the other side wait' }), look: 'tool' },
  'resume': { command: 'resume', icon: icons.play, words: () => msg('Resume', { desc: 'Button: goes on with a call that was on hold' }), look: 'tool on' },
  'complete-transfer': { command: 'complete-transfer', icon: icons.consult, words: () => msg('Connect', { desc: 'Button: connects the two others with each other' }), label: () => msg('Connect them'), look: 'tool' },
  'merge': { command: 'merge', icon: icons.merge, words: () => msg('Merge', { desc: 'Button: makes a conference of the calls' }), look: 'tool' },
} as const satisfies Record<Simple, Tool>;

/** A button that sends a command. Impossible, it stays where it is and keeps the focus, but does nothing. */
export function commandButton(name: Simple, steering: Pick<Steering, 'call' | 'calls' | 'line' | 'act'>, look?: string): TemplateResult {
  const { command, icon, look: usual, ...tool }: Tool = tools[name];
  const [words, label] = [tool.words(), (tool.label ?? tool.words)()];
  const { call, calls, act } = steering;
  const possible = canDo(command, steering);
  const compact = look?.includes('icon-only');
  return html`<button type="button" class=${look ?? usual ?? nothing} part=${name} aria-disabled=${possible ? nothing : 'true'} aria-keyshortcuts=${keysOf(name, call, calls) ?? nothing}
    aria-label=${compact || label !== words ? label : nothing} title=${compact || label !== words ? label : nothing}
    @click=${() => { if (possible) act({ type: command, callId: call.id }); }}>
    ${icon}${compact ? nothing : html`<span>${words}</span>`}
  </button>`;
}

const panelButton = (name: 'keypad' | 'transfer', words: string, possible: boolean, { panel, toggle }: Steering): TemplateResult => html`
  <button type="button" class="tool" part=${name} aria-expanded=${panel === name} aria-controls="panel" aria-disabled=${possible ? nothing : 'true'}
    @click=${() => { if (possible || panel === name) toggle(panel === name ? undefined : name); }}>
    ${name === 'keypad' ? icons.keypad : icons.transfer}<span>${words}</span>
  </button>`;

/** Answer and Decline, far enough apart. */
const ringingActions = (steering: Steering): TemplateResult => html`
  <div class="actions far" part="actions">${commandButton('reject', steering)}${commandButton('answer', steering)}</div>`;

/** Everything that can be done with a call that goes on, and End apart from it. */
const steeringActions = (steering: Steering): TemplateResult => {
  const { call } = steering;
  return html`
    <div class="actions" part="actions">
      <div class="tools">
        ${commandButton(call.muted ? 'unmute' : 'mute', steering)}
        ${commandButton(call.status === 'held' ? 'resume' : 'hold', steering)}
        ${panelButton('keypad', msg('Keypad', { desc: 'Button: opens the keypad' }), canDo('send-tones', steering), steering)}
        ${panelButton('transfer', msg('Transfer', { desc: 'Button: passes the call on to somebody else' }), canDo('transfer', steering) || canDo('consult', steering), steering)}
        ${commandButton('complete-transfer', steering, isConsulting(steering) ? 'tool next' : 'tool')}
        ${commandButton('merge', steering)}
      </div>
      ${commandButton('hang-up', steering)}
    </div>`;
};

/** Where End was is Call again; nothing else can be done with it. */
const endedActions = (steering: Steering): TemplateResult => html`
  <div class="actions far" part="actions">${againButton(steering, 'big')}</div>`;

/** Whether connecting the two others is what this was begun for. */
const isConsulting = (steering: Steering): boolean =>
  canDo('complete-transfer', steering) && [steering.call, ...steering.calls].some(({ consultFor }) => consultFor !== undefined);

const againButton = ({ call, callAgain }: Steering, look: string): TemplateResult => {
  const compact = look.includes('icon-only');
  const words = isLost(call) ? msg('Call back', { desc: 'A button, and the outcome of a call that asks for it' }) : msg('Call again', { desc: 'Button' });
  return html`<button type="button" class=${look} part="call-again" aria-disabled=${call.peer.number ? nothing : 'true'}
    aria-label=${compact ? words : nothing} title=${compact ? words : nothing} @click=${callAgain}>
    ${icons.redial}${compact ? nothing : html`<span>${words}</span>`}
  </button>`;
};

const dismissButton = ({ dismiss }: Steering, look: string): TemplateResult => {
  const compact = look.includes('icon-only');
  const words = msg('Dismiss', { desc: 'Button: takes a notice or a call that is over away' });
  return html`<button type="button" class=${look} part="dismiss" aria-label=${compact ? words : nothing} title=${compact ? words : nothing} @click=${dismiss}>
    ${compact ? icons.close : html`<span>${words}</span>`}
  </button>`;
};

/** One click to go on with whoever was there; it stays until somebody decides. */
const lostActions = (steering: Steering): TemplateResult => html`
  <div class="actions far" part="actions">${dismissButton(steering, 'big less')}${againButton(steering, 'good big')}</div>`;

const actions: Record<Call['status'], (steering: Steering) => TemplateResult> = {
  ringing: ringingActions, dialing: steeringActions, answering: steeringActions, active: steeringActions, held: steeringActions, resuming: steeringActions, ended: endedActions,
};

export const callActions = (steering: Steering): TemplateResult => (isLost(steering.call) ? lostActions : actions[steering.call.status])(steering);

/** What a call in the background offers: the one thing to do next, and its end. */
export const compactActions = (steering: Steering): TemplateResult => html`
  <div class="row-actions" part="actions">${(steering.call.recovering ? endSmall : compact[steering.call.status])(steering)}</div>`;

const endSmall = (steering: Steering): TemplateResult => commandButton('hang-up', steering, 'icon-only danger-outline');

const compact: Record<Call['status'], (steering: Steering) => TemplateResult> = {
  ringing: (steering) => html`${commandButton('reject', steering, 'icon-only danger-outline')}${commandButton('answer', steering, 'icon-only good')}`,
  held: (steering) => html`${commandButton('resume', steering, '')}${endSmall(steering)}`,
  active: (steering) => html`${commandButton('hold', steering, '')}${endSmall(steering)}`,
  dialing: endSmall, answering: endSmall, resuming: endSmall,
  ended: (steering) => (isLost(steering.call) ? html`${dismissButton(steering, 'icon-only')}${againButton(steering, 'icon-only good')}` : againButton(steering, 'icon-only')),
};
