import jssip from 'jssip';
// @ts-expect-error: JsSIP has typings for its front door alone.
import parser from 'jssip/lib/Parser.js';

/**
 * What we use of JsSIP 3.13.8, private parts included (its typings know neither), so that no type of it leaves this folder.
 * The version is pinned to the digit; the private parts are used in `sip-session.ts`, `refer.ts` and `feature-code.ts` alone.
 */
export interface Ua {
  readonly contact: { toString(): string };
  start(): void;
  stop(): void;
  register(): void;
  unregister(): void;
  isConnected(): boolean;
  isRegistered(): boolean;
  set(parameter: 'password' | 'ha1' | 'realm', value: string): boolean;
  on(event: string, listener: (data: never) => void): this;
  removeAllListeners(): this;
}

export interface SipUri {
  readonly user: string | undefined;
  readonly host: string;
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
  readonly from: NameAddr;
  readonly refer_to?: NameAddr;
  readonly headers: Readonly<Record<string, readonly { readonly raw: string }[]>>;
  getHeader(name: string): string | undefined;
  parseHeader(name: string): { readonly uri?: SipUri } | undefined;
}

export interface Dialog {
  readonly id: { readonly call_id: string; readonly local_tag: string; readonly remote_tag: string };
}

export interface Session {
  readonly connection: RTCPeerConnection | null;
  readonly direction: 'incoming' | 'outgoing';
  readonly remote_identity: NameAddr;
  connect(target: string, options: object, started?: (session: Session) => void): void;
  answer(options: object): void;
  terminate(options?: { status_code?: number; reason_phrase?: string }): void;
  isEnded(): boolean;
  isEstablished(): boolean;
  isReadyToReOffer(): boolean;
  sendDTMF(tones: string, options: object): void;
  refer(target: string, options: object): unknown;
  on(event: string, listener: (data: never) => void): this;
  // Private from here on.
  _connection: RTCPeerConnection | null;
  _dialog?: Dialog;
  _localHold: boolean;
  /** Forgets the session without a word to the other side. */
  _close(): void;
  _createRTCConnection(config: RTCConfiguration): void;
  _sendReinvite(options: object): void;
  _onhold(originator: 'local'): void;
  _onunhold(originator: 'local'): void;
  emit(event: string, data: object): void;
}

interface JsSip {
  readonly UA: new (configuration: object) => Ua;
  readonly RTCSession: new (ua: Ua) => Session;
  /** Reads the value of a From, a Contact and the like; undefined where it is none. */
  readonly NameAddrHeader: { parse(text: string): NameAddr | undefined };
}

export const { UA, RTCSession, NameAddrHeader } = jssip as unknown as JsSip;

/** Reads one message as JsSIP does; undefined where it is none. */
export const { parseMessage } = parser as unknown as { parseMessage(message: string, ua: object): SipMessage | undefined };

/** Events of a session, as far as we listen. */
export interface Ending {
  readonly originator: 'local' | 'remote' | 'system';
  readonly message: SipMessage | null;
  readonly cause: string;
}
