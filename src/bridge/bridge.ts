import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AsteriskSource } from './ami/asterisk-source.js';
import { CentreServer } from './centre-server.js';
import type { BridgeConfig } from './config.js';
import type { Log } from './log.js';
import { checkKey, tokenVerifier } from './token.js';

export interface Bridge {
  /** Where it listens: what the system chose, if the settings say port 0. */
  readonly port: number;
  /** Lets every browser go, then ends. */
  stop(): Promise<void>;
}

/** Starts the whole program. Throws where it cannot listen, or where the key for tokens is none. */
export async function startBridge({ listen, origins, token, asterisk, rate, mostBuffered }: BridgeConfig, log: Log): Promise<Bridge> {
  await checkKey(token);
  const centre = new CentreServer({ source: new AsteriskSource(asterisk), verify: tokenVerifier(token), origins, rate, mostBuffered, path: listen.path, log });
  const server = createServer((request, response) => {
    if (!centre.handle(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(listen.port, listen.host, resolve));
  centre.attach(server);
  const { port } = server.address() as AddressInfo;
  log('info', 'listening', { host: listen.host, port, path: listen.path, pbx: `${asterisk.host}:${asterisk.port}` });
  return {
    port,
    async stop() {
      log('info', 'stopping');
      const closed = new Promise((resolve) => server.close(resolve));
      await centre.stop();
      server.closeAllConnections();
      await closed;
      log('info', 'stopped');
    },
  };
}
