import type { HostContext } from '../../src/core/index.js';
import { HostedDesk, type Host } from '../../src/desk/index.js';
import { serveHost } from '../../src/flows/host.js';
import { createSim, type Sim, type SimOptions } from '../../src/sim/index.js';
import { until } from '../support/until.mjs';

/** What was to be done at once has been done, timers of no time included. */
export const settled = (): Promise<void> => new Promise((resolve) => { setImmediate(() => setImmediate(resolve)); });

export interface Hosted extends Omit<Sim, 'desk' | 'host'> {
  readonly desk: HostedDesk;
  readonly life: AbortController;
  context(): HostContext | undefined;
}

/** A desk on `sim` in a host. A call that was talked is to be wrapped up. */
export async function deskIn(host: Host, options: SimOptions = {}): Promise<Hosted> {
  const sim = await createSim({ wrapUp: {}, ...options });
  const life = new AbortController();
  const desk = new HostedDesk(sim.desk, life.signal);
  serveHost(desk, host, life.signal);
  await settled();
  return { ...sim, desk, life, context: () => desk.state.host };
}

/** Somebody rings, is answered, held, taken back, muted and hung up on, and the call is put away. */
export async function playCall({ desk, line }: Pick<Hosted, 'desk' | 'line'>, number = '+12125550142', name = 'Maria'): Promise<string> {
  const callId = line.ring({ number, name });
  await settled();
  await desk.send({ type: 'answer', callId });
  await desk.send({ type: 'hold', callId });
  await desk.send({ type: 'resume', callId });
  await desk.send({ type: 'mute', callId });
  await desk.send({ type: 'unmute', callId });
  line.ends(callId);
  await putAway({ desk }, callId);
  return callId;
}

/** What the agent is told to be at each step of a call, and after it. @param told How often the host was told so far. */
export async function playPresence({ desk, line }: Pick<Hosted, 'desk' | 'line'>, told: () => number): Promise<void> {
  const times = (most: number): Promise<unknown> => until(`it is told ${most} times`, () => told() === most);
  await times(1);
  const callId = line.ring({ number: '1' });
  await desk.send({ type: 'answer', callId });
  await times(2);
  line.ends(callId);
  await times(3);
  await putAway({ desk }, callId);
  await times(4);
}

export async function putAway({ desk }: Pick<Hosted, 'desk'>, callId: string, notes = 'Asked for an invoice.'): Promise<void> {
  await until('the paper is due', () => desk.state.wrapUps.open.some((paper) => paper.callId === callId && paper.status === 'due'));
  await desk.send({ type: 'change-wrap-up', callId, answers: { disposition: 'resolved', notes } });
  const outcome = await desk.send({ type: 'save-wrap-up', callId });
  if (!outcome.ok) throw new Error(outcome.error.message);
  await settled();
}

/** What no host may break a desk with. */
export const hostile: readonly unknown[] = [
  undefined, null, 0, NaN, '', 'x'.repeat(200_000), [], {}, () => {}, Symbol('s'), { type: 'dial' }, { number: {} }, { value: [] }, { phoneNumber: null }, { number: '\u202e\u0000' },
  JSON.parse('{"__proto__":{"polluted":true},"number":"","constructor":{"prototype":{"polluted":true}}}'),
  new Proxy({}, { get() { throw new Error('no'); }, ownKeys() { throw new Error('no'); } }),
];

/** Console warnings of a test, in its place. */
export function warnings(t: { readonly mock: { method(object: object, name: string, to: (...args: unknown[]) => void): unknown } }): string[] {
  const heard: string[] = [];
  t.mock.method(console, 'warn', (...all: unknown[]) => { heard.push(all.map(String).join(' ')); });
  return heard;
}
