import { popOf, type Customer, type ScreenPop } from '../../src/core/index.js';
import { createDesk, type Crm } from '../../src/desk/index.js';
import { flowsFor, type FlowOptions } from '../../src/flows/index.js';
import { createSim, SimAudio, SimLine, SimRecords, type Sim, type SimOptions } from '../../src/sim/index.js';

export const number = '+15550100';
export const ada: Customer = { id: '1', name: 'Ada', numbers: [number], tier: 'Gold' };
export const bob: Customer = { id: '2', name: 'Bob', numbers: [number] };
export const eve: Customer = { id: '3', name: 'Eve', numbers: ['+15550199'] };
export const settled = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });
export const down = { code: 'crm-unreachable', message: 'The CRM cannot be reached.' } as const;

/** What a pop looks like, in short: status, names, who said so. */
export const look = (pop: ScreenPop | undefined): string => (pop ? [pop.status, pop.matches.map(({ name }) => name).join('+'), pop.source].filter(Boolean).join(' ') : 'none');
export const shown = ({ desk }: Pick<Sim, 'desk'>, callId: string): string => look(popOf(desk.state, callId));

/** A desk whose index knows `known`, and whose CRM knows `customers`. */
export async function deskWith(customers: readonly Customer[], known: readonly Customer[] = [], options: SimOptions = {}): Promise<Sim> {
  const sim = await createSim({ crm: { customers }, ...options });
  await sim.records.contacts.keep(known);
  return sim;
}

export async function ring(sim: Sim, more: Partial<Parameters<SimLine['ring']>[0]> = {}): Promise<string> {
  const callId = sim.line.ring({ number, ...more });
  await settled();
  return callId;
}

/** A desk with a CRM and records of the test's own. */
export async function deskOver(crm: Partial<Crm>, records = new SimRecords(), options: FlowOptions = {}): Promise<Pick<Sim, 'desk' | 'line' | 'records'>> {
  const line = new SimLine();
  const desk = createDesk({ line, audio: new SimAudio(), records, crm: { lookup: async () => [], log: async () => {}, ...crm } }, new AbortController().signal, flowsFor(options));
  await desk.send({ type: 'connect' });
  return { desk, line, records };
}
