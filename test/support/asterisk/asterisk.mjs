import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install, reasonToSkip, ServerMissing } from '../installed.mjs';
import { until } from '../until.mjs';
import { openAmi } from './ami.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** There is no Asterisk and none can be had. */
export class AsteriskMissing extends ServerMissing {
  /** @param {string} why @param {string} log */
  constructor(why, log) {
    super('Asterisk', why, log);
  }
}

export { reasonToSkip };

/**
 * A private Asterisk on 127.0.0.1, with the office of conf/extensions.conf. Any number can run side by side.
 * @param {{ conf?: Record<string, string> }} [options] what to add to configuration files, by name: `{ 'pjsip.conf': '…' }`
 */
export async function startAsterisk({ conf = {} } = {}) {
  const start = install('Asterisk', new URL('install.sh', import.meta.url)); // the command that starts it
  const ports = await claimPorts();
  const run = mkdtempSync(join(tmpdir(), 'cordboard-pbx-'));
  configure(run, start, ports, conf);
  const log = () => readFileSync(join(run, 'log/full'), { encoding: 'utf8', flag: 'a+' });
  let child, ami;

  async function boot() {
    // The kernel ends it with us, even when we are killed.
    child = spawn('setpriv', ['--pdeathsig', 'KILL', start, '-f', '-n', '-C', join(run, 'etc/asterisk.conf')], { stdio: 'ignore' });
    const lastLines = () => log().split('\n').slice(-20).join('\n');
    ami = await until('Asterisk answers', () => {
      if (child.exitCode !== null) throw new Error(`Asterisk exited with ${child.exitCode}: ${lastLines()}`);
      return openAmi(ports.ami).catch(() => undefined);
    }, { timeout: 30_000, seen: lastLines });
    await ami.waitForEvent(({ Event }) => Event === 'FullyBooted', { timeout: 30_000 });
  }

  /** @param {NodeJS.Signals} signal KILL is a power cut: no one is told */
  async function halt(signal) {
    ami.close();
    const exited = new Promise((exit) => child.once('exit', exit));
    child.kill(signal);
    await exited;
  }

  await boot();
  return {
    /** Where phones connect, and the domain of their addresses. */
    wsUrl: `ws://127.0.0.1:${ports.http}/ws`,
    domain: '127.0.0.1',
    amiPort: ports.ami,
    /** A manager connection, already logged in; a new one after each restart. */
    get ami() {
      return ami;
    },
    /** What a command of Asterisk's console prints. @param {string} command */
    cli: async (command) => (await ami.action('Command', { Command: command })).Output ?? '',
    log,
    /** Restarts it on the same ports; between the two, `meanwhile` runs. */
    async restart({ signal = 'SIGTERM', meanwhile = async () => {} } = {}) {
      await halt(signal);
      await meanwhile();
      await boot();
    },
    /** Hangs: it is there, and takes connections even, but answers nothing until it is thawed. */
    freeze: () => child.kill('SIGSTOP'),
    thaw: () => child.kill('SIGCONT'),
    async stop() {
      await halt('SIGKILL');
      ports.release();
      rmSync(run, { recursive: true, force: true });
    },
  };
}

/**
 * Two hundred ports, below those that the system hands out by itself. The first one is held as a UDP socket for as long as
 * Asterisk lives, which keeps other instances away: of its RTP ports, Asterisk takes none before a call.
 */
export async function claimPorts() {
  for (let first = 21_000; first < 32_000; first += 200) {
    const claim = createSocket('udp4');
    const isOurs = await new Promise((settle) => claim.once('error', () => settle(false)).bind(first, '127.0.0.1', () => settle(true)));
    if (isOurs && (await isFree(first + 1)) && (await isFree(first + 2))) {
      claim.unref();
      return { http: first + 1, ami: first + 2, rtpFirst: first + 10, rtpLast: first + 199, release: () => claim.close() };
    }
    if (isOurs) claim.close();
  }
  throw new Error('no free ports from 21000 to 32000');
}

/** @param {number} port */
function isFree(port) {
  const server = createServer();
  return new Promise((settle) => {
    server.once('error', () => settle(false)).listen(port, '127.0.0.1', () => server.close(() => settle(true)));
  });
}

/** Writes the configuration into `run`, with `@NAME@` filled in. */
function configure(run, start, ports, additions) {
  const values = {
    RUN: run,
    SHARE: join(dirname(start), 'root/usr/share/asterisk'),
    MODULES: join(dirname(start), 'root/usr/lib', { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' }[process.arch], 'asterisk/modules'),
    HTTP: ports.http,
    AMI: ports.ami,
    RTP_FIRST: ports.rtpFirst,
    RTP_LAST: ports.rtpLast,
    ICE: iceCandidates(),
  };
  for (const folder of ['etc', 'lib/keys', 'log', 'moh', 'run', 'spool/monitor', 'spool/voicemail', 'spool/tmp']) mkdirSync(join(run, folder), { recursive: true });
  // what is left at its defaults, but missed aloud
  for (const name of ['acl', 'ccss', 'cdr', 'cel', 'features', 'pjproject', 'udptl']) writeFileSync(join(run, `etc/${name}.conf`), '');
  for (const name of readdirSync(join(here, 'conf'))) {
    const template = readFileSync(join(here, 'conf', name), 'utf8');
    writeFileSync(join(run, 'etc', name), template.replace(/@([A-Z_]+)@/g, (_, key) => String(values[key])) + (additions[name] ?? ''));
  }
  writeFileSync(join(run, 'moh/hold.sln'), tone(500));
}

/** Asterisk never offers 127.0.0.1 as an ICE candidate by itself, so each address that it would offer is offered as that one. */
function iceCandidates() {
  const addresses = Object.values(networkInterfaces()).flat().filter(({ family, internal }) => family === 'IPv4' && !internal);
  if (addresses.length === 0) throw new Error('no IPv4 address but loopback: Asterisk would offer no ICE candidate');
  return addresses.map(({ address }) => `${address} => 127.0.0.1`).join('\n');
}

/** Ten seconds of one pitch as 8 kHz signed linear: music on hold that a test can tell from everything else. */
function tone(hz, rate = 8000) {
  return Buffer.from(Int16Array.from({ length: 10 * rate }, (_, i) => 6000 * Math.sin((2 * Math.PI * hz * i) / rate)).buffer);
}
