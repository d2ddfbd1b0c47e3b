import { watchQuality, type CallAudio, type Member, type MicrophoneLeg } from '../audio/index.js';
import { DeskError, toProblem, type Call, type CallEnd, type CallEvent, type CallId, type Problem, type Transfer } from '../core/index.js';
import { assertedPeer, peerOf } from './address.js';
import { callEnd } from './end-cause.js';
import { allowed } from './headers.js';
import type { ConnectionPool, IceOptions } from './ice.js';
import { RTCSession, type Ending, type Session, type SipMessage, type Ua } from './jssip.js';
import { contextOf, isAcceptable, refer } from './refer.js';
import { prepare, reoffer, sendTones } from './sip-session.js';
import { isInside, withoutHandover } from './user-to-user.js';

/** What a call needs of its line. */
export interface CallRoom {
  readonly ua: Ua;
  readonly audio: CallAudio;
  readonly ice: IceOptions;
  readonly pool: ConnectionPool;
  readonly dtmf: 'auto' | 'rfc4733' | 'info';
  /** The host of our own address. */
  readonly host: string;
  /** Header fields that may go out. */
  readonly headers: readonly string[];
  emit(event: CallEvent): void;
  /** The call's microphone was replaced, or it left its conference: what it sends must be set anew. */
  voiceChanged(call: SipCall): void;
  ended(call: SipCall): void;
  /** Where a 3xx sends us; undefined when it is one hop too many. */
  redirect(response: SipMessage, hops: number): string | undefined;
  /** A session that is ours already, not a new incoming call. */
  expect(session: Session): void;
}

interface ReferEvent {
  readonly request: SipMessage;
  accept(started: (next: Session) => void, options: object): void;
  reject(): void;
}

/** Session timers (RFC 4028) at the length the RFC recommends, seconds. */
const sessionTimersExpires = 1800;

/** One call: its session, its copy of the microphone, and what is heard. The session may change under it (3xx, REFER, Replaces); the call stays the same. */
export class SipCall {
  #session: Session | undefined;
  #leg: MicrophoneLeg | undefined;
  #heard: MediaStream | undefined;
  #muted = false;
  #held = false;
  #heldByPeer = false;
  #answering = false;
  #recovering = false;
  #rang = false;
  #endAs: CallEnd | undefined;
  #successor: Session | undefined;
  /** The number of who is there, as the phone server said it last. */
  #asserted: string | undefined;
  #hops = 0;
  #offers: Promise<unknown> = Promise.resolve();
  readonly #over = new AbortController();

  constructor(readonly id: CallId, readonly room: CallRoom) {}

