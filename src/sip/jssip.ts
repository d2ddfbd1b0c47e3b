import jssip from 'jssip';
// @ts-expect-error: JsSIP has typings for its front door alone.
import parser from 'jssip/lib/Parser.js';
// @ts-expect-error: as above.
import dialog from 'jssip/lib/Dialog.js';
// @ts-expect-error: as above.
import requestSender from 'jssip/lib/RequestSender.js';

/**
 * What we use of JsSIP 3.13.8, private parts included (its typings know neither), so that no type of it leaves this folder.
 * The version is pinned to the digit; the private parts are used where a session is made to last, and in `broken-request.ts`.
 */
export interface Ua {
  readonly contact: { toString(): string };
  readonly transport: Sender & { ondata(data: { readonly transport: Sender; readonly message: string }): void };
  start(): void;
  stop(): void;
  register(): void;
  unregister(): void;
  registrator(): { register(): void };
  isConnected(): boolean;
  isRegistered(): boolean;
  set(parameter: 'password' | 'ha1' | 'realm', value: string): boolean;
  on(event: string, listener: (data: never) => void): this;
  removeAllListeners(): this;
  // Private from here on.
  readonly _sessions: Readonly<Record<string, Session | undefined>>;
  readonly _transactions: Readonly<Record<'ist' | 'nist', Readonly<Record<string, { receiveResponse(code: number, response: string): void } | undefined>>>>;
  newTransaction(transaction: ClientTransaction | OwnTransaction): void;
  destroyTransaction(transaction: OwnTransaction): void;
  newDialog(dialog: Dialog): void;
  destroyDialog(dialog: Dialog): void;
}

/** A transaction that is not an INVITE's, of a request that JsSIP knows nothing of. */
interface OwnTransaction {
  readonly type: 'nict';
  /** Its branch. */
  readonly id: string;
  receiveResponse(response: SipMessage): void;
}

interface Sender {
  send(message: string): boolean;
}

export interface SipUri {
  readonly user: string | undefined;
  readonly host: string;
  readonly port?: number | null;
  readonly scheme: string;
  getHeader(name: string): string | undefined;
  toString(): string;
}

export interface NameAddr {
  readonly display_name: string | undefined;
  readonly uri: SipUri;
}

export interface SipMessage {
  readonly status_code?: number;
  readonly reason_phrase?: string;
  readonly method?: string;
  readonly call_id: string;
  readonly from_tag: string;
  /** Its own once it was answered. */
  readonly to_tag?: string;
  readonly via_branch: string;
  readonly from: NameAddr;
  readonly body?: string;
  readonly event?: object;
  readonly refer_to?: NameAddr;
  readonly headers: Readonly<Record<string, readonly { readonly raw: string }[]>>;
  getHeader(name: string): string | undefined;
  parseHeader(name: string): { readonly uri?: SipUri } | undefined;
  toString(): string;
}

/** A dialog (RFC 3261 section 12); it can send even when its session has ended. */
export interface Dialog {
  readonly id: { readonly call_id: string; local_tag: string; readonly remote_tag: string; toString(): string };
  readonly error?: string;
  /** An offer of ours is under way. */
  uac_pending_reply: boolean;
  /** An offer of theirs is under way. */
  readonly uas_pending_reply: boolean;
  _local_seqnum: number;
  _outgoing_ack_seqnum: number;
  _createRequest(method: string, headers: readonly string[], body: string | null): object;
  sendRequest(method: 'ACK'): void;
  terminate(): void;
}

/** The transaction of an INVITE that we sent. */
export interface ClientTransaction {
  state: number;
  cancel(reason?: string): void;
}

/** A request that came, and the transaction that answers it. */
export interface IncomingRequest extends SipMessage {
  /** As it came over the wire. */
  readonly data: string;
  to_tag?: string;
  readonly server_transaction: ServerTransaction;
  reply(code: number, reason?: string | null): void;
}

export interface ServerTransaction {
  readonly state: number;
  transport: Sender;
  onTransportError(): void;
}

