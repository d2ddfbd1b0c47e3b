import type { Desk } from './desk/index.js';

/** What it takes to connect a desk. */
export interface ConnectConfig {
  /** WebSocket addresses of the PBX, `wss://pbx.example/ws`; the first is the primary. */
  readonly server: string | readonly string[];
  /** Our address, `sip:1001@pbx.example`. */
  readonly uri: string;
  readonly displayName?: string;
  /** An address on our own origin that answers JSON `{password|ha1, expires?, iceServers?}`, or a function with that result. */
  readonly credentials?: string | (() => Promise<unknown>);
  /** For trying out on localhost; anywhere else it is refused. */
  readonly password?: string;
}

/** Composition root. */
export declare function connect(config: ConnectConfig, signal?: AbortSignal): Desk;
