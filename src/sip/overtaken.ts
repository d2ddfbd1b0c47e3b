import { sessionStatus, type SipMessage, type Ua } from './jssip.js';

/** For so long the answer may be on its way behind a request that left after it, ms. */
const patience = 500;
const most = 16;

interface Waiting {
  readonly request: SipMessage;
  readonly timer: ReturnType<typeof setTimeout>;
  deliver(): void;
}

/**
 * Requests within a call that come before the answer which begins it: between a PBX and us, a proxy with several processes lets one
 * overtake the other (Kamailio does, an UPDATE a 200). JsSIP knows nothing of such a call yet and says so (481), upon which a PBX hangs it
 * up. Here they wait for that answer.
 */
export class Overtaken {
  #waiting: readonly Waiting[] = [];

  /** Whether this one has to wait; if so, it is delivered later. */
  waits(request: SipMessage | undefined, ua: Ua, deliver: () => void): boolean {
    if (!request || this.#waiting.length >= most || !isTooEarly(request, ua)) return false;
    const timer = setTimeout(() => this.#deliver(({ timer: its }) => its === timer), patience);
    this.#waiting = [...this.#waiting, { request, timer, deliver }];
    return true;
  }

  /** A response came: perhaps the one they wait for. */
  answered(ua: Ua): void {
    if (this.#waiting.length) this.#deliver(({ request }) => !isTooEarly(request, ua));
  }

  forget(): void {
    for (const { timer } of this.#waiting) clearTimeout(timer);
    this.#waiting = [];
  }

  #deliver(isDue: (one: Waiting) => boolean): void {
    const due = this.#waiting.filter(isDue);
    this.#waiting = this.#waiting.filter((one) => !due.includes(one));
    for (const { timer, deliver } of due) {
      clearTimeout(timer);
      deliver();
    }
  }
}

/** Whether any call of ours waits for its answer: only then need a request be looked at. */
export const awaitsAnswer = ({ _sessions }: Ua): boolean => Object.values(_sessions).some((session) => session !== undefined && isUnanswered(session));

function isTooEarly({ call_id, to_tag }: SipMessage, { _sessions }: Ua): boolean {
  const session = to_tag ? _sessions[`${call_id}${to_tag}`] : undefined;
  return session?.direction === 'outgoing' && isUnanswered(session);
}

const isUnanswered = ({ _status }: { readonly _status: number }): boolean => _status === sessionStatus.inviteSent || _status === sessionStatus.ringingThere;
