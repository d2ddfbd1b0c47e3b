import { createKeybindingsHandler } from 'tinykeys';
import { foregroundCall, isPossible, ringingCalls, type Call, type DeskState } from '../../core/index.js';
import { CordAnswerEvent, CordHangUpEvent, CordHoldEvent, CordMuteEvent, CordRejectEvent, CordResumeEvent, CordUnmuteEvent, type CallCommand } from '../call/call-events.js';
import { pageKeys } from '../page-keys.js';

/** What keys can do. */
export type ShortcutName = 'answer' | 'reject' | 'hang-up' | 'hold' | 'mute' | 'dial';

/** Which keys do what: `{ 'answer': 'F2', 'mute': '$mod+Shift+m' }` (names of keys: W3C UI Events; `$mod` is ⌘ on a Mac, else Control). */
export type Shortcuts = Readonly<Partial<Record<ShortcutName, string>>>;

/** By the place of the key, for Alt writes other letters on some keyboards. */
export const usualShortcuts: Readonly<Record<ShortcutName, string>> = {
  'answer': 'Alt+Shift+KeyA', 'reject': 'Alt+Shift+KeyR', 'hang-up': 'Alt+Shift+KeyE', 'hold': 'Alt+Shift+KeyH', 'mute': 'Alt+Shift+KeyM', 'dial': 'Alt+Shift+KeyD',
};

/** What an attribute says: nothing for the usual keys, else JSON. */
export function readShortcuts(said: Shortcuts | string): Shortcuts {
  if (typeof said === 'object') return said;
  if (!said.trim()) return usualShortcuts;
  try {
    const keys = JSON.parse(said) as unknown;
    if (keys !== null && typeof keys === 'object') return Object.fromEntries(Object.entries(keys).filter(([, one]) => typeof one === 'string'));
  } catch { /* said below */ }
  console.warn(`<cord-desk> shortcuts: ${said.slice(0, 80)} is not JSON such as {"answer": "F2"}. There are no shortcuts until it is.`);
  return {};
}

export interface ShortcutsRoom {
  state(): DeskState | undefined;
  act(command: CallCommand): void;
  /** Puts the cursor into the page's number field; false where there is none. */
  dial(): boolean;
}

/**
 * Keys that work wherever the focus is, until the signal ends it. What the page has taken already (`preventDefault`) is the page's; a key that
 * has nothing to do now stays the page's, too. A plain letter is refused: who dictates, or types, would press it (WCAG 2.2, 2.1.4).
 */
export function shortcutsOn(page: Document, wanted: Shortcuts, room: ShortcutsRoom, signal: AbortSignal): void {
  const usable = Object.entries(wanted).filter(([name, keys]) => isUsable(name, keys));
  tellKeys(usable, signal);
  const bindings = usable.map(([name, keys]) => [keys, (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.repeat) return;
    if (press(name as ShortcutName, room)) event.preventDefault();
  }] as const);
  page.addEventListener('keydown', createKeybindingsHandler(Object.fromEntries(bindings)), { signal });
}

/** Buttons say which key presses them. */
function tellKeys(usable: readonly (readonly [name: string, keys: string])[], signal: AbortSignal): void {
  const also: Readonly<Record<string, string>> = { hold: 'resume', mute: 'unmute' };
  for (const [name, keys] of usable) for (const command of [name, also[name] ?? name]) pageKeys[command] = spokenKeys(keys);
  signal.addEventListener('abort', () => { for (const command of Object.keys(pageKeys)) delete pageKeys[command]; });
}

/** `Alt+Shift+KeyA` as ARIA writes it: `Alt+Shift+A`. One key after another (`g i`) it cannot write. */
const spokenKeys = (keys: string): string | undefined => (keys.includes(' ') ? undefined
  : keys.replace('$mod', /Mac|iPhone|iPad/.test(navigator.platform) ? 'Meta' : 'Control').replace(/(?:Key|Digit)(\w)$/, '$1'));

function press(name: ShortcutName, { state, act, dial }: ShortcutsRoom): boolean {
  if (name === 'dial') return dial();
  const now = state();
  const command = now && commandFor(name, now);
  if (command) act(command);
  return command !== undefined;
}

/** What a key means now: hold and mute go back and forth; undefined where it means nothing. */
export function commandFor(name: Exclude<ShortcutName, 'dial'>, state: DeskState): CallCommand | undefined {
  const call = name === 'answer' || name === 'reject' ? ringingCalls(state)[0] : foregroundCall(state);
  if (!call) return undefined;
  const type = name === 'hold' && call.status === 'held' ? 'resume' : name === 'mute' && call.muted ? 'unmute' : name;
  return isPossible(state, type, call.id) ? { type, callId: call.id } : undefined;
}

/** The same intent that the button of it tells: cancel it, and nothing is done. */
export const intentOfKey = ({ type, callId }: CallCommand): Event => new intents[type as keyof typeof intents](callId);

const intents = {
  'answer': CordAnswerEvent, 'reject': CordRejectEvent, 'hang-up': CordHangUpEvent, 'hold': CordHoldEvent, 'resume': CordResumeEvent, 'mute': CordMuteEvent, 'unmute': CordUnmuteEvent,
} as const satisfies Record<string, new (callId: Call['id']) => Event>;

function isUsable(name: string, keys: string): boolean {
  const wrong = !Object.hasOwn(usualShortcuts, name) ? 'there is no such command' : isPlain(keys) ? 'a key without Control, Alt or Command would fire while somebody types' : undefined;
  if (wrong) console.warn(`<cord-desk> shortcuts: "${name}": "${keys}" is left out, for ${wrong}.`);
  return !wrong;
}

const isPlain = (keys: string): boolean => !/^F\d+$/i.test(keys) && !/(?:^|[ +])(?:Control|Alt|Meta|\$mod)\+/.test(keys);
