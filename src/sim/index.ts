import type { Recent } from '../core/index.js';
import { createDesk, type Desk } from '../desk/index.js';
import { flows } from '../flows/index.js';
import { SimAudio } from './sim-audio.js';
import { SimLine, type SimLineOptions } from './sim-line.js';
import { SimRecords } from './sim-records.js';

export { SimAudio, SimLine, SimRecords };
export type { SimCaller, SimLineOptions } from './sim-line.js';

export interface Sim {
  readonly desk: Desk;
  readonly line: SimLine;
  readonly audio: SimAudio;
  /** Ends the desk and everything it started. */
  stop(): void;
}

export interface SimOptions extends SimLineOptions {
  readonly recents?: readonly Recent[];
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
  const desk = createDesk({ line, audio, records: new SimRecords(options.recents) }, stopping.signal, flows);
  await desk.send({ type: 'connect' });
  return { desk, line, audio, stop: () => stopping.abort() };
}
