import { callById, isEstablished, isLive, isLost, type Call, type Calls, type CallEnd, type CallStatus, type EndCause, type LineStatus, type Quality, type Transfer } from '../../core/index.js';
import { duration } from '../format.js';

/** What a colour may say; there is always a word or an icon beside it. */
export type Tone = 'good' | 'warn' | 'danger' | 'accent' | 'muted';

/** One call, as people say it. */
export interface CallWords {
  /** The name, else the number, else that we don't know. */
  readonly name: string;
  /** Only beside a name. */
  readonly number: string | undefined;
  readonly direction: 'Incoming' | 'Outgoing';
  readonly status: string;
  readonly tone: Tone;
}

const unknown = new Set(['', 'anonymous', 'unknown', 'restricted']);

export function callWords(call: Call): CallWords {
  const { name, number } = call.peer;
  const known = !unknown.has(number.toLowerCase());
  return {
    name: name || (known ? number : 'Unknown caller'),
    number: name && known && name !== number ? number : undefined,
    direction: call.direction === 'incoming' ? 'Incoming' : 'Outgoing',
    status: isTakenUp(call) ? 'Picking up again…' : statusWords[call.status](call),
    tone: isTakenUp(call) ? 'warn' : tones[call.status](call),
  };
}

/** Another page was in it; what rings only rings again. */
const isTakenUp = (call: Call): boolean => isEstablished(call) && call.recovering === true;

const statusWords: Record<CallStatus, (call: Call) => string> = {
  dialing: ({ progress }) => (progress ? 'Ringing…' : 'Calling…'),
  ringing: () => 'Ringing',
  answering: () => 'Connecting…',
  active: ({ merged }) => (merged ? 'In conference' : 'Talking'),
  held: () => 'On hold',
  resuming: () => 'Resuming…',
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

const causes: Record<EndCause, string | ((end: CallEnd, call: Pick<Call, 'direction'>) => string)> = {
  'hung-up': ({ by }) => ({ agent: 'You hung up', peer: 'They hung up', network: 'Call ended' })[by],
  'cancelled': (_, { direction }) => (direction === 'incoming' ? 'Missed call' : 'Cancelled'),
  'busy': 'Busy',
  'declined': ({ by }) => (by === 'agent' ? 'You declined' : 'Declined'),
  'no-answer': 'No answer',
  'unavailable': 'Not reachable',
  'not-found': 'Number not found',
  'answered-elsewhere': 'Answered elsewhere',
  'transferred': 'Transferred',
  'replaced': 'Continued in another call',
  'media-failed': 'No sound got through',
  'microphone': 'Microphone not available',
  'network': 'Connection lost',
  'lost': 'The call was lost',
  'rejected': 'The server refused the call',
  'error': 'The call failed',
};

/** Why it ended, in plain words. */
export function endWords(end: CallEnd | undefined, call: Pick<Call, 'direction'>): string {
  if (!end) return 'Call ended';
  const words = causes[end.cause];
  return typeof words === 'string' ? words : words(end, call);
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
  if (isLost(call)) return [{ tone: 'muted', text: 'It could not be taken up again. The customer and your notes are still here.' }];
  if (!isLive(call)) return [];
  const behalf = callById({ calls }, call.consultFor);
  return [
    ...(isTakenUp(call) ? [{ tone: 'warn', text: 'Nobody hears you yet. One moment.' } as const] : []),
    ...(line === 'connecting' && !call.recovering ? [{ tone: 'warn', text: reconnectingWords(call) } as const] : []),
    ...(call.transfer ? [transferNote(call.transfer)] : []),
    ...(call.heldByPeer ? [{ tone: 'warn', text: 'They put you on hold' } as const] : []),
    ...(call.muted ? [{ tone: 'warn', text: 'You are muted' } as const] : []),
    ...(behalf && isLive(behalf) ? [{ tone: 'muted', text: `Asking for ${callWords(behalf).name}` } as const] : []),
  ];
}

/** The line is down, but the sound goes its own way. */
const reconnectingWords = (call: Call): string =>
  (isEstablished(call) ? 'Reconnecting. Your call goes on.' : call.status === 'ringing' ? 'Reconnecting. You can answer as soon as the line is back.' : 'Reconnecting…');

const transfers: Record<Transfer['status'], (transfer: Transfer) => Note> = {
  asked: ({ target }) => ({ tone: 'accent', text: `Transferring to ${target}…` }),
  ringing: ({ target }) => ({ tone: 'accent', text: `Transferring: ${target} rings…` }),
  accepted: ({ target }) => ({ tone: 'good', text: `Transferred to ${target}` }),
  failed: ({ target, problem }) => ({ tone: 'danger', text: problem?.message ?? `${target} could not be reached` }),
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
  if (cause === 'no-audio') return { level: 1, tone: 'danger', words: 'No sound arrives' };
  if (mos >= 3.6) return { level: 3, tone: 'good', words: 'Good line' };
  const why = cause && { loss: 'parts get lost', jitter: 'choppy', delay: 'delayed' }[cause];
  const line = mos >= 3.1 ? 'Fair line' : 'Poor line';
  return { level: mos >= 3.1 ? 2 : 1, tone: mos >= 3.1 ? 'warn' : 'danger', words: line, ...(why && { why }) };
}

/** Small facts an INVITE brought: `x-queue: Sales` says "Queue: Sales". */
export const callFacts = ({ headers }: Pick<Call, 'headers'>): ReadonlyArray<readonly [name: string, value: string]> =>
  Object.entries(headers)
    .filter(([name, value]) => value.trim() && name !== 'user-to-user') // written by programs, for programs
    .map(([name, value]) => [factName(name), value] as const);

const factName = (header: string): string => {
  const words = header.replace(/^x-/, '').replaceAll('-', ' ').replace(/\b(ivr|id|vip)\b/g, (short) => short.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
};
