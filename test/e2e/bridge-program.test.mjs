// The built program without a PBX: what it says to whoever starts it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startBridge } from '../bridge/bridge-process.mjs';
import { queueRow, startFakeAsterisk } from '../bridge/fake-asterisk.mjs';
import { until } from '../support/until.mjs';

const program = fileURLToPath(new URL('../../dist/bridge/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cordboard-program-'));
after(() => rmSync(folder, { recursive: true }));

function run(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', timeout: 10_000 });
  return { status, stdout, stderr };
}

function runWith(settings) {
  const file = join(folder, 'bridge.json');
  writeFileSync(file, JSON.stringify(settings));
  return run('--config', file);
}

describe('cordboard-bridge', { timeout: 60_000 }, () => {
  test('helps', () => {
    const { status, stdout } = run('--help');
    assert.equal(status, 0);
    assert.match(stdout, /--config FILE/);
  });

  test('says what is missing, and ends', () => {
    const faults = [[run(), /--config bridge\.json/], [run('--conifg', 'x'), /--conifg/], [run('--config', join(folder, 'none.json')), /none\.json/], [runWith({}), /"origins" must be/]];
    for (const [{ status, stdout, stderr }, message] of faults) {
      assert.match(stderr, message);
      assert.doesNotMatch(stderr, /\n +at /); // a stack is for programmers
      assert.deepEqual([status, stdout], [2, '']);
    }
  });

  test('says when its port is taken, or its key is none', async (t) => {
    const asterisk = await startFakeAsterisk();
    const other = await startBridge({ amiPort: asterisk.port });
    t.after(async () => {
      await other.stop();
      await asterisk.stop();
    });
    const settings = { listen: { port: other.port }, origins: '*', token: { secret: 'x'.repeat(32) }, asterisk: { username: 'a', secret: 'b' } };
    assert.match(runWith(settings).stderr, /EADDRINUSE/);
    assert.match(runWith({ ...settings, token: { publicKey: '-----BEGIN PUBLIC KEY-----\nx' } }).stderr, /no Ed25519 key/);
  });

  test('brings along all that only it needs', () => {
    const bundle = fileURLToPath(new URL('../../dist/bridge/', import.meta.url));
    const files = readdirSync(bundle).filter((name) => name.endsWith('.js'));
    const asked = files.flatMap((name) => [...readFileSync(join(bundle, name), 'utf8').matchAll(/^(?:import|export)\b[^'"]*['"]([^'"]+)['"];?$/gm)].map(([, target]) => target));
    assert.deepEqual([...new Set(asked.filter((target) => !isBuiltin(target)))].sort(), ['../core/index.js', './centre.js', 'zod/mini']);
  });

  test('waits for a PBX that is not there yet', async (t) => {
    const asterisk = await startFakeAsterisk();
    asterisk.rows = [queueRow('support')];
    const { port } = asterisk;
    await asterisk.stop();
    const bridge = await startBridge({ amiPort: port });
    t.after(() => bridge.stop());
    const page = await bridge.open();
    assert.equal((await page.next('stale')).error.code, 'unreachable');
    await asterisk.listen(port);
    t.after(() => asterisk.stop());
    await page.shows('the queue', (board) => board.length === 1);
    await until('it is well', async () => (await bridge.health()).status === 'ok');
  });
});
