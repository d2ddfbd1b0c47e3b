import type { Call, CallEnd, CallEvent, CallId, Dialog, Handover, LineEvent, Peer, Problem, Quality, Transfer } from '../core/index.js';
import { DeskError } from '../core/index.js';
import type { DialOptions, Line } from '../desk/index.js';

/** Somebody who rings in. */
export interface SimCaller {
  readonly number: string;
  readonly name?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the colleague who passes the call on sends along. */
  readonly handover?: Handover;
}

export interface SimLineOptions {
  /** What happens by itself after a dial: `answer` (default), `ring` (and nobody answers), or nothing until the script says so. */
  readonly dialed?: 'answer' | 'ring' | 'silence';
  readonly uri?: string;
  readonly server?: string;
}

const hungUp = (by: CallEnd['by']): CallEnd => ({ cause: 'hung-up', by });

const dialogOf = (callId: CallId): Dialog => ({ callId, localTag: 'ours', remoteTag: 'theirs', replaces: true });

/** A line without a PBX: its verbs succeed at once, and a script plays the other side. For tests, stories, demos, and integrators' own tests. */
export class SimLine implements Line {
  #emit: (event: LineEvent | CallEvent) => void = () => {};
  #refusals = new Map<string, Problem>();
  #next = 1;
  #merged: readonly CallId[] = [];
  readonly #dialed = new Map<CallId, string>();
  #lamps = new Map<string, boolean | undefined>();
  readonly #watchers = new Set<(target: string) => void>();
  readonly #options: Required<SimLineOptions>;
  /** The verbs asked of it, oldest first: what a test looks at. */
  readonly asked: string[] = [];
  /** What went along with transfers and consultations, oldest first. */
  readonly handedOver: Handover[] = [];

  constructor(options: SimLineOptions = {}) {
    this.#options = { dialed: 'answer', uri: 'sip:1001@sim.example', server: 'wss://sim.example', ...options };
  }

  start(emit: (event: LineEvent | CallEvent) => void): void {
    this.#emit = emit;
  }

  // The script: what the other side does.

  /** Somebody rings in; returns the call's id. */
  ring({ number, name, headers = {}, handover }: SimCaller): CallId {
    const id = `sim-${this.#next++}`;
    const peer: Peer = { uri: `sip:${number}@sim.example`, number, ...(name && { name }) };
    this.#emit({ type: 'call-started', call: { id, direction: 'incoming', peer, headers, ...(handover && { handover }) } });
    return id;
  }

  peerAnswers(callId: CallId): void {
    this.#answered(callId);
  }

