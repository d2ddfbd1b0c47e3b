// What it takes to connect and to say so comes at once. What is of use only then comes as soon as the page is idle.
import '../define/agent-status.js';
import '../define/desk.js';
import type { ConnectConfig } from '../connect.js';
import type { Desk } from '../desk/index.js';
import { CordCallsElement } from '../elements/calls/calls-element.js';
import { defineElement } from '../elements/define-element.js';

defineElement(CordCallsElement);

/** A page that works without a break, or is not to be seen, would never be idle, ms. */
const patience = { timeout: 1_000 };
const idle = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work));
idle(() => void import('../define/all.js'), patience);

/** `connect` of the package, loaded when it is called. */
export const connect = async (config: ConnectConfig, signal?: AbortSignal): Promise<Desk> =>
  (await import('../connect.js')).connect(config, signal);

/** The adapters to the programs that a page may be embedded in (`cordboard/hosts.js`), loaded when they are asked for. */
export const hosts = (): Promise<typeof import('../hosts/index.js')> => import('../hosts/index.js');
