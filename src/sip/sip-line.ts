import type { CallAudio } from '../audio/index.js';
import { cleanText, DeskError, toProblem, type Call, type CallEvent, type CallId, type Handover, type LineEvent } from '../core/index.js';
import { StoodDown, type DialOptions, type Line, type OpenInvite } from '../desk/index.js';
import { isolated, msg, str } from '../i18n/index.js';
import { ownAddress, peerAt, peerOf, targetUri, type OwnAddress } from './address.js';
import { ConferenceRoom } from './conference-room.js';
import { askCredentials, type Credentials, type CredentialsSource } from './credentials.js';
import { allowed, defaultHeaders, incomingHeaders, outgoingHeaders } from './headers.js';
import { ConnectionPool, type IceOptions } from './ice.js';
import type { Session, SipMessage } from './jssip.js';
import { Lamps } from './lamps.js';
import { callIdOf, comeIn, keepTag } from './open-invite.js';
import { Registration } from './registration.js';
import { serverAddresses } from './server-address.js';
import { Signalling } from './signalling.js';
import { SipCall, type CallRoom } from './sip-call.js';
import { SipTrace } from './trace.js';
import { handoverIn, isInside, userToUser } from './user-to-user.js';
import { warmUp } from './warm-up.js';

export interface SipLineConfig {
  readonly server: string | readonly string[];
  readonly uri: string;
  readonly displayName?: string;
  readonly credentials?: CredentialsSource;
  readonly password?: string;
  /** STUN and TURN servers; those that come with the credentials take their place. */
  readonly iceServers?: readonly RTCIceServer[];
  /** The INVITE leaves after this time at the latest, whatever STUN does; ms. Default 500. */
  readonly iceGatheringCap?: number;
  /** Gather candidates before they are needed. Default true. */
  readonly iceCandidatePool?: boolean;
  /** Warm the parser up while the page is idle. Default true. */
  readonly warmUp?: boolean;
  /** A server that was restarted lost all its phones: the time over which they come back, ms. Default 20 s, right for 500; 3 s where there is a second server. */
  readonly spread?: number;
  /** How tones travel. Default `auto`: RFC 4733 where the media can carry it, else INFO. */
  readonly dtmf?: 'auto' | 'rfc4733' | 'info';
  /** Header fields let in and out, lower case, `*` at the end for anything. */
  readonly headers?: readonly string[];
}

const mostHops = 5;

/** The line over SIP (RFC 3261) over WebSocket (RFC 7118). */
export class SipLine implements Line {
  readonly #config: SipLineConfig;
  readonly #audio: CallAudio;
  readonly #headers: readonly string[];
  readonly #calls = new Map<CallId, SipCall>();
  readonly #expected = new WeakSet<Session>();
  /** Those that rang on a page that is gone, by Call-ID. */
  readonly #comingIn = new Map<string, (session: Session, request: SipMessage) => void>();
  /** Those that are to be ended as soon as they are taken up. */
  readonly #unwanted = new Set<CallId>();
  readonly #conference: ConferenceRoom;
  readonly #lamps = new Lamps();
  readonly #trace = new SipTrace();
  #emit: (event: LineEvent | CallEvent) => void = () => {};
  #signal: AbortSignal = AbortSignal.abort();
  #own: OwnAddress | undefined;
  #registration: Registration | undefined;
  #attempt: AbortController | undefined;
  #room: CallRoom | undefined;
  #pool: ConnectionPool | undefined;

  constructor(config: SipLineConfig, audio: CallAudio) {
    this.#config = config;
    this.#audio = audio;
    this.#headers = config.headers ?? defaultHeaders;
    this.#conference = new ConferenceRoom(audio, (event) => this.#emit(event));
  }

