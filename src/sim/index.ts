import type { HostCrmObject } from '../crm/index.js';
import type { HostContext, Recent, TabState } from '../core/index.js';
import { createDesk, HostedDesk, type Desk, type Flow } from '../desk/index.js';
import { serveHost } from '../flows/host.js';
import { flowsFor, type FlowOptions } from '../flows/index.js';
import { SimAudio } from './sim-audio.js';
import { SimCentre, type SimCentreOptions } from './sim-centre.js';
import { SimCrm, type SimCrmOptions } from './sim-crm.js';
import { SimHost } from './sim-host.js';
import { SimLine, type SimLineOptions } from './sim-line.js';
import { SimRecords } from './sim-records.js';

export { SimAudio, SimCentre, SimCrm, SimHost, SimLine, SimRecords };
export type { SimCentreOptions } from './sim-centre.js';
export type { SimCrmOptions } from './sim-crm.js';
export type { SimCaller, SimLineOptions } from './sim-line.js';

export interface Sim {
  readonly desk: Desk;
  readonly line: SimLine;
  readonly audio: SimAudio;
  /** Connected from the start where `centre` was given. */
  readonly centre: SimCentre;
  /** Asked by the desk only where `crm` was given, and is none of your own. */
  readonly crm: SimCrm;
  /** Told and asked only where `host` was given. */
  readonly host: SimHost;
  readonly records: SimRecords;
  /** Ends the desk and everything it started. */
  stop(): void;
}

export interface SimOptions extends SimLineOptions, FlowOptions {
  readonly recents?: readonly Recent[];
  /** A centre with queues; without, the desk has none. */
  readonly centre?: SimCentreOptions;
  /** A CRM with customers, or one of your own as `<cord-desk>` takes it: `{ lookup, open, log }`; without, the desk has none. */
  readonly crm?: SimCrmOptions | HostCrmObject;
  /** A host round the page; without, there is none. */
  readonly host?: HostContext;
  /** What this tab is among others; without, it is alone. */
  readonly tab?: TabState;
}

/**
 * A whole desk without a PBX, already registered.
 *
 *     const sim = await createSim();
 *     const callId = sim.line.ring({ number: '+15550100', name: 'Ada' });
 *     await sim.desk.send({ type: 'answer', callId });
 */
export async function createSim(options: SimOptions = {}): Promise<Sim> {
  const stopping = new AbortController();
  const line = new SimLine(options);
  const audio = new SimAudio();
  const centre = new SimCentre(options.centre);
  const own = options.crm && 'lookup' in options.crm ? options.crm : undefined;
  const crm = new SimCrm(own ? undefined : options.crm as SimCrmOptions | undefined);
  const asked = own ? (await import('../crm/index.js')).crmOf(own, {}, stopping.signal) : options.crm && crm;
  const records = new SimRecords(options.recents);
  const host = new SimHost(options.host);
  const made = createDesk({ line, audio, records, ...(options.centre && { centre }), ...(asked && { crm: asked }) }, stopping.signal, [...flowsFor(options), ...(options.tab ? [tabIs(options.tab)] : [])]);
  const desk = options.host ? hosted(made, host, stopping.signal) : made;
  await desk.send({ type: 'connect' });
  return { desk, line, audio, centre, crm, host, records, stop: () => stopping.abort() };
}

function hosted(desk: Desk, host: SimHost, signal: AbortSignal): Desk {
  const one = new HostedDesk(desk, signal);
  serveHost(one, host, signal);
  return one;
}

const tabIs = (tab: TabState): Flow => ({ emit }) => emit({ type: 'tab-changed', tab });
