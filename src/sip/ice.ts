import type { Session } from './jssip.js';

export interface IceOptions {
  readonly servers: readonly RTCIceServer[];
  /** The INVITE leaves after this time at the latest, ms. */
  readonly cap: number;
  /** Keep a connection warm whose candidates are gathered before they are needed. */
  readonly pool: boolean;
}

/** Without STUN there is nothing to wait for but the other network cards. */
const hostGrace = 20;

/** Lets the offer or answer go as soon as its candidates are good enough (RFC 8445), instead of when the last dead server has timed out. */
export function settleEarly(session: Session, { servers, cap }: IceOptions): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  session.on('icecandidate', ({ candidate, ready }: { candidate: RTCIceCandidate; ready: () => void }) => {
    const reflexive = candidate.type === 'srflx' || candidate.type === 'relay' || / typ (?:srflx|relay)/.test(candidate.candidate);
    if (reflexive) {
      clearTimeout(timer);
      ready();
    } else {
      timer ??= setTimeout(ready, servers.length ? cap : hostGrace);
    }
  });
  for (const over of ['sdp', 'ended', 'failed']) session.on(over, () => { clearTimeout(timer); timer = undefined; });
}

/**
 * One connection kept warm: its candidates are there when the call is made (JSEP, RFC 9429 section 3.5.4).
 * Only where the microphone is allowed already: before that the browser hides our addresses behind names no PBX can resolve.
 */
export class ConnectionPool {
  #warm: RTCPeerConnection | undefined;
  readonly #options: IceOptions;

  constructor(options: IceOptions) {
    this.#options = options;
  }

  get #config(): RTCConfiguration {
    return { iceServers: [...this.#options.servers], bundlePolicy: 'max-bundle' };
  }

  async warm(): Promise<void> {
    if (!this.#options.pool || this.#warm || !(await isMicrophoneGranted()) || this.#warm) return;
    this.#warm = new RTCPeerConnection({ ...this.#config, iceCandidatePoolSize: 1 });
  }

  take(): RTCPeerConnection {
    const warm = this.#warm;
    this.#warm = undefined;
    return warm ?? new RTCPeerConnection(this.#config);
  }

  /** What was gathered on another network is worth nothing. */
  cool(): void {
    this.#warm?.close();
    this.#warm = undefined;
  }
}

const isMicrophoneGranted = async (): Promise<boolean> => {
  const permission = await navigator.permissions?.query({ name: 'microphone' }).catch(() => undefined);
  return permission?.state === 'granted';
};
