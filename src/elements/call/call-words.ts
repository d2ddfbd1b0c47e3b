import { callById, isEstablished, isLive, isLost, type Call, type Calls, type CallEnd, type CallStatus, type EndCause, type LineStatus, type Quality, type Transfer } from '../../core/index.js';
import { isolated, msg, str } from '../../i18n/index.js';
import { duration } from '../format.js';

/** What a colour may say; there is always a word or an icon beside it. */
export type Tone = 'good' | 'warn' | 'danger' | 'accent' | 'muted';

/** One call, as people say it. */
export interface CallWords {
  /** The name, else the number, else that we don't know. */
  readonly name: string;
  /** Only beside a name. */
  readonly number: string | undefined;
  readonly direction: string;
  readonly status: string;
  readonly tone: Tone;
}

const unknown = new Set(['', 'anonymous', 'unknown', 'restricted']);

export function callWords(call: Call): CallWords {
  const { name, number } = call.peer;
  const known = !unknown.has(number.toLowerCase());
  return {
    name: name || (known ? number : msg('Unknown caller')),
    number: name && known && name !== number ? number : undefined,
    direction: call.direction === 'incoming' ? msg('Incoming', { desc: 'A call; its state follows' }) : msg('Outgoing', { desc: 'A call; its state follows' }),
    status: isTakenUp(call) ? msg('Picking up again…') : statusWords[call.status](call),
    tone: isTakenUp(call) ? 'warn' : tones[call.status](call),
  };
}

/** Another page was in it; what rings only rings again. */
const isTakenUp = (call: Call): boolean => isEstablished(call) && call.recovering === true;

const statusWords: Record<CallStatus, (call: Call) => string> = {
  dialing: ({ progress }) => (progress ? msg('Ringing…', { desc: 'It rings at the other end' }) : msg('Calling…')),
  ringing: () => msg('Ringing', { desc: 'A call rings here' }),
  answering: () => msg('Connecting…'),
  active: ({ merged }) => (merged ? msg('In conference') : msg('Talking', { desc: 'State of a call' })),
  held: () => msg('On hold', { desc: 'State of a call: the other side waits' }),
  resuming: () => msg('Resuming…', { desc: 'A call comes back from hold' }),
  ended: (call) => endWords(call.end, call),
};

const tones: Record<CallStatus, (call: Call) => Tone> = {
  dialing: () => 'accent',
  ringing: () => 'accent',
  answering: () => 'good',
  active: () => 'good',
  held: () => 'warn',
  resuming: () => 'good',
  ended: ({ end }) => (end && wentWell.has(end.cause) ? 'muted' : 'danger'),
};

const wentWell: ReadonlySet<EndCause> = new Set(['hung-up', 'cancelled', 'transferred', 'replaced', 'answered-elsewhere']);

const causes: Record<EndCause, (end: CallEnd, call: Pick<Call, 'direction'>) => string> = {
  'hung-up': ({ by }) => (by === 'agent' ? msg('You hung up') : by === 'peer' ? msg('They hung up') : msg('Call ended')),
  'cancelled': (_, { direction }) => (direction === 'incoming' ? msg('Missed call') : msg('Cancelled', { desc: 'A call, by the caller' })),
  'busy': () => msg('Busy', { desc: 'Why a call ended: the other side is in a call' }),
  'declined': ({ by }) => (by === 'agent' ? msg('You declined') : msg('Declined', { desc: 'Why a call ended: the other side refused it' })),
  'no-answer': () => msg('No answer'),
  'unavailable': () => msg('Not reachable'),
  'not-found': () => msg('Number not found'),
  'answered-elsewhere': () => msg('Answered elsewhere'),
  'transferred': () => msg('Transferred', { desc: 'Why a call ended: it was passed on' }),
  'replaced': () => msg('Continued in another call'),
  'media-failed': () => msg('No sound got through'),
  'microphone': () => msg('Microphone not available'),
  'network': () => msg('Connection lost'),
  'lost': () => msg('The call was lost'),
  'rejected': () => msg('The server refused the call'),
  'error': () => msg('The call failed'),
};

/** Why it ended, in plain words. */
export function endWords(end: CallEnd | undefined, call: Pick<Call, 'direction'>): string {
  return end ? causes[end.cause](end, call) : msg('Call ended');
}

/** The running time of a call: while it rings, since it rang; then since the answer; empty if nobody ever answered. */
export function timerText(call: Call, now: () => number): string {
  if (!isLive(call)) return call.answeredAt && call.endedAt ? duration(call.endedAt - call.answeredAt) : '';
  return duration(now() - (call.answeredAt ?? call.startedAt));
}

/** How long it waits already; empty while it does not. */
export const holdText = (call: Call, now: () => number): string => (call.status === 'held' ? duration(now() - call.since) : '');

export interface Note {
  readonly tone: Tone;
  readonly text: string;
}