  start(emit: (event: LineEvent | CallEvent) => void, signal: AbortSignal): void {
    this.#emit = emit;
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#stop(), { once: true });
    if (this.#config.warmUp !== false) warmUp(signal);
    globalThis.addEventListener?.('online', () => { this.#pool?.cool(); void this.#pool?.warm(); }, { signal });
  }

  async connect(password?: string): Promise<void> {
    // A call that is on the line must not pay for a new password.
    if (this.#registration && this.#calls.size) return this.#registration.renew(await this.#credentials(password));
    this.#stop();
    const attempt = (this.#attempt = new AbortController());
    if (this.#signal.aborted) attempt.abort();
    try {
      await this.#register(password, attempt.signal);
    } catch (error) {
      // Once registered or trying, the registration tells for itself.
      if (!this.#registration && !attempt.signal.aborted) this.#emit({ type: 'line-refused', problem: toProblem(error) });
      throw error;
    }
  }

  async disconnect(): Promise<void> {
    this.#stop();
    this.#emit({ type: 'line-offline' });
  }

  async dial(callId: CallId, target: string, { headers, consultFor, handover }: DialOptions): Promise<void> {
    const room = this.#ready();
    this.#registration!.check();
    const uri = targetUri(target, this.#own!.host);
    const peer = peerAt(uri);
    const context = this.#context(uri, handover);
    const lines = [...outgoingHeaders(headers, this.#headers), ...(context ? [`User-to-User: ${context}`] : [])];
    const leg = await this.#audio.openMicrophone();
    const call = new SipCall(callId, room);
    this.#calls.set(callId, call);
    this.#emit({ type: 'call-started', call: { id: callId, direction: 'outgoing', peer, headers: {}, ...(consultFor && { consultFor }) } });
    call.dial(uri, lines, leg);
  }

  async recover(kept: Call, invite?: OpenInvite): Promise<void> {
    const room = this.#ready();
    if (this.#calls.has(kept.id)) return;
    const call = new SipCall(kept.id, room);
    this.#calls.set(kept.id, call);
    const taken = kept.status === 'ringing' ? this.#ringOn(call, invite) : call.takeUp(kept, this.#own!.uri, invite);
    if (this.#unwanted.delete(kept.id)) call.hangUp();
    await taken;
  }

  openInvite(callId: CallId): OpenInvite | undefined {
    return this.#calls.get(callId)?.openInvite;
  }

  async answer(callId: CallId): Promise<void> { await this.#call(callId).answer(); }
  async reject(callId: CallId): Promise<void> { this.#call(callId).reject(); }
  async resume(callId: CallId): Promise<void> { await this.#call(callId).resume(); }
  async setMuted(callId: CallId, muted: boolean): Promise<void> { this.#conference.setMuted(this.#call(callId), muted); }
  async sendTones(callId: CallId, tones: string): Promise<void> { await this.#call(callId).sendTones(tones); }

  async hangUp(callId: CallId): Promise<void> {
    const call = this.#calls.get(callId);
    if (call) call.hangUp();
    else this.#unwanted.add(callId); // It is yet to be taken up, or nobody would tell the other side.
  }

  async hold(callId: CallId): Promise<void> {
    const call = this.#call(callId);
    this.#conference.leave(call);
    await call.hold();
  }

  async transfer(callId: CallId, target: string, handover?: Handover): Promise<void> {
    const uri = targetUri(target, this.#own!.host);
    await this.#call(callId).transfer('blind', uri, { context: this.#context(uri, handover) });
  }

  async completeTransfer(callId: CallId, consultId: CallId): Promise<void> {
    const consultation = this.#call(consultId);
    await this.#call(callId).transfer('attended', consultation.peerUri, { consultation });
  }

  async merge(callIds: readonly CallId[]): Promise<void> {
    this.#conference.join(callIds.map((callId) => this.#call(callId)));
  }

  async sendCode(code: string): Promise<void> {
    const ua = this.#room?.ua;
    if (!ua?.isRegistered()) throw new DeskError('not-registered', msg(str`The phone is not connected, so it cannot dial ${isolated(code)}. Wait until it is ready, then try again.`));
    const uri = targetUri(code, this.#own!.host);
    const { dialCode } = await import('./feature-code.js');
    await dialCode(ua, uri, code);
  }

  watch(target: string, changed: (lit: boolean | undefined) => void, signal: AbortSignal): void {
    const watching = async (): Promise<void> => this.#lamps.watch(targetUri(target, ownAddress(this.#config.uri).host), changed, signal);
    watching().catch((error: unknown) => console.warn(`cordboard: the lamp ${target} stays dark: ${toProblem(error).message}`));
  }

  setTrace(on: boolean): void {
    if (on) this.#trace.start();
    else this.#trace.stop();
  }

  trace(): string {
    return String(this.#trace);
  }

  #call(callId: CallId): SipCall {
    const call = this.#calls.get(callId);
    if (!call) throw new DeskError('no-such-call', msg('The call has ended.'));
    return call;
  }

  /** What goes along to a colleague, where the host lets the field out. */
  #context(uri: string, handover: Handover | undefined): string | undefined {
    return handover && allowed('user-to-user', this.#headers) && isInside(uri, this.#own!.host) ? userToUser(handover) : undefined;
  }

  #ready(): CallRoom {
    if (!this.#room) throw new DeskError('not-registered', msg('The phone is not connected, so it cannot call.'));
    return this.#room;
  }

  async #register(password: string | undefined, attempt: AbortSignal): Promise<void> {
    if (!globalThis.RTCPeerConnection) throw new DeskError('no-webrtc', msg('This browser cannot make calls (it has no WebRTC). Use a current Chrome, Edge, Firefox or Safari.'));
    const servers = serverAddresses(this.#config.server);
    this.#own = ownAddress(this.#config.uri);
    const displayName = cleanText(this.#config.displayName ?? '');
    this.#emit({ type: 'line-connecting', server: servers[0]!, uri: this.#own.uri, ...(displayName && { name: displayName }) });
    const credentials = await this.#credentials(password);
    if (attempt.aborted) throw new DeskError('not-now', msg('Connecting was called off.'));
    const { credentials: source } = this.#config;
    const registration = new Registration({
      servers, own: this.#own, credentials, trace: this.#trace, emit: (event) => this.#told(event), isIdle: () => this.#calls.size === 0,
      renewed: ({ iceServers }) => { if (iceServers) this.#pool?.use(iceServers as readonly RTCIceServer[]); },
      ...(displayName && { displayName }), ...(this.#config.spread !== undefined && { spread: this.#config.spread }),
      ...(source && password === undefined && { askAgain: () => askCredentials(source, this.#signal) }),
    });
    this.#registration = registration;
    this.#room = this.#roomFor(registration, credentials);
    registration.ua.on('newRTCSession', ({ originator, session, request }: { originator: string; session: Session; request: SipMessage }) => {
      if (originator !== 'remote' || this.#expected.has(session)) return;
      const ringOn = this.#comingIn.get(request.call_id);
      if (ringOn) ringOn(session, request);
      else this.#ring(session, request);
    });
    registration.ua.on('disconnected', () => this.#lamps.down());
    registration.start();
    await registration.first;
  }

  async #credentials(password: string | undefined): Promise<Credentials> {
    if (password !== undefined) return { password };
    const { credentials, password: fixed } = this.#config;
    if (credentials) return askCredentials(credentials, this.#signal);
    if (fixed !== undefined) return { password: fixed };
    throw new DeskError('credentials', msg(str`Sign in to use the phone as ${isolated(this.#own!.uri.replace(/^sip:/, ''))}.`));
  }

  #roomFor(registration: Registration, { iceServers }: Credentials): CallRoom {
    const { iceGatheringCap = 500, iceCandidatePool = true, dtmf = 'auto' } = this.#config;
    const servers = (iceServers as readonly RTCIceServer[] | undefined) ?? this.#config.iceServers ?? [];
    const ice: IceOptions = { servers, cap: iceGatheringCap, pool: iceCandidatePool };
    const pool = new ConnectionPool(ice);
    this.#pool = pool;
    return {
      ua: registration.ua, signalling: new Signalling(registration.ua), audio: this.#audio, ice, pool, dtmf, host: this.#own!.host, headers: this.#headers,
      emit: (event) => this.#emit(event),
      expect: (session) => this.#expected.add(session),
      ended: (call) => this.#forget(call),
      voiceChanged: (call) => (this.#conference.has(call) ? this.#conference.remix() : call.speakPlainly()),
      redirect: (response, hops) => {
        const contact = hops < mostHops ? response.parseHeader('Contact')?.uri?.toString().replace(/[;?].*$/, '') : undefined;
        try {
          return contact && targetUri(contact, this.#own!.host);
        } catch {
          return undefined; // It sends us somewhere no call can go: the 3xx is the end of the call.
        }
      },
    };
  }

  #told(event: LineEvent): void {
    if (event.type === 'line-registered') {
      void this.#pool?.warm();
      this.#lamps.down(); // What another server told is over; after a loss they are down already.
      this.#lamps.up(this.#registration!.ua);
    }
    if (event.type === 'line-refused' && !this.#calls.size) this.#stop();
    this.#emit(event);
  }

  #ring(session: Session, request: SipMessage): void {
    const call = new SipCall(crypto.randomUUID(), this.#ready());
    this.#calls.set(call.id, call);
    call.incoming(session, request);
    const headers = incomingHeaders(request.headers, this.#headers);
    const handover = handoverIn(headers['user-to-user']);
    const peer = peerOf(session.remote_identity);
    this.#emit({ type: 'call-started', call: { id: call.id, direction: 'incoming', peer, headers, ...(handover && { handover }) } });
  }

  async #ringOn(call: SipCall, invite: OpenInvite | undefined): Promise<void> {
    const callId = invite && callIdOf(invite);
    if (!callId) return call.endAs({ cause: 'lost', by: 'network' });
    const room = this.#ready();
    let asked: Promise<void> | undefined;
    this.#comingIn.set(callId, (session, request) => {
      keepTag(room.ua, session, request, invite);
      asked = call.ringOn(session, request);
    });
    comeIn(room.ua, invite);
    this.#comingIn.delete(callId);
    if (asked) await asked;
    else call.endAs({ cause: 'lost', by: 'network' });
  }

  #forget(call: SipCall): void {
    this.#conference.leave(call);
    this.#calls.delete(call.id);
    if (!this.#signal.aborted) void this.#pool?.warm();
  }

  #stop(): void {
    this.#attempt?.abort();
    this.#lamps.leave();
    if (this.#signal.reason instanceof StoodDown) for (const call of [...this.#calls.values()]) call.forget();
    this.#registration?.stop();
    for (const call of [...this.#calls.values()]) call.endAs({ cause: 'hung-up', by: 'agent' });
    this.#registration = undefined;
    this.#room?.signalling.stop();
    this.#room = undefined;
    this.#pool?.cool();
  }
}
