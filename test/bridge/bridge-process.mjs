import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyQueueChanges, signToken } from 'cordboard/bridge.js';
import { until } from '../support/until.mjs';
import { openCentre } from './centre-client.mjs';

const program = fileURLToPath(new URL('../../dist/bridge/main.js', import.meta.url));
export const secret = 'a secret for tokens that only tests use';

/**
 * The built bridge as a process of its own.
 * @param {{ amiPort: number, settings?: object, asterisk?: object, port?: number }} options
 */
export async function startBridge({ amiPort, settings = {}, asterisk = {}, port = 0 }) {
  const folder = mkdtempSync(join(tmpdir(), 'cordboard-bridge-'));
  const file = join(folder, 'bridge.json');
  let child, lines, listening;

  async function boot(on) {
    writeFileSync(file, JSON.stringify({
      listen: { port: on }, origins: ['http://crm.test'], token: { secret: '$CENTRE_SECRET' },
      asterisk: { port: amiPort, username: 'cordboard', secret: '$AMI_SECRET', ...asterisk }, ...settings,
    }));
    lines = [];
    child = spawn(process.execPath, [program, '--config', file], { env: { ...process.env, CENTRE_SECRET: secret, AMI_SECRET: 'pw-cordboard' }, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => lines.push(...text.split('\n').filter(Boolean)));
    listening = JSON.parse(await until('the bridge listens', () => lines.find((line) => line.includes('"listening"')), { timeout: 10_000, seen: () => lines }));
  }

  async function end(signal) {
    const exited = new Promise((exit) => child.once('exit', (code) => exit(code)));
    child.kill(signal);
    return exited;
  }

  await boot(port);
  return {
    get url() { return `ws://127.0.0.1:${listening.port}/centre`; },
    get port() { return listening.port; },
    get pid() { return child.pid; },
    log: () => lines.join('\n'),
    health: async () => {
      const response = await fetch(`http://127.0.0.1:${listening.port}/health`);
      return { code: response.status, ...(await response.json()) };
    },
    /** A page that has said hello. */
    open: async (claims = {}, options = {}) => openCentre(`ws://127.0.0.1:${listening.port}/centre`, {
      token: await signToken({ agent: '1001', rights: ['status', 'queues', 'claim'], ...claims }, { secret }), origin: 'http://crm.test', apply: applyQueueChanges, ...options,
    }),
    end,
    /** On the same port. @param {NodeJS.Signals} signal @param {() => Promise<unknown>} [meanwhile] */
    async restart(signal, meanwhile = async () => {}) {
      await end(signal);
      await meanwhile();
      await boot(listening.port);
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
