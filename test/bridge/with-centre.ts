import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { CentreServer, signToken, tokenVerifier, type CentreCommand, type CentreServerOptions, type Source, type SourceEvent, type TokenClaims } from '../../src/bridge/index.js';
import { applyQueueChanges, type Member, type QueueSnapshot, type WaitingCall } from '../../src/core/index.js';
import { openCentre } from './centre-client.mjs';

export const secret = 'a secret of more than thirty-two bytes';

export const member = (agent: string, more: Partial<Member> = {}): Member => ({ agent, name: `Agent ${agent}`, status: 'ready', paused: false, answered: 0, ...more });
export const call = (id: string, more: Partial<WaitingCall> = {}): WaitingCall => ({ id, number: `+1555${id}`, since: 1, priority: 0, reasons: [], path: [], ...more });
export const queue = (id: string, more: Partial<QueueSnapshot> = {}): QueueSnapshot => ({ id, name: id, waiting: [], members: [], ...more });

/** A source that a test speaks for. */
export class FakeSource implements Source {
  readonly ran: { command: CentreCommand; agent: string }[] = [];
  signal: AbortSignal | undefined;
  emit: (event: SourceEvent) => void = () => {};
  /** What the next commands do. */
  does: () => Promise<void> = async () => {};

  start(emit: (event: SourceEvent) => void, signal: AbortSignal): void {
    this.emit = emit;
    this.signal = signal;
  }

  async run(command: CentreCommand, agent: string): Promise<void> {
    this.ran.push({ command, agent });
    await this.does();
  }
}

/** A centre with two queues, on a server of its own that ends with the test. */
export async function withCentre(t: TestContext, options: Partial<CentreServerOptions> = {}, queues: readonly QueueSnapshot[] | undefined = [queue('support', { waiting: [call('a')], members: [member('1001'), member('1002')] }), queue('sales')]) {
  const source = new FakeSource();
  const log: { level: string; event: string; [fact: string]: unknown }[] = [];
  const centre = new CentreServer({ source, verify: tokenVerifier({ secret }), log: (level, event, facts) => log.push({ level, event, ...facts }), ...options });
  const server = createServer((request, response) => { if (!centre.handle(request, response)) response.writeHead(404).end(); });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  centre.attach(server);
  if (queues.length > 0) source.emit({ type: 'loaded', queues });
  const { port } = server.address() as AddressInfo;
  t.after(async () => {
    await centre.stop();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const url = `ws://127.0.0.1:${port}/centre`;
  return {
    source, centre, server, log, url, http: `http://127.0.0.1:${port}`,
    open: async (claims: Partial<TokenClaims> = {}, more: Partial<Parameters<typeof openCentre>[1]> = {}) =>
      openCentre(url, { token: await signToken({ agent: '1001', rights: ['status', 'queues', 'claim'], ...claims }, { secret }), apply: applyQueueChanges, ...more }),
  };
}
