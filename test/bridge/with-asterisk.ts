import type { TestContext } from 'node:test';
import type { AsteriskConfig } from '../../src/bridge/ami/asterisk-config.js';
import { AsteriskSource } from '../../src/bridge/ami/asterisk-source.js';
import type { SourceEvent } from '../../src/bridge/index.js';
import { applyQueueChanges, type QueueChange, type QueueSnapshot } from '../../src/core/index.js';
import { until } from '../support/until.mjs';
import { startFakeAsterisk } from './fake-asterisk.mjs';

/** A source on a fake Asterisk, and the board that it makes. */
export async function withAsterisk(t: TestContext, rows: readonly object[], more: Partial<AsteriskConfig> = {}) {
  const asterisk = await startFakeAsterisk();
  asterisk.rows = [...rows];
  const source = new AsteriskSource({
    host: '127.0.0.1', port: asterisk.port, username: 'cordboard', secret: 'pw-cordboard', tls: false, member: 'PJSIP/{agent}', memberName: 'Agent {agent}',
    queues: {}, wrapUp: {}, afterCallWork: 'Work', variables: { reasons: 'CORDBOARD_REASONS', path: 'CORDBOARD_PATH' }, ...more,
  });
  const stopping = new AbortController();
  t.after(async () => {
    stopping.abort();
    await asterisk.stop();
  });
  const events: SourceEvent[] = [];
  const changes: QueueChange[] = [];
  let board: readonly QueueSnapshot[] | undefined;
  source.start((event) => {
    events.push(event);
    if (event.type === 'loaded') board = event.queues;
    if (event.type === 'changed') {
      changes.push(...event.changes);
      board = applyQueueChanges(board!, event.changes, (queue) => queue);
    }
  }, stopping.signal);
  const happens = <T extends SourceEvent['type']>(type: T, count = 1): Promise<Extract<SourceEvent, { type: T }>> =>
    until(`${count} × ${type}`, () => events.filter((event) => event.type === type)[count - 1] as Extract<SourceEvent, { type: T }> | undefined, { seen: () => events }) as Promise<Extract<SourceEvent, { type: T }>>;
  return {
    asterisk, source, events, changes, stopping, happens,
    shows: (what: string, look: (board: readonly QueueSnapshot[]) => unknown) => until(`the board shows ${what}`, () => board && look(board), { seen: () => board }),
  };
}
