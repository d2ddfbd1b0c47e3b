import { DeskError } from '../core/index.js';
import { msg } from '../i18n/index.js';
import { isAgreed, isGone } from './ask.js';
import type { IceOptions } from './ice.js';
import { isBroken } from './ice-restart.js';
import type { Session, Ua } from './jssip.js';
import { hasEnded, offer, type Outcome } from './offer.js';
import type { Signalling } from './signalling.js';

/** For how long an offer waits for the connection, and for the media of a call that has only begun; ms. */
const patience = { connection: 300_000, media: 10_000 };
const mostTries = 8;

export interface OfferRoom {
  readonly ua: Ua;
  readonly signalling: Signalling;
  readonly ice: IceOptions;
}

/**
 * What we offer the other side of a call, one after the other (RFC 3264 section 4): hold, resume, where we are now. What is offered while the
 * connection is lost goes out when it is back. Unlike with JsSIP, a refusal leaves the call as it was instead of ending it.
 */
export class Offers {
  readonly #room: OfferRoom;
  readonly #session: () => Session;
  readonly #over: AbortSignal;
  /** The phone server knows of no such call (481). */
  readonly #gone: () => void;
  #queue: Promise<unknown> = Promise.resolve();
  #refresh: Promise<void> | undefined;

  constructor(room: OfferRoom, session: () => Session, over: AbortSignal, gone: () => void) {
    [this.#room, this.#session, this.#over, this.#gone] = [room, session, over, gone];
  }

  /** Holds or resumes (RFC 3264 section 8.4). */
  hold(held: boolean): Promise<void> {
    return this.#next(async () => {
      const session = this.#session();
      const before = session._localHold;
      const set = (hold: boolean): void => {
        session._localHold = hold;
        if (hold) session._onhold('local');
        else session._onunhold('local');
      };
      try {
        await this.#agree(() => set(held), () => isBroken(session.connection));
      } catch (error) {
        if (before !== held && !session.isEnded()) set(before);
        const problem = error instanceof DeskError ? error : undefined;
        throw problem ?? new DeskError('failed', disagreed(held));
      }
    });
  }

  /**
   * Says where we are now, and learns whether the call is still there (RFC 3261 section 12.2.1.1). A PBX sends what belongs to a call by the
   * connection it knows, so that after a new one it must hear from us first. With new addresses (`iceRestart`) where sound no longer gets through.
   */
  refresh(iceRestart = false): Promise<void> {
    if (this.#refresh && !iceRestart) return this.#refresh;
    const done = this.#next(async () => {
      this.#refresh = undefined; // What comes from now on has news that this one has not.
      await this.#agree(() => {}, () => iceRestart || isBroken(this.#session().connection));
    });
    this.#refresh = done;
    return done;
  }

  #next(step: () => Promise<void>): Promise<void> {
    const next = this.#queue.then(step);
    this.#queue = next.catch(() => {});
    return next;
  }

  async #agree(begin: () => void, iceRestart: () => boolean): Promise<void> {
    for (let tries = 0; tries < mostTries; tries++) {
      if (!(await this.#room.signalling.up(patience.connection, this.#over))) break;
      const session = this.#session();
      await until(() => hasMedia(session) && session.isReadyToReOffer(), session, patience.media);
      if (tries === 0) begin();
      const outcome = await offer(this.#room.ua, session, this.#room.ice, iceRestart());
      if (outcome !== 'glare' && isAgreed(outcome)) return;
      if (outcome !== 'glare' && isGone(outcome)) this.#gone();
      const wait = pauseAfter(outcome, session.direction);
      if (wait === undefined) throw new Error('refused');
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
    if (this.#over.aborted) throw hasEnded();
    throw new DeskError('unreachable', msg('The phone server does not answer. The call goes on as it was; try again when the phone is ready.'));
  }
}

const disagreed = (held: boolean): string => (held
  ? msg('The other side did not agree to hold the call. It goes on as it was; try again.')
  : msg('The other side did not agree to go on with the call. It goes on as it was; try again.'));

/**
 * How long to wait before the offer is made again, ms; undefined where it was refused for good.
 * Both have offered at once (RFC 3261 section 14.1): who began the call waits longer, so that they do not meet again.
 */
export function pauseAfter(outcome: Outcome, direction: Session['direction'], random = Math.random): number | undefined {
  if (outcome === undefined) return 250;
  if (outcome === 'glare' || outcome.status_code === 491) return (direction === 'outgoing' ? 2_100 : 0) + Math.floor(random() * 200) * 10;
  const asked = Number.parseInt(outcome.getHeader('Retry-After') ?? '', 10);
  return outcome.status_code! >= 500 && asked <= 10 ? asked * 1_000 : undefined;
}

/** A hold before DTLS is up kills the media in Firefox; media that were there and are lost are another matter. */
const hasMedia = ({ connection }: Session): boolean => connection !== null && !['new', 'connecting'].includes(connection.connectionState);

/** Until `ready()` says yes; asked again and again, for JsSIP does not tell when its transaction is over. */
function until(ready: () => boolean, session: Session, longest: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const started = Date.now();
    const look = (): void => {
      if (session.isEnded()) return stop(() => reject(hasEnded()));
      if (ready()) return stop(resolve);
      if (Date.now() - started > longest) stop(() => reject(new DeskError('not-now', msg('The call is still connecting. Try again in a moment.'))));
    };
    const timer = setInterval(look, 25);
    const stop = (settle: () => void): void => {
      clearInterval(timer);
      settle();
    };
    look();
  });
}
