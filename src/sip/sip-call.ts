import type { Member, MicrophoneLeg } from '../audio/index.js';
import { DeskError, toProblem, type Call, type CallEnd, type CallId, type Problem, type Transfer } from '../core/index.js';
import type { OpenInvite } from '../desk/index.js';
import { msg, str } from '../i18n/index.js';
import { assertedPeer, peerOf, plainUri } from './address.js';
import { CallMedia } from './call-media.js';
import type { CallRoom as Room } from './call-room.js';
import { callEnd } from './end-cause.js';
import { allowed } from './headers.js';
import { RTCSession, sessionStatus, type Ending, type Session, type SipMessage } from './jssip.js';
import { pardonAck } from './lasting-session.js';
import { Offers } from './offers.js';
import { callOffFor, earlyDialogOf, openInviteOf } from './open-invite.js';
import { nextTry, type Dialled } from './redial.js';
import { refer } from './refer.js';
import { checkRinging, isCallerGone } from './ring-check.js';
import { listen } from './session-events.js';
import { prepare } from './sip-session.js';
import { answered, takeUp } from './take-up.js';
import { sendTones } from './tones.js';

export type CallRoom = Room<SipCall>;

/** One call: its session, and its media. The session may change under it (3xx, REFER, Replaces); the call stays the same. */
export class SipCall {
  #session: Session | undefined;
  #answering = false;
  /** As the page before left it, until it is taken up. */
  #kept: Call | undefined;
  #rang = false;
  #heldByPeer = false;
  #endAs: CallEnd | undefined;
  #successor: Session | undefined;
  /** The number of who is there, as the phone server said it last. */
  #asserted: string | undefined;
  /** Whom it is with, where the session does not tell: it was asked for at our own address. */
  #peerUri: string | undefined;
  readonly #over = new AbortController();
  readonly #media: CallMedia;
  readonly #offers: Offers;

  constructor(readonly id: CallId, readonly room: CallRoom) {
    const { signal } = this.#over;
    this.#offers = new Offers(room, () => this.session, signal, () => this.#gone());
    this.#media = new CallMedia({
      audio: room.audio, ice: room.ice, signalling: room.signalling,
      connection: () => this.#session?.connection,
      talking: () => (this.#session?.isEstablished() && !this.#media.isHeld && !this.#heldByPeer ? this.#session.connection ?? undefined : undefined),
      voiceChanged: () => room.voiceChanged(this),
      qualityChanged: (quality) => room.emit({ type: 'call-quality-changed', callId: id, quality }),
      restart: () => this.#offers.refresh(true),
      giveUp: () => this.endAs({ cause: 'media-failed', by: 'network' }),
    }, signal);
    room.signalling.watch((isUp) => this.#lineChanged(isUp), signal);
  }

