import type { Signalling } from './signalling.js';

/** A break of a moment heals by itself; then a restart at a time, for as long as a PBX keeps a silent call; ms. */
const times = { grace: 200, between: 2_000, longest: 60_000, proof: 1_200 };
const mostProofs = 3;

export interface MediaRoom {
  readonly signalling: Signalling;
  /** Negotiates new addresses (RFC 8445 section 2.4). */
  restart(): Promise<void>;
  /** Packets of sound so far; undefined where none need come (a hold). */
  received(): Promise<number | undefined>;
  /** Nothing gets through any more, or again. */
  tell(isLost: boolean): void;
  giveUp(): void;
}

/** Nothing gets through. */
export const isBroken = (connection: RTCPeerConnection | null): boolean =>
  connection !== null && (['disconnected', 'failed'].includes(connection.iceConnectionState) || connection.connectionState === 'failed');

/**
 * Keeps a call's sound alive when the network changes under it: new addresses are negotiated until it is back. Only the time in which the
 * signalling works counts: without it nothing can be done.
 */
export function keepMedia(connection: RTCPeerConnection, { signalling, restart, received, tell, giveUp }: MediaRoom, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wasConnected = false;
  let isLost = false;
  let spent = 0;
  const look = async (): Promise<void> => {
    if (signal.aborted || !isBroken(connection)) return settle();
    if (!isLost) tell(isLost = true);
    if (spent > times.longest) return giveUp();
    if (signalling.isUp) {
      spent += times.between;
      await restart().catch(() => {});
    }
    timer = setTimeout(() => void look(), times.between);
  };
  const settle = (): void => {
    clearTimeout(timer);
    timer = undefined;
    spent = 0;
    if (isLost) void prove(mostProofs);
  };
  /** ICE may be content while nothing comes: a PBX that was asked anew while its way was blocked may send nowhere (Asterisk does, now and then). */
  const prove = async (left: number): Promise<void> => {
    const before = await received();
    clearTimeout(timer);
    timer = setTimeout(() => void proven(before, left), before === undefined ? 0 : times.proof);
  };
  const proven = async (before: number | undefined, left: number): Promise<void> => {
    timer = undefined;
    if (signal.aborted || isBroken(connection)) return look();
    const now = await received();
    if (before !== undefined && now === before && left > 0) {
      await restart().catch(() => {});
      return prove(left - 1);
    }
    isLost = false;
    if (now !== before || before === undefined) tell(false);
  };
  const changed = (): void => {
    if (connection.connectionState === 'connected') wasConnected = true;
    if (!isBroken(connection)) return settle();
    if (!wasConnected) return giveUp(); // There never was a way.
    timer ??= setTimeout(() => void look(), connection.iceConnectionState === 'disconnected' ? times.grace : 0);
  };
  for (const change of ['iceconnectionstatechange', 'connectionstatechange']) connection.addEventListener(change, changed, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  onNetworkChange(() => { if (wasConnected) restart().catch(() => {}); }, signal);
}

/** Another network, perhaps: ICE itself notices only after seconds. */
function onNetworkChange(changed: () => void, signal: AbortSignal): void {
  globalThis.addEventListener?.('online', changed, { signal });
  const network = (navigator as { connection?: EventTarget & { readonly type?: string } }).connection;
  let before = network?.type;
  network?.addEventListener('change', () => {
    if (network.type !== before) changed(); // It also tells of each new guess at the speed.
    before = network.type;
  }, { signal });
}
