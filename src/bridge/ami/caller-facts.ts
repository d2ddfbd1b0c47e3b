import type { QueueReason, WaitingCall } from '../../core/index.js';
import type { AmiMessage } from './ami-parser.js';
import { clip, wholeNumber } from './clip.js';

/** What the dialplan tells of a caller, in channel variables. */
export interface CallerStory {
  readonly reasons: readonly QueueReason[];
  readonly path: readonly string[];
  /** Absent where it was not told. */
  readonly priority?: number;
}

const kinds: ReadonlySet<string> = new Set<QueueReason['kind']>(['vip', 'region', 'last-agent', 'dedicated-agent', 'callback']);
const most = 16;

/** `vip,region:North,Black Friday`: a reason that has no kind of ours is told in its own words. */
export const reasonsOf = (text: string): readonly QueueReason[] => parts(text, ',').map((part) => {
  const [, kind = '', detail = ''] = /^([^:]*):?(.*)$/s.exec(part)!;
  const known = kind.trim().toLowerCase();
  return kinds.has(known) ? { kind: known as QueueReason['kind'], ...(detail.trim() && { detail: clip(detail.trim()) }) } : { kind: 'other', detail: clip(part) };
});

/** `Support>Billing` */
export const pathOf = (text: string): readonly string[] => parts(text, '>').map(clip);

const parts = (text: string, separator: string): readonly string[] => text.split(separator).map((part) => part.trim()).filter(Boolean).slice(0, most);

/** What Asterisk writes for one who does not say. */
const isKnown = (text: string | undefined): text is string => text !== undefined && text !== '' && text !== 'unknown' && text !== '<unknown>';

/** A row of QueueStatus, or QueueCallerJoin. @param before The same caller as known: since when they wait and what the dialplan told stays. */
export function waitingCall(row: AmiMessage, before: WaitingCall | undefined, now: number): WaitingCall {
  const { CallerIDNum: number, CallerIDName: name, Wait: wait } = row;
  // In QueueCallerJoin, `Priority` is where in the dialplan they are.
  const priority = row['Event'] === 'QueueEntry' ? Number.parseInt(row['Priority'] ?? '', 10) : Number.NaN;
  return {
    id: row['Uniqueid']!, number: isKnown(number) ? clip(number) : '', ...(isKnown(name) && { name: clip(name) }),
    since: before?.since ?? Math.max(0, now - wholeNumber(wait) * 1000),
    priority: Number.isSafeInteger(priority) ? priority : before?.priority ?? 0, reasons: before?.reasons ?? [], path: before?.path ?? [],
  };
}