  get session(): Session {
    if (!this.#session || this.#over.signal.aborted) throw new DeskError('no-such-call', msg('The call has ended.'));
    return this.#session;
  }

  /** Where a REFER points when somebody shall take over the other end of this call. */
  get peerUri(): string {
    return this.#peerUri ?? plainUri(this.session.remote_identity.uri);
  }

  get openInvite(): OpenInvite | undefined {
    return this.#session && openInviteOf(this.#session);
  }

  get isMuted(): boolean {
    return this.#media.isMuted;
  }

  // What the agent does.

  dial(target: string, extraHeaders: readonly string[], leg: MicrophoneLeg): void {
    this.#media.take(leg);
    try {
      this.#call({ target, lines: extraHeaders, hops: 0 });
    } catch (error) {
      this.#finish({ cause: 'error', by: 'network' });
      throw error;
    }
  }

  /**
   * Goes on with a call that another page of ours was in. One that was not answered yet (`invite`) is called off, unless it has been meanwhile.
   * Rejects where the connection is lost meanwhile: then nothing is left of this call here, and it may be taken up again.
   */
  async takeUp(kept: Call, own: string, invite?: OpenInvite): Promise<void> {
    const media = this.#media;
    const isHeld = kept.status === 'held';
    [this.#kept, this.#peerUri, this.#asserted, this.#heldByPeer] = [kept, kept.peer.uri, kept.peer.number, kept.heldByPeer];
    [media.isMuted, media.isHeld] = [kept.muted, isHeld]; // Nobody hears the room until the call is held again.
    try {
      if (invite && await callOffFor(this.room.ua, invite)) return this.#finish({ cause: 'lost', by: 'network' });
      media.take(await this.room.audio.openMicrophone());
      const lost = await takeUp({ dialog: invite && earlyDialogOf(invite), ...kept }, own, (target, lines) => this.#invite(target, lines));
      if (lost) return this.#finish(this.#endAs ?? lost);
    } catch (error) {
      const { code, message } = toProblem(error);
      if (code !== 'unreachable') return this.#finish(this.#endAs ?? { cause: 'lost', by: 'network', reason: message });
      this.forget();
      throw error;
    }
    this.#kept = undefined;
    if (this.#endAs) return this.session.terminate();
    if (kept.answeredAt === undefined) this.room.emit({ type: 'call-answered', callId: this.id });
    if (isHeld) await this.#offers.hold(true).catch(() => { media.isHeld = false; this.room.emit({ type: 'call-resumed', callId: this.id }); });
    this.room.emit({ type: 'call-recovered', callId: this.id });
  }

  #invite(target: string, lines: readonly string[]): Promise<Ending | undefined> {
    const session = new RTCSession(this.room.ua);
    this.#own(session);
    session._remoteHold = this.#heldByPeer;
    const outcome = answered(session, this.room.ua);
    session.connect(target, this.#media.options(lines));
    return outcome;
  }

  /** It lives on in another page: nobody is told anything. */
  forget(): void {
    if (this.#over.signal.aborted) return;
    this.#over.abort();
    this.#session?._close();
    this.room.ended(this);
  }

  incoming(session: Session, request: SipMessage): void {
    this.#asserted = assertedPeer(request)?.number;
    this.#own(session);
  }

  /** It rang on a page that is gone; whether it still does is asked before anybody hears it. */
  async ringOn(session: Session, request: SipMessage): Promise<void> {
    this.incoming(session, request);
    const { ua, signalling, emit } = this.room;
    if (await isCallerGone(ua, session)) return this.#callerGone();
    if (!session.isEnded()) emit({ type: 'call-recovered', callId: this.id });
    void checkRinging(ua, signalling, session, this.#over.signal);
  }

  /** While the connection is lost, it waits for the next one: a PBX takes the answer by that one as well. */
  async answer(): Promise<void> {
    if (this.#answering) return;
    this.#answering = true;
    const { ua, signalling, audio } = this.room;
    try {
      this.#media.take(await audio.openMicrophone());
      const { session } = this; // The caller may have had less patience than the browser's question.
      this.room.emit({ type: 'call-answering', callId: this.id });
      if (!signalling.isUp && (!(await signalling.up(Infinity, this.#over.signal)) || (await isCallerGone(ua, session)))) return this.#callerGone();
      session.answer(this.#media.options());
    } finally {
      this.#answering = false;
    }
  }

  reject(): void {
    this.#endAs = { cause: 'declined', by: 'agent', code: 486 };
    this.session.terminate({ status_code: 486, reason_phrase: 'Busy Here' });
  }

  hangUp(): void {
    if (this.#kept) return void (this.#endAs = { cause: 'hung-up', by: 'agent' }); // Not before it is ours, or nobody would tell the other side.
    this.#successor?.terminate();
    if (this.session.isEnded()) this.#finish({ cause: 'cancelled', by: 'agent' }); // Between two tries.
    else this.session.terminate();
  }

  /** Nobody hears the room from now on, whenever the other side learns of it. */
  async hold(): Promise<void> {
    this.#media.isHeld = true;
    try {
      await this.#offers.hold(true);
    } catch (error) {
      this.#media.isHeld = false;
      throw error;
    }
    this.room.emit({ type: 'call-held', callId: this.id });
  }

  async resume(): Promise<void> {
    this.room.emit({ type: 'call-resuming', callId: this.id });
    try {
      await this.#offers.hold(false);
      this.#media.isHeld = false;
      this.room.emit({ type: 'call-resumed', callId: this.id });
    } catch (error) {
      this.room.emit({ type: 'call-held', callId: this.id });
      throw error;
    }
  }

  setMuted(muted: boolean): void {
    this.#media.isMuted = muted;
    this.room.emit({ type: 'call-muted', callId: this.id, muted });
  }

  async sendTones(tones: string): Promise<void> {
    await sendTones(this.room.ua, this.room.signalling, this.session, tones, this.room.dtmf);
  }

  /** `consultation`: the call whose other end takes over; `context`: what goes along with a blind transfer (a value for User-to-User). */
  async transfer(kind: Transfer['kind'], target: string, { consultation, context }: { consultation?: SipCall; context?: string | undefined } = {}): Promise<void> {
    const { signalling } = this.room;
    if (!signalling.isUp) throw new DeskError('not-now', msg('The phone is reconnecting; your call goes on. Transfer it when the phone is back.'));
    const tell = (status: Transfer['status'], problem?: Problem): void =>
      this.room.emit({ type: 'call-transfer-changed', callId: this.id, transfer: { kind, target, status, ...(problem && { problem }) } });
    const legs = consultation ? [this, consultation] : [this];
    // Said beforehand: the PBX may hang either of them up before it says that the transfer went well.
    for (const leg of legs) leg.#endAs = { cause: 'transferred', by: 'agent' };
    try {
      await refer(this.session, target, { second: consultation?.session, context, signalling, over: this.#over.signal, tell });
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
    await this.#offers.refresh().catch(() => {});
    const isOurs = !this.#over.signal.aborted;
    return { code, message: isOurs ? msg(str`${message} The call is still yours.`) : msg(str`${message} The phone server let the call go: call them back.`) };
  }

  endAs(end: CallEnd): void {
    this.#endAs = end;
    if (this.#session && !this.#session.isEnded()) this.#session.terminate();
    else this.#finish(end);
  }

  // What a conference needs of it.

  member(): Member {
    return this.#media.member();
  }

  /** Back to the plain microphone. */
  speakPlainly(): void {
    this.#media.speakPlainly();
  }

  // How sessions come and go.

  #call(dialled: Dialled): void {
    const session = new RTCSession(this.room.ua);
    this.#own(session, dialled);
    session.connect(dialled.target, this.#media.options(dialled.lines));
  }

  #own(session: Session, dialled?: Dialled): void {
    this.#session = session;
    this.#prepare(session);
    this.#listen(session, dialled);
  }

  #prepare(session: Session): void {
    prepare(session, this.room, () => { if (session === this.#session) this.#offers.refresh().catch(() => {}); });
  }

  #listen(session: Session, dialled?: Dialled): void {
    const { id: callId, room } = this;
    listen(session, room.headers, {
      isCurrent: () => session === this.#session,
      connected: (connection) => this.#media.watch(connection),
      rings: (hasSound) => {
        this.#rang = true;
        room.emit({ type: 'call-progressed', callId, progress: hasSound ? 'early-media' : 'ringing' });
      },
      answered: (response) => {
        if (response && !this.#kept) this.#asserted = assertedPeer(response)?.number;
        this.#tellDialog(session, response ?? session._request);
        if (!this.#kept) room.emit({ type: 'call-answered', callId });
      },
      asked: (request) => this.#told(request),
      heldChanged: (originator, held) => this.#holdChanged(originator, held),
      failed: (ending) => void this.#failed(session, ending, dialled),
      ended: (ending) => this.#end(session, ending),
      succeeded: (next) => this.#succeed(next),
      options: (lines) => this.#media.options(lines),
    });
  }

  /** `theirs`: what they said of themselves. */
  #tellDialog({ _dialog }: Session, theirs: SipMessage | null): void {
    if (!_dialog) return;
    const replaces = /(?:^|[\s,])replaces(?:[\s,]|$)/i.test(theirs?.getHeader('Supported') ?? '') && { replaces: true as const };
    const { call_id: callId, local_tag: localTag, remote_tag: remoteTag } = _dialog.id;
    this.room.emit({ type: 'call-dialog-changed', callId: this.id, dialog: { callId, localTag, remoteTag, ...replaces } });
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
    this.#prepare(next);
    this.room.expect(next);
    this.#successor = next;
    const { heard } = this.#media;
    if (next.connection) this.#media.watch(next.connection);
    next.on('accepted', ({ response }: { response: SipMessage | null }) => {
      const before = this.#session;
      this.#successor = undefined;
      this.#asserted = undefined;
      this.#peerUri = undefined;
      this.#session = next;
      this.#listen(next);
      this.#tellDialog(next, response ?? next._request);
      const peer = peerOf(next.remote_identity); // The same one, from another page of theirs, is nobody else.
      if (!before || peerOf(before.remote_identity).uri !== peer.uri) this.room.emit({ type: 'call-peer-changed', callId: this.id, peer });
      if (this.#heldByPeer) this.#holdChanged('remote', false); // It was the old peer who held.
      if (before && !before.isEnded() && next.direction === 'outgoing') before.terminate();
    });
    next.on('failed', (ending: Ending) => {
      this.#successor = undefined;
      if (this.#session?.isEnded()) this.#finish(callEnd(ending));
      else if (heard) this.#media.hear(heard); // Early media of the one who then declined had taken its place.
    });
    next.on('peerconnection', ({ peerconnection }: { peerconnection: RTCPeerConnection }) => this.#media.watch(peerconnection));
  }

  async #failed(session: Session, ending: Ending, dialled: Dialled | undefined): Promise<void> {
    if (this.#kept) return; // Perhaps it is to be had elsewhere.
    const next = dialled && !this.#endAs ? await nextTry(ending, dialled, this.room, this.#over.signal) : undefined;
    if (next && !this.#over.signal.aborted) this.#call(next);
    else this.#end(session, ending);
  }

  #end(session: Session, ending: Ending): void {
    if (session === this.#session && !this.#successor) this.#finish(this.#endAs ?? callEnd(ending, this.#rang));
  }

  #finish(end: CallEnd): void {
    if (this.#over.signal.aborted) return;
    this.#over.abort();
    this.room.emit({ type: 'call-ended', callId: this.id, end });
    this.room.ended(this);
  }

  // When the connection is lost, and when there is a new one.

  #lineChanged(isUp: boolean): void {
    const session = this.#session;
    if (!session || session.isEnded()) return;
    pardonAck(session, isUp);
    if (!isUp) return;
    if (session._status === sessionStatus.ringingHere) void checkRinging(this.room.ua, this.room.signalling, session, this.#over.signal);
    else if (session.isEstablished()) this.#offers.refresh().catch(() => {});
  }

  /** The phone server no longer knows the call. */
  #gone(): void {
    this.#session?._close();
    this.#finish(this.#endAs ?? { cause: 'lost', by: 'network', code: 481 });
  }

  #callerGone(): void {
    if (!this.#over.signal.aborted) this.endAs({ cause: 'cancelled', by: 'peer' });
  }

  #holdChanged(originator: string, held: boolean): void {
    this.#media.apply();
    if (originator !== 'remote') return;
    this.#heldByPeer = held;
    this.room.emit({ type: 'call-held-by-peer', callId: this.id, held });
  }
}
