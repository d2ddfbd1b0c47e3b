import {
  callById, currentWrapUp, foregroundCall, meAs, numberOfCustomer, popCustomer, popOf, wrapUpOf,
  type Call, type CallId, type CallRecord, type Customer, type DeskState, type ScreenPop, type WrapUpForm,
} from '../../core/index.js';
import { formInWords } from '../../i18n/index.js';
import { isShallowEqual } from '../shallow-equal.js';

type State = Pick<DeskState, 'calls' | 'pops' | 'wrapUps' | 'line'>;

/** Whose card the agent wants to see, and over whose ringing: another ring is news again. */
export interface Turn {
  readonly callId: CallId;
  readonly over: readonly CallId[];
}

/** What decides whose card lies on top. */
export interface Wish {
  /** The one the page wants. */
  readonly fixed?: CallId | undefined;
  readonly turned?: Turn | undefined;
  /** The agent's hands are in this card: nothing takes it away from them. */
  readonly held?: CallId | undefined;
}

/** One of several cards. */
export interface Tab {
  readonly callId: CallId;
  readonly customer: Customer | undefined;
  readonly peer: string;
  readonly status: Call['status'] | 'wrap-up';
}

/** All that is shown of the state. */
export interface Card {
  readonly callId: CallId;
  readonly pop: ScreenPop;
  /** The customer's, as the PBX showed it. */
  readonly number: string;
  /** What the PBX calls them. */
  readonly peerName: string | undefined;
  /** Who we are at the centre. */
  readonly me: string | undefined;
  readonly headers: Call['headers'] | undefined;
  readonly queue: string | undefined;
  readonly path: CallRecord['path'];
  readonly waited: number | undefined;
  readonly form: WrapUpForm;
  /** The others, and this one; none where there is no other. */
  readonly tabs: readonly Tab[];
}

const ringing = ({ calls, pops }: State): readonly CallId[] => calls.filter(({ id, status }) => status === 'ringing' && popOf({ pops }, id)).map(({ id }) => id);

/** What to remember when the agent turns to a card. */
export const turnTo = (state: State, callId: CallId): Turn => ({ callId, over: ringing(state) });

/**
 * Whose card lies on top: who rings pops, then whom we talk to, then whose paper is to be finished. What the agent turned to stays until
 * somebody else rings; what they have their hands in stays anyway.
 */
export function cardOnTop(state: State, { fixed, turned, held }: Wish): CallId | undefined {
  if (fixed) return callById(state, fixed)?.consultFor ?? fixed;
  const isThere = (callId: CallId | undefined): callId is CallId => popOf(state, callId) !== undefined;
  if (isThere(held)) return held;
  const news = ringing(state).findLast((callId) => !turned?.over.includes(callId));
  if (news === undefined && isThere(turned?.callId)) return turned.callId;
  const foreground = foregroundCall(state);
  const isLive = foreground !== undefined && foreground.status !== 'ended';
  const order = [news, ringing(state).at(-1), isLive ? foreground.consultFor ?? foreground.id : undefined, currentWrapUp(state, foreground)?.callId, foreground?.id, state.pops.at(-1)?.callId];
  return order.find(isThere);
}

export function cardOf(state: State, wish: Wish): Card | undefined {
  const callId = cardOnTop(state, wish);
  const pop = popOf(state, callId);
  if (callId === undefined || !pop) return undefined;
  const [call, record] = [callById(state, callId), wrapUpOf(state, callId)?.record];
  return {
    callId, pop, number: numberOfCustomer(state, callId) ?? '', peerName: peerName(call, record, pop), me: meAs(state.line).id,
    headers: record ? undefined : call?.headers, queue: record?.queue, path: record?.path, waited: record?.waited,
    form: formInWords(state.wrapUps.form), tabs: wish.fixed || state.pops.length < 2 ? [] : state.pops.map((one) => tabOf(state, one)),
  };
}

/** Where a colleague asks on behalf of a customer, the name is the colleague's. */
function peerName(call: Call | undefined, record: CallRecord | undefined, { handover }: ScreenPop): string | undefined {
  const number = call?.peer.number ?? record?.number;
  return handover?.number !== undefined && handover.number !== number ? undefined : call?.peer.name ?? record?.name;
}

function tabOf(state: State, pop: ScreenPop): Tab {
  const call = callById(state, pop.callId);
  return {
    callId: pop.callId, customer: popCustomer(pop), peer: peerName(call, wrapUpOf(state, pop.callId)?.record, pop) ?? numberOfCustomer(state, pop.callId) ?? '',
    status: call && (call.status !== 'ended' || !wrapUpOf(state, pop.callId)) ? call.status : 'wrap-up',
  };
}

export const isSameCard = (a: Card | undefined, b: Card | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && isShallowEqual({ ...a, tabs: 0 }, { ...b, tabs: 0 })
    && a.tabs.length === b.tabs.length && a.tabs.every((tab, index) => isShallowEqual(tab, b.tabs[index])));
