import { callById, keptPop, liveCalls, popOf, toProblem, type Call, type CallId, type DeskState } from '../core/index.js';
import { StoodDown, type Flow, type KeptCall } from '../desk/index.js';
import { msg } from '../i18n/index.js';
import { mergeAgain } from './merge-again.js';

export interface ResumeOptions {
  /**
   * How long a call waits for its page to come back, in seconds: longer, and it is lost. The phone server must be as patient (Asterisk: `rtp_timeout`).
   * Default 20: nobody shall find themselves in a call of an hour ago, microphone open.
   */
  readonly keepCallFor?: number;
}

/** How often it is noted that the page is still there, and looked whether a call has waited for too long, ms. */
const noteEvery = 2_000;
/** Who comes back after that need not be told of calls that were lost: their papers tell, ms. */
const toldFor = 10 * 60_000;

/**
 * A call outlives its page: what names it is kept, and the next page takes it up as soon as it is registered. Nothing is sent when a page goes,
 * for nobody knows whether another one follows.
 */
export const resumeCall = ({ keepCallFor = 20 }: ResumeOptions = {}): Flow => ({ desk, ports: { line, keptCalls }, signal, emit }) => {
  /** As a page that is gone left them, until they are taken up. */
  const left = new Map<CallId, KeptCall>();
  const taking = new Set<CallId>();
  let before: Pick<DeskState, 'calls' | 'pops'> = desk.state;
  let isRead = !keptCalls;

  const noted = (call: Call): KeptCall => {
    const [was, invite, pop] = [left.get(call.id), line.openInvite(call.id), popOf(desk.state, call.id)];
    return call.recovering && was ? { ...was, call } : { call, seenAt: Date.now(), ...(invite && { invite }), ...(pop && { pop: keptPop(pop) }) };
  };
  const note = (): void => { if (isRead) keptCalls?.keep(liveCalls(desk.state).map(noted)); };

  const takeUp = async (call: Call): Promise<void> => {
    if (taking.has(call.id)) return;
    taking.add(call.id);
    await line.recover(call, left.get(call.id)?.invite).catch((error: unknown) => console.warn(`cordboard: a call could not be taken up: ${toProblem(error).message}`));
    taking.delete(call.id);
    giveUp(call.id);
  };
  /** The one the agent was talking in first. */
  const takeUpAll = (): void => {
    const waiting = liveCalls(desk.state).filter(({ recovering }) => recovering);
    for (const call of waiting.toSorted((a, b) => Number(b.status === 'active') - Number(a.status === 'active'))) void takeUp(call);
  };
  /** It has waited for too long, and nobody is about to take it up. */
  const giveUp = (callId: CallId): void => {
    const waited = Date.now() - (left.get(callId)?.seenAt ?? Date.now());
    if (waited < keepCallFor * 1000 || taking.has(callId) || !callById(desk.state, callId)?.recovering) return;
    emit({ type: 'call-ended', callId, end: { cause: 'lost', by: 'network', reason: msg('It was too late to take it up again.', { desc: 'Why a call was lost' }) } });
  };

  desk.subscribe((state, event) => {
    if (event.type === 'desk-restored') for (const call of liveCalls(state)) if (call.recovering && !left.has(call.id)) left.set(call.id, { call, seenAt: event.at });
    if (event.type === 'line-registered') takeUpAll();
    if (event.type === 'call-recovered' || event.type === 'call-ended') left.delete(event.callId);
    if (state.calls === before.calls && state.pops === before.pops) return;
    before = state;
    note();
  });
  mergeAgain({ desk, line, emit });

  const noting = setInterval(() => {
    for (const id of left.keys()) giveUp(id);
    if (liveCalls(desk.state).length) note();
  }, noteEvery);
  (noting as { unref?(): void }).unref?.(); // Under Node, a desk that is all that is left need not keep the process.
  globalThis.addEventListener?.('pagehide', note, { signal });
  signal.addEventListener('abort', () => {
    clearInterval(noting);
    if (!(signal.reason instanceof StoodDown)) keptCalls?.keep([]); // The line has ended them.
  }, { once: true });

  const bringBack = (one: KeptCall): void => {
    const waited = Date.now() - one.seenAt;
    if (waited >= toldFor) return;
    left.set(one.call.id, one);
    if (!callById(desk.state, one.call.id)) emit({ type: 'call-restored', call: one.call, ...(one.pop && { pop: one.pop }) });
    giveUp(one.call.id);
  };
  void keptCalls?.left().then((all) => {
    if (signal.aborted) return;
    for (const one of all) bringBack(one);
    isRead = true;
    note();
    if (desk.state.line.status === 'registered') takeUpAll();
  });
};