  #answered(callId: CallId): void {
    this.#emit({ type: 'call-dialog-changed', callId, dialog: dialogOf(callId) });
    this.#emit({ type: 'call-answered', callId });
  }

  peerRings(callId: CallId): void {
    this.#emit({ type: 'call-progressed', callId, progress: 'ringing' });
  }

  peerHolds(callId: CallId, held = true): void {
    this.#emit({ type: 'call-held-by-peer', callId, held });
  }

  /** Somebody else is at the other end now, as after an attended transfer. */
  becomes(callId: CallId, { number, name }: Pick<SimCaller, 'number' | 'name'>): void {
    this.#emit({ type: 'call-peer-changed', callId, peer: { uri: `sip:${number}@sim.example`, number, ...(name && { name }) } });
  }

  /** The other side, or the network, ends the call. */
  ends(callId: CallId, end: CallEnd = hungUp('peer')): void {
    this.#emit({ type: 'call-ended', callId, end });
  }

  quality(callId: CallId, quality: Quality): void {
    this.#emit({ type: 'call-quality-changed', callId, quality });
  }

  /** A lamp of the PBX goes on or out; undefined: nobody knows any more. */
  lamp(target: string, lit: boolean | undefined): void {
    this.#lamps.set(target, lit);
    for (const look of [...this.#watchers]) look(target);
  }

  loses(message = 'The connection to the phone server was lost. Trying again.'): void {
    this.#connecting({ code: 'unreachable', message });
  }

  /** The connection is there again, by itself. */
  comesBack(): void {
    this.#emit({ type: 'line-registered', server: this.#options.server, uri: this.#options.uri });
  }

  /** A call that a page was in which is gone, still to be taken up: until it is `recovered`, or ends. `talked`: for how long already, ms. Returns its id. */
  leftBehind({ number, name, headers = {} }: SimCaller, talked = 60_000): CallId {
    const id = `sim-${this.#next++}`;
    const peer: Peer = { uri: `sip:${number}@sim.example`, number, ...(name && { name }) };
    const answeredAt = Date.now() - talked;
    const times = { startedAt: answeredAt - 5_000, answeredAt, since: answeredAt };
    this.#emit({ type: 'call-restored', call: { id, direction: 'incoming', status: 'active', peer, headers, ...times, muted: false, heldByPeer: false, merged: false, dialog: dialogOf(id) } });
    return id;
  }

  recovered(callId: CallId): void {
    this.#emit({ type: 'call-recovered', callId });
  }

  refuses(problem: Problem): void {
    this.#emit({ type: 'line-refused', problem });
  }

  /** The next time `verb` is asked, it fails so. */
  fail(verb: keyof Line, problem: Problem): void {
    this.#refusals.set(verb, problem);
  }

  // The port: what the desk asks.

  async connect(): Promise<void> {
    this.#ask('connect');
    this.#connecting();
    this.#emit({ type: 'line-registered', server: this.#options.server, uri: this.#options.uri });
  }

  async disconnect(): Promise<void> {
    this.#ask('disconnect');
    this.#emit({ type: 'line-offline' });
  }

  async dial(id: CallId, target: string, { headers = {}, consultFor, handover }: DialOptions): Promise<void> {
    this.#ask('dial', target);
    if (handover) this.handedOver.push(handover);
    const number = target.replace(/^sip:/, '').replace(/@.*/, '');
    const peer: Peer = { uri: `sip:${number}@sim.example`, number };
    this.#dialed.set(id, number);
    this.#emit({ type: 'call-started', call: { id, direction: 'outgoing', peer, headers, ...(consultFor && { consultFor }) } });
    if (this.#options.dialed !== 'silence') this.peerRings(id);
    if (this.#options.dialed === 'answer') this.peerAnswers(id);
  }

  setTrace(on: boolean): void {
    this.#ask('trace', on ? 'on' : 'off');
  }

  trace(): string {
    return '2026-01-01T00:00:00.000Z sent\nOPTIONS sip:sim.example SIP/2.0\n';
  }

  async recover({ id }: Call): Promise<void> {
    this.#ask('recover', id);
    this.#emit({ type: 'call-recovered', callId: id });
  }

  openInvite(): undefined {}

  async answer(callId: CallId): Promise<void> {
    this.#ask('answer', callId);
    this.#emit({ type: 'call-answering', callId });
    this.#answered(callId);
  }

  async reject(callId: CallId): Promise<void> {
    this.#ask('reject', callId);
    this.ends(callId, { cause: 'declined', by: 'agent', code: 486 });
  }

  async hangUp(callId: CallId): Promise<void> {
    this.#ask('hangUp', callId);
    this.ends(callId, hungUp('agent'));
  }

  async hold(callId: CallId): Promise<void> {
    this.#ask('hold', callId);
    this.#merged = this.#merged.filter((id) => id !== callId);
    this.#emit({ type: 'call-held', callId });
  }

  async resume(callId: CallId): Promise<void> {
    this.#ask('resume', callId);
    this.#emit({ type: 'call-resuming', callId });
    this.#emit({ type: 'call-resumed', callId });
  }

  async setMuted(callId: CallId, muted: boolean): Promise<void> {
    this.#ask('setMuted', callId, muted);
    const together = this.#merged.includes(callId) ? this.#merged : [callId]; // One voice for a whole conference.
    for (const id of together) this.#emit({ type: 'call-muted', callId: id, muted });
  }

  async sendTones(callId: CallId, tones: string): Promise<void> {
    this.#ask('sendTones', callId, tones);
  }

  async transfer(callId: CallId, target: string, handover?: Handover): Promise<void> {
    this.#ask('transfer', callId, target);
    if (handover) this.handedOver.push(handover);
    this.#transferred('blind', target, callId);
  }

  async completeTransfer(callId: CallId, consultId: CallId): Promise<void> {
    this.#ask('completeTransfer', callId, consultId);
    this.#transferred('attended', this.#dialed.get(consultId) ?? '', callId, consultId);
  }

  #transferred(kind: Transfer['kind'], target: string, callId: CallId, ...others: readonly CallId[]): void {
    for (const status of ['asked', 'accepted'] as const) this.#emit({ type: 'call-transfer-changed', callId, transfer: { kind, target, status } });
    for (const id of [callId, ...others]) this.ends(id, { cause: 'transferred', by: 'agent' });
  }

  async merge(callIds: readonly CallId[]): Promise<void> {
    this.#ask('merge', ...callIds);
    this.#merged = callIds;
    this.#emit({ type: 'call-merged', callIds });
  }

  async sendCode(code: string): Promise<void> {
    this.#ask('sendCode', code);
  }

  watch(target: string, changed: (lit: boolean | undefined) => void, signal: AbortSignal): void {
    const look = (which: string): void => { if (which === target) changed(this.#lamps.get(target)); };
    this.#watchers.add(look);
    signal.addEventListener('abort', () => this.#watchers.delete(look), { once: true });
    if (this.#lamps.get(target) !== undefined) look(target);
  }

  #connecting(problem?: Problem): void {
    const { server, uri } = this.#options;
    this.#emit({ type: 'line-connecting', server, uri, ...(problem && { problem }) });
  }

  #ask(verb: keyof Line, ...details: readonly unknown[]): void {
    this.asked.push([verb, ...details].join(' '));
    const refusal = this.#refusals.get(verb);
    this.#refusals.delete(verb);
    if (refusal) throw new DeskError(refusal.code, refusal.message);
  }
}
