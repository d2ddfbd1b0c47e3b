import JsSipSubscriber from 'jssip/lib/Subscriber.js';
import type { SipMessage, Ua } from './jssip.js';

/** What we use of JsSIP's subscriber (RFC 6665): a file of its own, for only a page that watches lamps loads it. Its private parts are used in `lamp.ts` alone. */
export interface Subscriber {
  subscribe(): void;
  terminate(): void;
  onTransportError(): void;
  on(event: string, listener: (...data: never[]) => void): this;
  removeAllListeners(): this;
  // Private from here on.
  _expires_timer: ReturnType<typeof setTimeout> | null;
  _scheduleSubscribe(expires: number): void;
}

export type Notified = (isFinal: boolean, request: SipMessage, body: string) => void;

export const Subscriber = JsSipSubscriber as unknown as new (ua: Ua, target: string, event: string, accept: string, options: { expires: number }) => Subscriber;

/** Why a subscription ended, as far as we care: the password was refused. */
export const unauthorized = 4;
