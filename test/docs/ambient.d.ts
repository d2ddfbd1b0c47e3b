// What the text around an example has introduced, by a word or by an example before it.
import type { ConnectConfig } from 'cordboard/connect.js';
import type { Sim } from 'cordboard/sim.js';
import type { CallId, Desk } from 'cordboard';
import 'cordboard/define/all.js';

declare global {
  /** The one of the page. */
  const desk: Desk;
  const sim: Sim;
  const callId: CallId;
  /** What a classic script tag leaves behind. */
  const Cordboard: Promise<{ connect(config: ConnectConfig, signal?: AbortSignal): Promise<Desk> }>;

  // What the reader's own page has.
  /* eslint-disable @typescript-eslint/no-explicit-any */
  const api: any;
  const crm: any;
  const router: any;
  const store: any;
  const token: () => Promise<string>;
  // What a CRM's own script leaves on a page inside of it.
  const sforce: any;
  const Microsoft: any;
  const ZOHO: any;
  const openFrameAPI: any;

  /** What the Svelte compiler knows by itself. */
  const $state: { raw<T>(): T | undefined; raw<T>(value: T): T };
}
