import { endBroken } from './broken-request.js';
import { admit } from './guard.js';
import { answerTo } from './guard-answer.js';
import type { Refusal } from './guard-refusal.js';
import { parseMessage, type Session, type SipMessage, type Ua } from './jssip.js';
import { awaitsAnswer, Overtaken } from './overtaken.js';
import { staysEnded } from './stays-ended.js';
import type { SipTrace } from './trace.js';

/** What JsSIP asks of a socket. */
export interface Socket {
  readonly url: string;
  readonly via_transport: string;
  readonly sip_uri: string;
  onconnect: () => void;
  ondisconnect: (error: boolean, code?: number, reason?: string) => void;
  ondata: (data: string | ArrayBuffer) => void;
  connect(): void;
  disconnect(): void;
  send(message: string): boolean;
}

export interface GuardRoom {
  /** Whom the frames are for; it comes to be after its socket. */
  ua(): Ua;
  readonly trace?: SipTrace | undefined;
}

/** How often messages went no further, by reason. */
export type Refusals = Readonly<Partial<Record<Refusal, number>>>;

/**
 * A socket through which only sound messages come in, and out of which nothing is thrown: what JsSIP cannot read or throws at is
 * answered here where it is a request, and counted.
 */
export class GuardedSocket implements Socket {
  onconnect: Socket['onconnect'] = () => {};
  ondisconnect: Socket['ondisconnect'] = () => {};
  ondata: Socket['ondata'] = () => {};

  readonly #socket: Socket;
  readonly #room: GuardRoom;
  readonly #refusals: Partial<Record<Refusal, number>> = {};
  readonly #overtaken = new Overtaken();
  #hasConnected = false;
  #sent = 0;
  /** Final responses among them. */
  #finals = 0;

  constructor(socket: Socket, room: GuardRoom) {
    this.#socket = socket;
    this.#room = room;
    socket.onconnect = () => this.onconnect();
    socket.ondisconnect = (...how) => {
      this.#overtaken.forget();
      this.ondisconnect(...how);
    };
    socket.ondata = (frame) => this.#received(frame);
  }

  get url(): string { return this.#socket.url; }
  get via_transport(): string { return this.#socket.via_transport; }
  get sip_uri(): string { return this.#socket.sip_uri; }
  get refusals(): Refusals { return this.#refusals; }

  connect(): void {
    if (!this.#hasConnected) this.#room.ua().on('newRTCSession', ({ session }: { session: Session }) => staysEnded(session));
    this.#hasConnected = true;
    this.#socket.connect();
  }

  disconnect(): void {
    this.#socket.disconnect();
  }

  send(message: string): boolean {
    this.#room.trace?.sent(message);
    this.#sent += 1;
    if (/^SIP\/2\.0 [2-6]/.test(message)) this.#finals += 1;
    return this.#socket.send(message);
  }

  #received(frame: string | ArrayBuffer): void {
    if (frame === '\r\n' || frame === '\r\n\r\n') return this.ondata(frame); // Keep-alive (RFC 5626 section 3.5.1).
    const { message, method, refused, answer } = admit(frame);
    if (refused) return this.#refuse(refused, frame, answer);
    this.#room.trace?.received(message);
    const ua = this.#room.ua();
    if (method && method !== 'ACK' && awaitsAnswer(ua) && this.#overtaken.waits(this.#read(message), ua, () => this.#handle(message, method))) return;
    this.#handle(message, method);
    if (!method) this.#overtaken.answered(ua);
  }

  #handle(message: string, method: string | undefined): void {
    const [sent, finals] = [this.#sent, this.#finals];
    try {
      this.ondata(message);
    } catch (error) {
      return this.#threw(error, message, method, this.#finals > finals);
    }
    // JsSIP drops without a word what its grammar cannot read. Whatever it could read, it has answered by now, or is about to.
    if (method && method !== 'ACK' && this.#sent === sent && !this.#read(message)) this.#refuse('unreadable', message, answerTo(message, 'unreadable'));
  }

  #refuse(refusal: Refusal, frame: string | ArrayBuffer, answer: string | undefined): void {
    this.#refusals[refusal] = (this.#refusals[refusal] ?? 0) + 1;
    this.#room.trace?.refused(refusal, frame);
    if (answer) this.send(answer);
  }

  #threw(error: unknown, message: string, method: string | undefined, isAnswered: boolean): void {
    // An error may be ours, and somebody should hear of it; once, for a hostile peer could go on all day. Never the message: others wrote it.
    if (!this.#refusals.threw) console.warn('cordboard: a SIP message could not be handled, and was refused.', error);
    const answer = method && !isAnswered ? answerTo(message, 'threw') : undefined;
    const finals = this.#finals;
    if (answer) endBroken(this.#room.ua(), this.#read(message), answer);
    this.#refuse('threw', message, this.#finals > finals ? undefined : answer);
  }

  #read(message: string): SipMessage | undefined {
    try {
      return parseMessage(message, this.#room.ua());
    } catch {
      return undefined;
    }
  }
}

/** Puts the guard before a socket. */
export const guarded = (socket: Socket, room: GuardRoom): GuardedSocket => new GuardedSocket(socket, room);
