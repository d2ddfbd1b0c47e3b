import type { CallEnd, CallId, Interaction } from '../core/index.js';
import type { HostCall, HostFact } from '../desk/index.js';
import type { HubSpotExtensions } from './hubspot-sdk.js';

type CallFact = Exclude<HostFact, { readonly type: 'agent-changed' }>;

interface Coordinates {
  readonly portalId: number;
  readonly objectId: number;
  readonly objectTypeId: '0-1' | '0-2';
}

interface Kept {
  readonly call: HostCall;
  engagementId?: number;
  /** HubSpot has said whether there is an engagement. */
  isEngaged: boolean;
  matches?: readonly Coordinates[];
  /** Is to be shown as soon as it is known who it is. */
  opens: boolean;
  /** What waits for the engagement. */
  readonly waiting: (() => void)[];
}

/** How long the end of a call waits for its engagement, ms: an end that is never told leaves a ghost in the timeline. */
const patience = 10_000;

/** The calls HubSpot has been told of, from the first word to `callCompleted`, which is said of each exactly once. */
export class HubSpotCalls {
  readonly #calls = new Map<CallId, Kept>();

  constructor(readonly sdk: () => HubSpotExtensions) {}

  tell(fact: CallFact): void {
    const { call, type } = fact;
    const externalCallId = call.id;
    const kept = this.#calls.get(call.id);
    if (type === 'call-started') return this.#started(call);
    if (!kept) return; // Begun before HubSpot heard of it: of this it has no engagement.
    if (type === 'call-connected') this.sdk().callAnswered({ externalCallId });
    if (type === 'call-transfer-changed' && call.transfer?.status === 'accepted') this.sdk().callTransferred({ externalCallId });
    if (type === 'call-ended') this.#engaged(kept, () => this.sdk().callEnded({ externalCallId, ...ids(kept), callEndStatus: statusOf(call) }));
    if (type === 'call-logged') {
      this.#engaged(kept, () => this.sdk().callCompleted({ externalCallId, ...ids(kept), hideWidget: false, engagementProperties: propertiesOf(call, fact.interaction) }));
      this.#calls.delete(call.id);
    }
  }

  /** The call that began last and is not over. */
  last(): CallId | undefined {
    return [...this.#calls.keys()].at(-1);
  }

  /** HubSpot keeps an engagement of a call, or cannot. Where it does not say of which, it is of the first that waits for one. */
  engaged(engagementId: number | undefined, callId: string | undefined): void {
    const kept = callId === undefined ? [...this.#late, ...this.#calls.values()].find(({ isEngaged }) => !isEngaged) : this.#calls.get(callId) ?? [...this.#late].find(({ call }) => call.id === callId);
    if (!kept) return;
    if (engagementId !== undefined) kept.engagementId = engagementId;
    this.#release(kept);
  }

  matched(matches: readonly Coordinates[], callId: string | undefined): void {
    const kept = callId === undefined ? [...this.#calls.values()].findLast(({ call }) => call.direction === 'incoming') : this.#calls.get(callId);
    if (!kept) return;
    kept.matches = matches;
    if (kept.opens) this.#show(kept);
  }

  /** Shows who calls, as soon as HubSpot has found exactly one; which of several it is, the agent sees in HubSpot. */
  open(number: string): void {
    const kept = [...this.#calls.values()].findLast(({ call }) => call.number === number);
    if (!kept) return;
    kept.opens = true;
    this.#show(kept);
  }

  /** Completed, and still without their engagement. */
  readonly #late = new Set<Kept>();

  #show(kept: Kept): void {
    const [only, ...others] = kept.matches ?? [];
    if (!only || others.length) return;
    kept.opens = false;
    this.sdk().navigateToRecord({ objectCoordinates: only });
  }

  #started(call: HostCall): void {
    this.#calls.set(call.id, { call, isEngaged: false, opens: false, waiting: [] });
    const about = { externalCallId: call.id, createEngagement: true, callStartTime: call.startedAt };
    if (call.direction === 'incoming') this.sdk().incomingCall({ ...about, fromNumber: call.number, toNumber: '' });
    else this.sdk().outgoingCall({ ...about, phoneNumber: call.number, toNumber: call.number });
  }

  #engaged(kept: Kept, then: () => void): void {
    if (kept.isEngaged) return then();
    kept.waiting.push(then);
    this.#late.add(kept);
    const late = setTimeout(() => this.#release(kept), patience);
    (late as { unref?(): void }).unref?.(); // Under Node, it need not keep the process.
  }

  #release(kept: Kept): void {
    kept.isEngaged = true;
    this.#late.delete(kept);
    for (const then of kept.waiting.splice(0)) then();
  }
}

const ids = ({ engagementId }: Kept): { readonly engagementId?: number } => (engagementId === undefined ? {} : { engagementId });

const causes: Readonly<Partial<Record<CallEnd['cause'], string>>> = { 'busy': 'BUSY', 'no-answer': 'NO_ANSWER', 'unavailable': 'NO_ANSWER', 'declined': 'REJECTED', 'cancelled': 'CANCELED' };

function statusOf({ direction, answeredAt, end }: HostCall): string {
  if (answeredAt !== undefined) return 'COMPLETED';
  if (direction === 'incoming' && end?.by !== 'agent') return 'MISSED';
  return (end && causes[end.cause]) ?? (end?.by === 'agent' ? 'CANCELED' : 'FAILED');
}

/** As its engagements name them; durations in ms, all as text. */
function propertiesOf(call: HostCall, interaction: Interaction | undefined): Readonly<Record<string, string | number>> {
  const [from, to] = call.direction === 'incoming' ? ['hs_call_from_number', 'INBOUND'] as const : ['hs_call_to_number', 'OUTBOUND'] as const;
  const body = [interaction?.disposition?.path.join(' › '), interaction?.notes].filter(Boolean).join('\n\n');
  return {
    hs_timestamp: call.startedAt, hs_call_direction: to, [from]: call.number, hs_call_status: call.answeredAt === undefined ? 'NO_ANSWER' : 'COMPLETED',
    hs_call_duration: String((interaction?.talked ?? 0) * 1000), hs_call_title: `Call with ${call.name ?? call.number}`, ...(body && { hs_call_body: body }),
  };
}