  get session(): Session {
    if (!this.#session || this.#over.signal.aborted) throw new DeskError('no-such-call', 'The call has ended.');
    return this.#session;
  }

  /** Where a REFER points when somebody shall take over the other end of this call. */
  get peerUri(): string {
    return this.session.remote_identity.uri.toString();
  }

  get isMuted(): boolean {
    return this.#muted;
  }

  // What the agent does.

  dial(target: string, extraHeaders: readonly string[], leg: MicrophoneLeg): void {
    this.#take(leg);
    const session = new RTCSession(this.room.ua);
    this.#own(session, extraHeaders);
    try {
      session.connect(target, this.#media(extraHeaders));
    } catch (error) {
      this.#finish({ cause: 'error', by: 'network' });
      throw error;
    }
  }

  /**
   * Goes on with a call that another page of ours was in: asks the PBX to put this session in the place of that one (RFC 3891). It is asked at our
   * own address, for the PBX answers by itself and rings nobody.
   */
  async takeUp({ dialog, muted, status }: Call, own: string): Promise<void> {
    if (!dialog) return this.#finish({ cause: 'lost', by: 'network' });
    this.#muted = muted;
    this.#recovering = true;
    const isHeld = status === 'held';
    try {
      const leg = await this.room.audio.openMicrophone();
      this.#held = isHeld; // Nobody hears the room until the call is held again.
      this.#take(leg);
      const lines = [`Replaces: ${dialog.callId};to-tag=${dialog.remoteTag};from-tag=${dialog.localTag}`];
      const session = new RTCSession(this.room.ua);
      this.#own(session);
      session.on('accepted', () => void this.#tookUp(isHeld));
      session.connect(own, this.#media(lines));
    } catch (error) {
      this.#finish({ cause: 'lost', by: 'network', reason: toProblem(error).message });
    }
  }

  async #tookUp(isHeld: boolean): Promise<void> {
    this.#recovering = false;
    if (isHeld) await this.#offer(true).catch(() => { this.#held = false; this.#applyMute(); this.room.emit({ type: 'call-resumed', callId: this.id }); });
    this.room.emit({ type: 'call-recovered', callId: this.id });
  }

  /** It lives on in another page: nobody is told anything. */
  forget(): void {
    if (this.#over.signal.aborted) return;
    this.#over.abort();
    this.#session?._close();
    if (this.#heard) this.room.audio.unhear(this.#heard);
    this.#leg?.release();
    this.room.ended(this);
  }

  incoming(session: Session, request: SipMessage): void {
    this.#asserted = assertedPeer(request)?.number;
    this.#own(session);
  }

  async answer(): Promise<void> {
    if (this.#answering) return;
    this.#answering = true;
    try {
      const leg = await this.room.audio.openMicrophone();
      this.#take(leg);
      if (this.#over.signal.aborted) leg.release(); // The caller had less patience than the browser's question.
      const { session } = this;
      this.room.emit({ type: 'call-answering', callId: this.id });
      session.answer(this.#media());
    } finally {
      this.#answering = false;
    }
  }

  reject(): void {
    this.#endAs = { cause: 'declined', by: 'agent', code: 486 };
    this.session.terminate({ status_code: 486, reason_phrase: 'Busy Here' });
  }

  hangUp(): void {
    this.#successor?.terminate();
    this.session.terminate();
  }

  async hold(): Promise<void> {
    await this.#offer(true);
    this.#held = true;
    this.#applyMute();
    this.room.emit({ type: 'call-held', callId: this.id });
  }

  async resume(): Promise<void> {
    this.room.emit({ type: 'call-resuming', callId: this.id });
    try {
      await this.#offer(false);
      this.#held = false;
      this.#applyMute();
      this.room.emit({ type: 'call-resumed', callId: this.id });
    } catch (error) {
      this.room.emit({ type: 'call-held', callId: this.id });
      throw error;
    }
  }

  setMuted(muted: boolean): void {
    this.#muted = muted;
    this.#applyMute();
    this.room.emit({ type: 'call-muted', callId: this.id, muted });
  }

  sendTones(tones: string): void {
    sendTones(this.session, tones, this.room.dtmf);
  }

  /** `consultation`: the call whose other end takes over; `context`: what goes along with a blind transfer (a value for User-to-User). */
  async transfer(kind: Transfer['kind'], target: string, { consultation, context }: { consultation?: SipCall; context?: string | undefined } = {}): Promise<void> {
    const tell = (status: Transfer['status'], problem?: Problem): void =>
      this.room.emit({ type: 'call-transfer-changed', callId: this.id, transfer: { kind, target, status, ...(problem && { problem }) } });
    const legs = consultation ? [this, consultation] : [this];
    // Said beforehand: the PBX may hang either of them up before it says that the transfer went well.
    for (const leg of legs) leg.#endAs = { cause: 'transferred', by: 'agent' };
    try {
      await refer(this.session, target, { second: consultation?.session, context, over: this.#over.signal, tell });
    } catch (error) {
      for (const leg of legs) leg.#endAs = undefined;
      const problem = await this.#afterFailure(toProblem(error));
      tell('failed', problem);
      throw new DeskError(problem.code, problem.message);
    }
    // The PBX does not end our leg after a blind transfer, and only one of two after an attended one.
    for (const leg of legs) leg.endAs({ cause: 'transferred', by: 'agent' });
  }

  /** Asterisk, when it has sent the peer off already, keeps an empty leg and ends it only when spoken to: a re-INVITE tells whether anybody is there. */
  async #afterFailure({ code, message }: Problem): Promise<Problem> {
    await this.#offer(this.#held).catch(() => {});
    const isOurs = !this.#over.signal.aborted;
    return { code, message: `${message} ${isOurs ? 'The call is still yours.' : 'The phone server let the call go: call them back.'}` };
  }

  endAs(end: CallEnd): void {
    this.#endAs = end;
    if (this.#session && !this.#session.isEnded()) this.#session.terminate();
  }

  // What a conference needs of it.

  member(): Member {
    if (!this.#heard || !this.#leg) throw new DeskError('not-now', 'The call has no sound yet. Try again in a moment.');
    return { heard: this.#heard, voice: this.#leg.track, send: (track) => this.#send(track) };
  }

  /** Back to the plain microphone. */
  speakPlainly(): void {
    if (this.#leg && !this.#over.signal.aborted) this.#send(this.#leg.track);
  }

  // How sessions come and go.

  #own(session: Session, extraHeaders: readonly string[] = []): void {
    this.#session = session;
    prepare(session, this.room.pool, this.room.ice);
    this.#listen(session, extraHeaders);
  }

  #listen(session: Session, extraHeaders: readonly string[] = []): void {
    const { id: callId, room } = this;
    const mine = (then: (data: never) => void) => (data: never): void => { if (session === this.#session) then(data); };
    session.on('peerconnection', ({ peerconnection }: { peerconnection: RTCPeerConnection }) => this.#watch(peerconnection));
    session.on('progress', mine(({ response }: { response: SipMessage & { body?: string } | null }) => {
      if (session.direction === 'incoming') return;
      this.#rang = true;
      room.emit({ type: 'call-progressed', callId, progress: response?.body ? 'early-media' : 'ringing' });
    }));
    session.on('accepted', mine(({ response }: { response: SipMessage | null }) => {
      if (response) this.#asserted = assertedPeer(response)?.number;
      room.emit({ type: 'call-answered', callId });
      this.#tellDialog(session);
    }));
    for (const change of ['reinvite', 'update']) session.on(change, mine(({ request }: { request: SipMessage }) => this.#told(request)));
    session.on('hold', mine(({ originator }: { originator: string }) => this.#holdChanged(originator, true)));
    session.on('unhold', mine(({ originator }: { originator: string }) => this.#holdChanged(originator, false)));
    session.on('failed', mine((ending: Ending) => { if (this.#recovering) this.#finish({ ...callEnd(ending), cause: 'lost', by: 'network' }); else if (!this.#follow(ending, extraHeaders)) this.#end(session, ending); }));
    session.on('ended', mine((ending: Ending) => this.#end(session, ending)));
    session.on('refer', ({ request, accept, reject }: ReferEvent) => {
      const { refer_to: to } = request;
      if (to && isAcceptable(to)) accept((next) => this.#succeed(next), this.#media(contextOf(to, room.headers)));
      else reject();
    });
    session.on('replaces', ({ accept }: { accept: (started: (next: Session) => void) => void }) => accept((next) => {
      prepare(next, room.pool, room.ice);
      this.#succeed(next);
      queueMicrotask(() => next.answer(this.#media()));
    }));
  }

  #tellDialog({ _dialog }: Session): void {
    if (!_dialog) return;
    const { call_id: callId, local_tag: localTag, remote_tag: remoteTag } = _dialog.id;
    this.room.emit({ type: 'call-dialog-changed', callId: this.id, dialog: { callId, localTag, remoteTag } });
  }

  /** Whoever is behind the phone server may change without our doing: it has connected the other side with somebody else, and says so in passing. */
  #told(request: SipMessage): void {
    const peer = allowed('p-asserted-identity', this.room.headers) ? assertedPeer(request) : undefined;
    if (!peer || peer.number === (this.#asserted ?? peerOf(this.session.remote_identity).number)) return;
    this.#asserted = peer.number;
    this.room.emit({ type: 'call-peer-changed', callId: this.id, peer });
  }

  /** Another session takes this call over as soon as it is answered; until then, and if it is not, the old one goes on. */
  #succeed(next: Session): void {
    this.room.expect(next);
    this.#successor = next;
    const heard = this.#heard;
    if (next.connection) this.#watch(next.connection);
    next.on('accepted', () => {
      const before = this.#session;
      this.#successor = undefined;
      this.#asserted = undefined;
      this.#session = next;
      this.#listen(next);
      this.#tellDialog(next);
      this.room.emit({ type: 'call-peer-changed', callId: this.id, peer: peerOf(next.remote_identity) });
      if (this.#heldByPeer) this.#holdChanged('remote', false); // It was the old peer who held.
      if (before && !before.isEnded() && next.direction === 'outgoing') before.terminate();
    });
    next.on('failed', (ending: Ending) => {
      this.#successor = undefined;
      if (this.#session?.isEnded()) this.#finish(callEnd(ending));
      else if (heard) this.#hear(heard); // Early media of the one who then declined had taken its place.
    });
    next.on('peerconnection', ({ peerconnection }: { peerconnection: RTCPeerConnection }) => this.#watch(peerconnection));
  }

  /** A 3xx is followed within the same call (RFC 3261 section 8.1.3.4). */
  #follow({ message }: Ending, extraHeaders: readonly string[]): boolean {
    const code = message?.status_code ?? 0;
    const target = message && code >= 300 && code < 400 ? this.room.redirect(message, this.#hops) : undefined;
    if (!target) return false;
    this.#hops += 1;
    const session = new RTCSession(this.room.ua);
    const lines = isInside(target, this.room.host) ? extraHeaders : withoutHandover(extraHeaders);
    this.#own(session, lines);
    session.connect(target, this.#media(lines));
    return true;
  }

  #end(session: Session, ending: Ending): void {
    if (session === this.#session && !this.#successor) this.#finish(this.#endAs ?? callEnd(ending, this.#rang));
  }

  #finish(end: CallEnd): void {
    if (this.#over.signal.aborted) return;
    this.#over.abort();
    if (this.#heard) this.room.audio.unhear(this.#heard);
    this.#leg?.release();
    this.room.emit({ type: 'call-ended', callId: this.id, end });
    this.room.ended(this);
  }

  // Media.

  #take(leg: MicrophoneLeg): void {
    this.#leg = leg;
    this.#applyMute();
    leg.onreplaced = () => this.room.voiceChanged(this);
  }

  #media(extraHeaders: readonly string[] = []): object {
    const mediaStream = new MediaStream(this.#leg ? [this.#leg.track] : []);
    const pcConfig = { iceServers: [...this.room.ice.servers] }; // For a session that JsSIP itself begins (REFER); ours come out of the pool.
    return { mediaStream, mediaConstraints: { audio: true, video: false }, pcConfig, extraHeaders: [...extraHeaders], sessionTimersExpires };
  }

  #watch(connection: RTCPeerConnection): void {
    const { signal } = this.#over;
    connection.addEventListener('track', ({ track, streams: [stream] }) => this.#hear(stream ?? new MediaStream([track])), { signal });
    connection.addEventListener('connectionstatechange', () => {
      if (connection.connectionState === 'failed' && this.#session?.connection === connection) this.endAs({ cause: 'media-failed', by: 'network' });
    }, { signal });
    const isTalking = (): boolean => this.#session?.connection === connection && this.#session.isEstablished() && !this.#held && !this.#heldByPeer;
    watchQuality(connection, isTalking, (quality) => this.room.emit({ type: 'call-quality-changed', callId: this.id, quality }), signal);
  }

  #hear(stream: MediaStream): void {
    if (this.#heard === stream) return;
    if (this.#heard) this.room.audio.unhear(this.#heard);
    this.#heard = stream;
    this.room.audio.hear(stream);
    this.room.voiceChanged(this);
  }

  #send(track: MediaStreamTrack): void {
    const sender = this.#session?.connection?.getSenders().find((one) => one.track?.kind === 'audio');
    sender?.replaceTrack(track).catch(() => {}); // Only a connection that is closing refuses, and then nobody listens.
  }

  /** JsSIP opens every track it sends when a hold ends; a muted call stays muted, and a held one hears nothing of the room. */
  #applyMute(): void {
    if (this.#leg) this.#leg.track.enabled = !this.#muted && !this.#held;
  }

  #holdChanged(originator: string, held: boolean): void {
    this.#applyMute();
    if (originator !== 'remote') return;
    this.#heldByPeer = held;
    this.room.emit({ type: 'call-held-by-peer', callId: this.id, held });
  }

  /** One offer at a time (RFC 3264 section 4). */
  #offer(hold: boolean): Promise<void> {
    const next = this.#offers.then(() => reoffer(this.session, hold, this.#over.signal));
    this.#offers = next.catch(() => {});
    return next;
  }
}
