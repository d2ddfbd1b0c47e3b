import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, launchChromium } from './browsers.mjs';

const ip = (...args) => execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'pipe'] });

/** Why there can be no network of one's own here, or false: it takes root and Linux. @returns {string | false} for node:test's `skip` */
export function noNamespaces() {
  const name = `cordboard-try-${process.pid}`;
  try {
    ip('netns', 'add', name);
    ip('netns', 'delete', name);
    return false;
  } catch {
    return 'network namespaces take root and iproute2';
  }
}

let opened = 0;

/**
 * A computer of its own for a browser, at the other end of a cable: what happens to that network happens to nobody else.
 * Unlike a proxy's faults, the browser's own network stack sees these: `navigator.onLine`, sockets that end, addresses that come and go.
 * What the browser asks of 127.0.0.1 comes out here, where `reaches` says so.
 */
export async function openNamespace() {
  const number = (process.pid * 4 + opened++) % 12_800;
  const name = `cordboard-${process.pid}-${opened}`;
  const [outside, inside] = [`cbo${number}`, `cbi${number}`];
  const subnet = `10.${200 + (number >> 8)}.${number & 255}`;
  const host = `${subnet}.1`;
  const within = (...args) => ip('-netns', name, ...args);
  const folder = mkdtempSync(join(tmpdir(), 'cordboard-namespace-'));
  const doors = new Set();
  const ends = new Set();
  let last = 1;

  ip('netns', 'add', name);
  ip('link', 'add', outside, 'type', 'veth', 'peer', 'name', inside, 'netns', name);
  ip('address', 'add', `${host}/24`, 'dev', outside);
  ip('link', 'set', outside, 'up');
  within('link', 'set', 'lo', 'up');
  within('link', 'set', inside, 'up');

  function takeAddress() {
    within('address', 'flush', 'dev', inside);
    last += 1;
    within('address', 'add', `${subnet}.${last}/24`, 'dev', inside);
    within('route', 'replace', 'default', 'via', host, 'src', `${subnet}.${last}`);
  }
  takeAddress();

  return {
    /** This end of the cable. */
    host,
    /** Lets the browser reach a server of 127.0.0.1 here. @param {string} url */
    async reaches(url) {
      const port = Number(new URL(url).port);
      const door = createServer((page) => {
        const server = createConnection(port, '127.0.0.1');
        for (const [end, other] of [[page, server], [server, page]]) {
          ends.add(end);
          end.pipe(other);
          end.on('error', () => {}).on('close', () => {
            ends.delete(end);
            other.destroy();
          });
        }
      });
      await new Promise((open) => door.listen(port, host, open));
      door.unref();
      doors.add(door);
    },
    /** @param {Parameters<typeof launchChromium>[0]} [options] */
    launch({ args = [], ...options } = {}) {
      const program = join(folder, 'chromium');
      writeFileSync(program, `#!/bin/sh\nexec ip netns exec ${name} ${findChromium()} "$@"\n`, { mode: 0o755 });
      return launchChromium({ executablePath: program, pipe: true, args: [`--host-resolver-rules=MAP 127.0.0.1 ${host}`, ...args], ...options });
    },
    unplug: () => ip('link', 'set', outside, 'down'),
    plugIn: () => ip('link', 'set', outside, 'up'),
    /** As from Wi-Fi to telephone: the address of before is gone, and all that came from it. */
    changeAddress: takeAddress,
    close() {
      for (const door of doors) door.close();
      for (const end of ends) end.destroy(); // nobody tells them that the other end is no more
      ip('link', 'delete', outside);
      ip('netns', 'delete', name);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
