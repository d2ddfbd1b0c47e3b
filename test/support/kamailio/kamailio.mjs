import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, openSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimPorts } from '../asterisk/asterisk.mjs';
import { install } from '../installed.mjs';
import { until } from '../until.mjs';

/**
 * A private Kamailio on 127.0.0.1: a proxy alone, so that phones talk to each other directly; or what another `config` makes of it.
 * @param {{ connections?: number, config?: string }} [options] `connections`: how many it takes at most; `config`: in place of kamailio.cfg, with
 *   `@PORT@` for browsers, `@TRUNK@` for others and `@MODULES@`
 */
export async function startKamailio({ connections = 2_000, config: template = readFileSync(new URL('kamailio.cfg', import.meta.url), 'utf8') } = {}) {
  const root = install('Kamailio', new URL('install.sh', import.meta.url));
  const { http: port, ami: trunk, release } = await claimPorts();
  const run = mkdtempSync(join(tmpdir(), 'cordboard-proxy-'));
  const [libraries] = readdirSync(join(root, 'usr/lib'), { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name.endsWith('-linux-gnu'));
  const lib = join(root, 'usr/lib', libraries.name);
  const values = { PORT: port, TRUNK: trunk, MODULES: join(lib, 'kamailio/modules'), CONNECTIONS: connections };
  const config = template.replace(/@([A-Z]+)@/g, (_, key) => String(values[key]));
  mkdirSync(join(run, 'run'));
  writeFileSync(join(run, 'kamailio.cfg'), config);
  const log = () => readFileSync(join(run, 'log'), { encoding: 'utf8', flag: 'a+' });
  let child;

  async function boot() {
    const output = openSync(join(run, 'log'), 'a');
    const options = ['-DD', '-E', '-f', join(run, 'kamailio.cfg'), '-m', String(Math.max(64, connections / 10)), '-M', '8', '-Y', join(run, 'run')];
    // The kernel ends it with us, even when we are killed; its children end with it.
    child = spawn('setpriv', ['--pdeathsig', 'TERM', join(root, 'usr/sbin/kamailio'), ...options], {
      stdio: ['ignore', output, output], detached: true, env: { ...process.env, LD_LIBRARY_PATH: `${join(lib, 'kamailio')}:${lib}` },
    });
    await until('Kamailio answers', () => {
      if (child.exitCode !== null) throw new Error(`Kamailio exited with ${child.exitCode}: ${log()}`);
      return answers(port);
    }, { timeout: 15_000, seen: log });
  }

  /** It and its children, which are one group. @param {NodeJS.Signals} signal */
  const tell = (signal) => process.kill(-child.pid, signal);

  /** @param {NodeJS.Signals} signal KILL is a power cut */
  async function halt(signal = 'SIGTERM') {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((exit) => child.once('exit', exit));
    if (signal === 'SIGKILL') tell(signal);
    else child.kill(signal);
    await exited;
  }

  await boot();
  return {
    /** Where phones connect, and the domain of their addresses. */
    wsUrl: `ws://127.0.0.1:${port}/ws`,
    domain: '127.0.0.1',
    log,
    /** Restarts it on the same port; between the two, `meanwhile` runs. */
    async restart({ signal = 'SIGTERM', meanwhile = async () => {} } = {}) {
      await halt(signal);
      await meanwhile();
      await boot();
    },
    /** A power cut, for good. */
    kill: () => halt('SIGKILL'),
    /** Hangs: it is there, and takes connections even, but answers nothing until it is thawed. */
    freeze: () => tell('SIGSTOP'),
    thaw: () => tell('SIGCONT'),
    async stop() {
      await halt('SIGKILL');
      release();
      rmSync(run, { recursive: true, force: true });
    },
  };
}

/** @param {number} port */
function answers(port) {
  return new Promise((settle) => {
    const socket = createConnection(port, '127.0.0.1', () => settle(true)).once('error', () => settle(false)).once('connect', () => socket.destroy());
  });
}