/** Where a session stands, and a transaction: JsSIP's numbers. */
export const sessionStatus = { inviteSent: 1, ringingThere: 2, ringingHere: 4, answered: 5, waitingForAck: 6, canceled: 7, terminated: 8, confirmed: 9 } as const;
export const transactionState = { proceeding: 2, completed: 5 } as const;

export interface Session {
  readonly connection: RTCPeerConnection | null;
  readonly direction: 'incoming' | 'outgoing';
  readonly remote_identity: NameAddr;
  connect(target: string, options: object, started?: (session: Session) => void): void;
  answer(options: object): void;
  terminate(options?: { status_code?: number; reason_phrase?: string; cause?: string }): void;
  isEnded(): boolean;
  isEstablished(): boolean;
  isReadyToReOffer(): boolean;
  readonly contact: string;
  sendDTMF(tones: string, options: object): void;
  sendRequest(method: string, options?: { readonly extraHeaders?: readonly string[] }): unknown;
  refer(target: string, options: object): ReferSubscriber;
  on(event: string, listener: (data: never) => void): this;
  // Private from here on.
  _connection: RTCPeerConnection | null;
  _status: number;
  /** The INVITE that began it: ours, or theirs. */
  readonly _request: IncomingRequest & { readonly transaction?: ClientTransaction };
  _dialog?: Dialog | null;
  readonly _earlyDialogs: Record<string, Dialog>;
  readonly _is_confirmed: boolean;
  readonly _timers: { ackTimer: Timer; invite2xxTimer: Timer };
  readonly _sessionTimers: { currentExpires: number; running: boolean; refresher: boolean; timer: Timer };
  readonly _referSubscribers: Record<string, ReferSubscriber>;
  /** What is done with the connection is done one after the other. */
  _connectionPromiseQueue: Promise<unknown>;
  _rtcAnswerConstraints: object | null;
  _localHold: boolean;
  _remoteHold: boolean;
  onTransportError(): void;
  onRequestTimeout(): void;
  onDialogError(): void;
  /** Forgets the session without a word to the other side. */
  _close(): void;
  _createRTCConnection(config: RTCConfiguration): void;
  _mangleOffer(sdp: string): string;
  _receiveInviteResponse(response: SipMessage): void;
  _receiveReinvite(request: IncomingRequest): void;
  _receiveUpdate(request: IncomingRequest): void;
  _receiveNotify(request: IncomingRequest): void;
  _handleSessionTimersInIncomingResponse(response: SipMessage): void;
  _runSessionTimer(): void;
  _setACKTimer(): void;
  _failed(originator: 'remote' | 'system', message: SipMessage | null, cause: string): void;
  _onhold(originator: 'local'): void;
  _onunhold(originator: 'local'): void;
  emit(event: string, data: object): void;
}

type Timer = ReturnType<typeof setTimeout> | undefined;

interface ReferSubscriber {
  readonly id: number;
}

interface Answers {
  onReceiveResponse(response: SipMessage): void;
  onRequestTimeout(): void;
  onTransportError(): void;
  onAuthenticated(): void;
}

interface JsSip {
  readonly UA: new (configuration: object) => Ua;
  readonly RTCSession: new (ua: Ua) => Session;
  /** Reads the value of a From, a Contact and the like; undefined where it is none. */
  readonly NameAddrHeader: { parse(text: string): NameAddr | undefined };
}

export const { UA, RTCSession, NameAddrHeader } = jssip as unknown as JsSip;

/** The dialog that a 2xx of ours begins. */
export const Dialog = dialog as unknown as new (owner: Session, response: SipMessage, type: 'UAC') => Dialog;

/** Sends one request, and proves who we are where that is asked for. */
export const RequestSender = requestSender as unknown as new (ua: Ua, request: object, answers: Answers) => { send(): void };

/** Reads one message as JsSIP does; undefined where it is none. */
export const { parseMessage } = parser as unknown as { parseMessage(message: string, ua: object): SipMessage | undefined };

/** Events of a session, as far as we listen. */
export interface Ending {
  readonly originator: 'local' | 'remote' | 'system';
  readonly message: SipMessage | null;
  readonly cause: string;
}
