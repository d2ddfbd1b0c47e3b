import type { Recent } from '../core/index.js';
import { createDesk, type Desk } from '../desk/index.js';
import { flowsFor, type FlowOptions } from '../flows/index.js';
import { SimAudio } from './sim-audio.js';
import { SimCentre, type SimCentreOptions } from './sim-centre.js';
import { SimLine, type SimLineOptions } from './sim-line.js';
import { SimRecords } from './sim-records.js';

export { SimAudio, SimCentre, SimLine, SimRecords };
export type { SimCentreOptions } from './sim-centre.js';
export type { SimCaller, SimLineOptions } from './sim-line.js';

export interface Sim {
  readonly desk: Desk;
  readonly line: SimLine;
  readonly audio: SimAudio;
  /** Connected from the start where `centre` was given. */
  readonly centre: SimCentre;
  /** Ends the desk and everything it started. */
  stop(): void;
}

export interface SimOptions extends SimLineOptions, FlowOptions {
  readonly recents?: readonly Recent[];
  /** A centre with queues; without, the desk has none. */
  readonly centre?: SimCentreOptions;
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
  const records = new SimRecords(options.recents);
  const desk = createDesk({ line, audio, records, ...(options.centre && { centre }) }, stopping.signal, flowsFor(options));
  await desk.send({ type: 'connect' });
  return { desk, line, audio, centre, stop: () => stopping.abort() };
}
