import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { existsSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimPorts } from '../asterisk/asterisk.mjs';
import { install } from '../installed.mjs';
import { until } from '../until.mjs';

/**
 * A private rtpengine on 127.0.0.1, without its kernel module.
 * @param {string} conf its rtpengine.conf, with `@NG@`, where a proxy tells it what to do, `@FIRST@` and `@LAST@`, its ports
 */
export async function startRtpengine(conf) {
  const root = install('rtpengine', new URL('install.sh', import.meta.url));
  const { http: port, rtpFirst, rtpLast, release } = await claimPorts();
  const run = mkdtempSync(join(tmpdir(), 'cordboard-rtp-'));
  const log = () => readFileSync(join(run, 'log'), { encoding: 'utf8', flag: 'a+' });
  const folders = ['usr/lib', 'lib'].map((folder) => join(root, folder)).filter((folder) => existsSync(folder));
  const libraries = folders.flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('-linux-gnu')).map((name) => join(folder, name)));
  const output = openSync(join(run, 'log'), 'a');
  const values = { NG: port, FIRST: rtpFirst, LAST: rtpLast };
  writeFileSync(join(run, 'rtpengine.conf'), conf.replace(/@([A-Z]+)@/g, (_, key) => String(values[key])));
  const options = [`--config-file=${join(run, 'rtpengine.conf')}`, '--foreground', '--num-threads=2', '--log-stderr', '--log-level=5', `--pidfile=${join(run, 'pid')}`];
  // The kernel ends it with us, even when we are killed.
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', join(root, 'usr/bin/rtpengine'), ...options], {
    stdio: ['ignore', output, output], env: { ...process.env, LD_LIBRARY_PATH: libraries.join(':') },
  });
  await until('rtpengine answers', () => {
    if (child.exitCode !== null) throw new Error(`rtpengine exited with ${child.exitCode}: ${log()}`);
    return answers(port);
  }, { timeout: 15_000, seen: log });
  return {
    /** Where a proxy tells it what to do. */
    control: `127.0.0.1:${port}`,
    async stop() {
      const exited = new Promise((exit) => child.once('exit', exit));
      child.kill('SIGKILL');
      await exited;
      release();
      rmSync(run, { recursive: true, force: true });
    },
  };
}

/** Asks by its ng protocol, which is bencoded. @param {number} port */
function answers(port) {
  const socket = createSocket('udp4');
  return new Promise((settle) => {
    const timer = setTimeout(settle, 500, false);
    socket.once('message', () => { clearTimeout(timer); settle(true); }).send('1 d7:command4:pinge', port, '127.0.0.1');
  }).finally(() => socket.close());
}