/** What else there is to know about a call, the most pressing first. */
export function callNotes(call: Call, calls: Calls, line: LineStatus = 'registered'): readonly Note[] {
  if (isLost(call)) return [{ tone: 'muted', text: msg('It could not be taken up again. The customer and your notes are still here.') }];
  if (!isLive(call)) return [];
  const behalf = callById({ calls }, call.consultFor);
  return [
    ...(isTakenUp(call) ? [{ tone: 'warn', text: msg('Nobody hears you yet. One moment.') } as const] : []),
    ...(line === 'connecting' && !call.recovering ? [{ tone: 'warn', text: reconnectingWords(call) } as const] : []),
    ...(call.transfer ? [transferNote(call.transfer)] : []),
    ...(call.heldByPeer ? [{ tone: 'warn', text: msg('They put you on hold') } as const] : []),
    ...(call.muted ? [{ tone: 'warn', text: msg('You are muted') } as const] : []),
    ...(behalf && isLive(behalf) ? [{ tone: 'muted', text: askingWords(callWords(behalf).name) } as const] : []),
  ];
}

const askingWords = (name: string): string => msg(str`Asking for ${isolated(name)}`, { desc: 'In a call with a colleague: whose call is to be passed on to them' });

/** The line is down, but the sound goes its own way. */
function reconnectingWords(call: Call): string {
  if (isEstablished(call)) return msg('Reconnecting. Your call goes on.');
  return call.status === 'ringing' ? msg('Reconnecting. You can answer as soon as the line is back.') : msg('Reconnecting…');
}

const transfers: Record<Transfer['status'], (transfer: Transfer) => Note> = {
  asked: ({ target }) => ({ tone: 'accent', text: msg(str`Transferring to ${isolated(target)}…`) }),
  ringing: ({ target }) => ({ tone: 'accent', text: msg(str`Transferring: ${isolated(target)} rings…`) }),
  accepted: ({ target }) => ({ tone: 'good', text: msg(str`Transferred to ${isolated(target)}`) }),
  failed: ({ target, problem }) => ({ tone: 'danger', text: problem?.message ?? msg(str`${isolated(target)} could not be reached`) }),
};

const transferNote = (transfer: Transfer): Note => transfers[transfer.status](transfer);

export interface QualityWords {
  /** Bars, 1 to 3. */
  readonly level: 1 | 2 | 3;
  readonly tone: Tone;
  readonly words: string;
  /** What is wrong with it. */
  readonly why?: string;
}

/** How the line sounds: MOS 4 is a telephone at its best, below 3.1 people complain (ITU-T G.107). */
export function qualityWords({ mos, cause }: Quality): QualityWords {
  if (cause === 'no-audio') return { level: 1, tone: 'danger', words: msg('No sound arrives') };
  if (mos >= 3.6) return { level: 3, tone: 'good', words: msg('Good line', { desc: 'How a call sounds' }) };
  const why = cause && flaws[cause]();
  const line = mos >= 3.1 ? msg('Fair line', { desc: 'How a call sounds' }) : msg('Poor line', { desc: 'How a call sounds' });
  return { level: mos >= 3.1 ? 2 : 1, tone: mos >= 3.1 ? 'warn' : 'danger', words: line, ...(why && { why }) };
}

const flaws: Readonly<Record<Exclude<NonNullable<Quality['cause']>, 'no-audio'>, () => string>> = {
  loss: () => msg('parts get lost', { desc: 'What is wrong with the sound; follows "Fair line:"' }),
  jitter: () => msg('choppy', { desc: 'What is wrong with the sound; follows "Fair line:"' }),
  delay: () => msg('delayed', { desc: 'What is wrong with the sound; follows "Fair line:"' }),
};

/** Small facts an INVITE brought: `x-queue: Sales` says "Queue: Sales". */
export const callFacts = ({ headers }: Pick<Call, 'headers'>): ReadonlyArray<readonly [name: string, value: string]> =>
  Object.entries(headers)
    .filter(([name, value]) => value.trim() && name !== 'user-to-user') // written by programs, for programs
    .map(([name, value]) => [factName(name), name === 'x-ivr-path' ? value.replace(/\s*>\s*/g, ' › ') : value] as const);

const factName = (header: string): string => {
  const known = facts.get(header);
  if (known) return known();
  const words = header.replace(/^x-/, '').replaceAll('-', ' ').replace(/\b(ivr|id|vip)\b/g, (short) => short.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** What a PBX most often says of a call. */
const facts: ReadonlyMap<string, () => string> = new Map([
  ['x-queue', () => msg('Queue', { desc: 'Label: the queue a call came through' })],
  ['x-ivr-path', () => msg('IVR path', { desc: 'Label: what the caller chose in the voice menu' })],
  ['x-waited', () => msg('Waited', { desc: 'Label: how long the caller was in the queue' })],
]);
