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
  let hasUdp = false;
  session.on('icecandidate', ({ candidate, ready }: { candidate: RTCIceCandidate; ready: () => void }) => {
    const isFirstUdp = !hasUdp && !isTcp(candidate);
    hasUdp ||= isFirstUdp;
    if (isReflexive(candidate)) {
      clearTimeout(timer);
      ready();
    } else if (!timer || isFirstUdp) {
      clearTimeout(timer);
      timer = setTimeout(ready, servers.length || !hasUdp ? cap : hostGrace); // No PBX answers to TCP (RFC 6544), which a browser may tell first.
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
  #options: IceOptions;

  constructor(options: IceOptions) {
    this.#options = options;
  }

  /** There is one stream, so nothing to bundle; who insists on it refuses offers of those that know no BUNDLE (RFC 9143), such as rtpengine's. */
  get #config(): RTCConfiguration {
    return { iceServers: [...this.#options.servers] };
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

  /** Other servers, or the same with fresh credentials. */
  use(servers: readonly RTCIceServer[]): void {
    this.#options = { ...this.#options, servers };
    this.cool();
    void this.warm();
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

/** Until there are candidates good enough for an offer with new ones (RFC 8445 section 5.1). */
export function gathered(connection: RTCPeerConnection, { servers, cap }: IceOptions): Promise<void> {
  return new Promise((resolve) => {
    const settled = new AbortController();
    const ready = (): void => {
      clearTimeout(timer);
      settled.abort();
      resolve();
    };
    let timer = setTimeout(ready, cap + hostGrace);
    connection.addEventListener('icecandidate', ({ candidate }) => {
      if (!candidate || isReflexive(candidate)) return ready();
      if (servers.length) return;
      clearTimeout(timer);
      timer = setTimeout(ready, hostGrace);
    }, { signal: settled.signal });
  });
}

/** Seen from outside: as good as it gets. */
const isTcp = ({ protocol, candidate }: RTCIceCandidate): boolean => protocol === 'tcp' || / tcp /i.test(candidate);

const isReflexive = ({ type, candidate }: RTCIceCandidate): boolean => type === 'srflx' || type === 'relay' || / typ (?:srflx|relay)/.test(candidate);
