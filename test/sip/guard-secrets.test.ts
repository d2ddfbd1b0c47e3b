import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import WebSocket from 'ws';
import type { CallAudio } from '../../src/audio/index.js';
import { createDesk, MemoryRecords, type Desk } from '../../src/desk/index.js';
import { flowsFor } from '../../src/flows/index.js';
import { SimAudio } from '../../src/sim/sim-audio.js';
import { SipLine } from '../../src/sip/index.js';
import { until } from '../support/until.mjs';
import { startFakePbx, type FakePbx } from './fake-pbx.js';
import { pretendWebRtc } from './fake-connection.js';
import { startPhone } from './fake-socket.js';

const secret = 'correct-horse-battery';

/** All that a page can get at from an object without being told more than its names: properties, their prototypes', what getters give, what collections hold. */
function reachable(from: unknown): Set<unknown> {
  const seen = new Set<unknown>();
  const queue = [from];
  const builtIn = new Set<unknown>([globalThis, Object.prototype, Function.prototype, Array.prototype]);
  while (queue.length > 0) {
    const one = queue.pop();
    if (seen.has(one) || builtIn.has(one)) continue;
    seen.add(one);
    if ((typeof one !== 'object' && typeof one !== 'function') || one === null) continue;
    if (one instanceof Map || one instanceof Set) queue.push(...one.keys(), ...one.values());
    queue.push(Object.getPrototypeOf(one));
    for (const key of Reflect.ownKeys(one)) queue.push(key, read(one, key));
  }
  return seen;
}

function read(object: object, key: PropertyKey): unknown {
  try {
    return (object as Record<PropertyKey, unknown>)[key];
  } catch {
    return undefined; // A getter that wants another `this`.
  }
}

const tells = (found: Set<unknown>): unknown[] => [...found].filter((one) => (typeof one === 'string' && one.includes(secret)) || (typeof one === 'object' && one !== null && '_configuration' in one));

let pbx: FakePbx;
before(async () => {
  pretendWebRtc();
  Object.assign(globalThis, { WebSocket, navigator: {} });
  pbx = await startFakePbx();
});
after(() => pbx.close());

test('from the desk there is no way to the password, nor to JsSIP', async () => {
  const life = new AbortController();
  const heard: unknown[] = [];
  const line = new SipLine({ server: pbx.url, uri: 'sip:1001@pbx.example', password: secret, warmUp: false }, {} as CallAudio);
  const desk: Desk = createDesk({ line, audio: new SimAudio(), records: new MemoryRecords() }, life.signal, flowsFor({}));
  desk.subscribe((state, event) => heard.push(state, event));
  heard.push(await desk.send({ type: 'connect' }));
  line.setTrace(true);
  heard.push(await desk.send({ type: 'dial', target: '600\r\n' }));
  await until('registered', () => desk.state.line.status === 'registered');
  const found = reachable([desk, heard, line.trace()]);
  assert.ok(found.has('registered') && found.size > 100, 'it looked around');
  assert.deepEqual(tells(found), []);
  // Not even from what only the composition root has.
  assert.deepEqual(tells(reachable(line)), []);
  life.abort();
});

test('bare JsSIP gives it to whoever has its UA', () => {
  const { ua } = startPhone();
  assert.ok(tells(reachable(ua)).length > 0);
});
