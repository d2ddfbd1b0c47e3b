import type { Quality } from '../core/index.js';

/** What one look at the media told: counts since the call began, seconds for times. */
export interface MediaReport {
  readonly received: number;
  readonly lost: number;
  readonly jitter: number;
  readonly roundTrip: number;
}

/**
 * MOS from loss, jitter and delay: the simplified E-model (ITU-T G.107) with the loss terms of G.711 with concealment (G.113).
 * 4.4 is the best a phone call gets; below 3.6 people complain.
 */
export function mosOf(loss: number, jitter: number, roundTrip: number): number {
  const delay = (roundTrip / 2 + jitter * 2) * 1000 + 20;
  const delayImpairment = 0.024 * delay + (delay > 177.3 ? 0.11 * (delay - 177.3) : 0);
  const lossImpairment = 95 * (loss / (loss + 0.1));
  const r = Math.max(0, Math.min(100, 93.2 - delayImpairment - lossImpairment));
  return Math.round((1 + 0.035 * r + 7e-6 * r * (r - 60) * (100 - r)) * 10) / 10;
}

/** The quality between two looks. Undefined where there is nothing to judge yet. */
export function qualityBetween(before: MediaReport, after: MediaReport): Quality {
  const received = after.received - before.received;
  const lost = Math.max(0, after.lost - before.lost);
  if (received <= 0) return { mos: 1, cause: 'no-audio' };
  const loss = lost / (received + lost);
  const mos = mosOf(loss, after.jitter, after.roundTrip);
  return mos >= 3.6 ? { mos } : { mos, cause: worst(loss, after) };
}

function worst(loss: number, { jitter, roundTrip }: MediaReport): NonNullable<Quality['cause']> {
  const shares = { loss: loss / 0.03, jitter: jitter / 0.03, delay: roundTrip / 0.4 };
  return (Object.keys(shares) as (keyof typeof shares)[]).reduce((a, b) => (shares[b] > shares[a] ? b : a));
}

export async function reportOn(connection: RTCPeerConnection): Promise<MediaReport | undefined> {
  let received: number | undefined;
  let lost = 0;
  let jitter = 0;
  let roundTrip = 0;
  (await connection.getStats()).forEach((stat: Record<string, unknown>) => {
    const number = (key: string): number => (typeof stat[key] === 'number' ? stat[key] : 0);
    if (stat['type'] === 'inbound-rtp' && stat['kind'] === 'audio') {
      received = number('packetsReceived');
      lost = number('packetsLost');
      jitter = number('jitter');
    }
    if (stat['type'] === 'remote-inbound-rtp') roundTrip = Math.max(roundTrip, number('roundTripTime'));
    if (stat['type'] === 'candidate-pair' && stat['nominated']) roundTrip = Math.max(roundTrip, number('currentRoundTripTime'));
  });
  return received === undefined ? undefined : { received, lost, jitter, roundTrip };
}

const every = 3_000;

/** Watches a call's media and tells when its quality changes by what an ear would notice. Silence by agreement (a hold) is not judged. */
export function watchQuality(connection: RTCPeerConnection, isTalking: () => boolean, tell: (quality: Quality) => void, signal: AbortSignal): void {
  let before: MediaReport | undefined;
  let told: Quality | undefined;
  const timer = setInterval(() => void look(), every);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });

  const look = async (): Promise<void> => {
    const after = isTalking() ? await reportOn(connection).catch(() => undefined) : undefined;
    if (before && after && !signal.aborted) {
      const quality = qualityBetween(before, after);
      if (!told || told.cause !== quality.cause || Math.abs(told.mos - quality.mos) >= 0.2) {
        told = quality;
        tell(quality);
      }
    }
    before = after;
  };
}
