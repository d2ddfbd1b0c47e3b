import type { ConnectConfig } from '../../src/connect.js';
import { DeskError } from '../../src/core/index.js';
import { createDesk, type Desk } from '../../src/desk/index.js';
import { SimAudio, SimLine, SimRecords } from '../../src/sim/index.js';

export { followingCrm } from '../../src/crm/following-crm.js';

export interface Connection {
  readonly config: ConnectConfig;
  readonly signal: AbortSignal;
  readonly desk: Desk;
  readonly line: SimLine;
}

/** What was connected so far, oldest first. */
export const connections: Connection[] = [];

/** Stands in for `connect` in the element tests: a desk over a simulated line. */
export function connect(config: ConnectConfig, signal: AbortSignal): Desk {
  if (String(config.server).startsWith('http')) throw new DeskError('bad-server', `"${String(config.server)}" is not the address of a phone server.`);
  const line = new SimLine();
  const desk = createDesk({ line, audio: new SimAudio(), records: new SimRecords() }, signal);
  connections.push({ config, signal, desk, line });
  void desk.send({ type: 'connect' });
  return desk;
}
