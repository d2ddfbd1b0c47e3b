import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test, type TestContext } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { rollup } from 'rollup';
import WebSocket from 'ws';
import { plugins } from '../../rollup.config.mjs';
import type { CallAudio } from '../../src/audio/index.js';
import { SipLine } from '../../src/sip/index.js';
import { until } from '../support/until.mjs';
import { startFakePbx, type Asked, type FakePbx } from './fake-pbx.js';
import { hurried } from './hurried.js';

let pbx: FakePbx;
let life: AbortController;
let told: (boolean | undefined)[];

beforeEach(async () => {
  // All that registering needs of a browser.
  Object.assign(globalThis, { WebSocket, RTCPeerConnection: class {}, navigator: {} });
  [pbx, life, told] = [await startFakePbx(), new AbortController(), []];
  pbx.answers = (asked) => accept(asked);
});
afterEach(() => {
  life.abort();
  pbx.close();
});

const accept = (asked: Asked, expires: number | string = asked.header('Expires')): void => asked.reply('200 OK', ['Contact: <sip:192.0.2.1;transport=ws>', `Expires: ${expires}`]);
const body = (state: string): string => `<?xml version="1.0"?><dialog-info state="full" version="0"><dialog id="support"><state>${state}</state></dialog></dialog-info>`;
let cseq = 0;
const notify = (asked: Asked, state: string, subscription = 'active;expires=600'): void =>
  asked.ask('NOTIFY', ++cseq, ['Event: dialog', `Subscription-State: ${subscription}`, 'Content-Type: application/dialog-info+xml'], body(state));
const tells = (...wanted: (boolean | undefined)[]): Promise<unknown> => until(`told ${String(wanted)}`, () => String(told) === String(wanted), { timeout: 8_000, seen: () => told });
const subscribed = (target: string): Asked[] => pbx.of('SUBSCRIBE').filter(({ uri }) => uri.startsWith(`sip:${target}@`));

function lineTo(Line: typeof SipLine = SipLine): SipLine {
  const line = new Line({ server: pbx.url, uri: 'sip:1001@pbx.example', password: 'x', warmUp: false, spread: 0 }, {} as CallAudio);
  line.start(() => {}, life.signal);
  return line;
}

async function connected(): Promise<SipLine> {
  const line = lineTo();
  await line.connect();
  return line;
}

type Hurry = (done: () => boolean) => Promise<void>;

/** Time passes only while the test waits for something, and then quickly. */
async function withClock({ mock }: TestContext, work: (hurry: Hurry) => Promise<void>): Promise<void> {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    await work(async (done) => {
      for (let tick = 0; !done(); tick += 1) {
        assert.ok(tick < 20_000, `seen: ${pbx.asked.map(({ method }) => method).join(' ')}; told ${String(told)}`);
        mock.timers.tick(20);
        await turn();
      }
    });
  } finally {
    mock.timers.reset();
  }
}

const watch = (line: SipLine, signal = life.signal): void => line.watch('support', (lit) => told.push(lit), signal);

/** A lamp that is lit. */
async function lit(line: SipLine, signal?: AbortSignal): Promise<Asked> {
  watch(line, signal);
  const asked = await pbx.hears('SUBSCRIBE');
  notify(asked, 'early');
  await tells(true);
  return asked;
}

describe('a lamp', () => {
  test('asks for the dialogs of its address, and tells when it goes on and out', async () => {
    const asked = await lit(await connected());
    assert.deepEqual([asked.uri, asked.header('Event'), asked.header('Accept')], ['sip:support@pbx.example', 'dialog', 'application/dialog-info+xml']);
    notify(asked, 'confirmed');
    notify(asked, 'terminated');
    await tells(true, false);
  });

  test('watched before the line is up, it asks as soon as that is', async () => {
    const line = lineTo();
    watch(line);
    await line.connect();
    notify(await pbx.hears('SUBSCRIBE'), 'terminated');
    await tells(false);
  });

  test('what it cannot read it does not know', async () => {
    const asked = await lit(await connected());
    asked.ask('NOTIFY', ++cseq, ['Event: dialog', 'Subscription-State: active;expires=600', 'Content-Type: application/dialog-info+xml'], '<html>');
    await tells(true, undefined);
  });

  test('nobody knows while the connection is lost; then it asks anew', async () => {
    await lit(await connected());
    pbx.cut();
    await tells(true, undefined);
    notify(await pbx.hears('SUBSCRIBE', 2), 'terminated');
    await tells(true, undefined, false);
    assert.notEqual(pbx.of('SUBSCRIBE')[0]!.header('Call-ID'), pbx.of('SUBSCRIBE')[1]!.header('Call-ID'));
  });

  for (const [what, leave] of [['its signal ends', (_: SipLine, watching: AbortController) => watching.abort()], ['the agent goes offline', (line: SipLine) => void line.disconnect()]] as const) {
    test(`takes leave of the PBX when ${what}`, async () => {
      const line = await connected();
      const watching = new AbortController();
      const asked = await lit(line, watching.signal);
      leave(line, watching);
      const farewell = await pbx.hears('SUBSCRIBE', 2);
      assert.deepEqual([farewell.header('Expires'), farewell.header('Call-ID')], ['0', asked.header('Call-ID')]);
      assert.deepEqual(told, watching.signal.aborted ? [true] : [true, undefined]);
    });
  }

  test('ended by the PBX, it asks again', async (t) => {
    const line = await connected();
    await withClock(t, async (hurry) => {
      watch(line);
      await hurry(() => pbx.of('SUBSCRIBE').length === 1);
      notify(pbx.of('SUBSCRIBE')[0]!, 'early');
      await hurry(() => told.length === 1);
      notify(pbx.of('SUBSCRIBE')[0]!, 'terminated', 'terminated;reason=deactivated');
      await hurry(() => pbx.of('SUBSCRIBE').length === 2);
      assert.deepEqual(told, [true, undefined]);
      notify(pbx.of('SUBSCRIBE')[1]!, 'early');
      await hurry(() => told.length === 3);
    });
    assert.deepEqual(told, [true, undefined, true]);
  });

  test('of which nothing is heard, it asks again', async (t) => {
    const line = await connected();
    await withClock(t, async (hurry) => {
      watch(line);
      await hurry(() => pbx.of('SUBSCRIBE').length === 2);
    });
    assert.deepEqual(told, []);
  });

  test('unknown to the PBX, it asks again and again; with a password that was refused it does not', async (t) => {
    const warned = t.mock.method(console, 'warn', () => {});
    pbx.answers = (asked) => {
      if (asked.uri.startsWith('sip:secret@')) asked.reply('401 Unauthorized', ['WWW-Authenticate: Digest realm="pbx",nonce="1",algorithm=MD5,qop="auth"']);
      else asked.reply('404 Not Found');
    };
    const line = await connected();
    await withClock(t, async (hurry) => {
      watch(line);
      line.watch('secret', () => assert.fail('nothing to tell'), life.signal);
      await hurry(() => subscribed('support').length === 5);
    });
    assert.deepEqual(subscribed('secret').map((asked) => asked.header('Authorization') !== ''), [false, true]);
    assert.deepEqual(told, []);
    assert.match(String(warned.mock.calls.map(({ arguments: words }) => words[0] as string)), /^cordboard: the phone server tells nothing of the lamp sip:support@pbx.example. Has its dial plan a hint[^,]*, and may this account watch it\?$/);
  });

  for (const expires of ['1', '4294967295', '0']) {
    test(`a server that grants ${expires} seconds does not have us ask all day`, async () => {
      pbx.answers = (asked) => accept(asked, expires);
      watch(await connected());
      const asked = await pbx.hears('SUBSCRIBE');
      for (let count = 1; count <= 10; count += 1) {
        notify(asked, count % 2 ? 'early' : 'terminated', `active;expires=${expires}`);
        await until('the next one', () => told.length === count);
      }
      assert.equal(pbx.of('SUBSCRIBE').length, 1);
    });
  }

  test('many ask one after the other, no more than twenty a second', async () => {
    const times: number[] = [];
    pbx.answers = (asked) => { times.push(Date.now()); accept(asked); };
    const line = await connected();
    for (let lamp = 0; lamp < 25; lamp += 1) line.watch(`queue-${lamp}`, () => {}, life.signal);
    await until('all have asked', () => times.length === 25);
    assert.ok(times.every((time, index) => (times[index + 20] ?? Infinity) - time >= 1000), String(times.map((time) => time - times[0]!)));
    assert.equal(new Set(pbx.of('SUBSCRIBE').map(({ uri }) => uri)).size, 25);
  });

  test('two hundred, after the connection was lost: all dark at once, asked for again no faster, and lit', () => hurried(async (hurry) => {
    pbx.answers = (asked) => { accept(asked); notify(asked, 'early'); };
    const line = lineTo();
    const lit = new Map<string, boolean | undefined>();
    const are = (state: boolean | undefined) => (): boolean => lit.size === 200 && [...lit.values()].every((one) => one === state);
    for (let lamp = 0; lamp < 200; lamp += 1) line.watch(`queue-${lamp}`, (one) => lit.set(`queue-${lamp}`, one), life.signal);
    void line.connect();
    await hurry(are(true));
    const times: number[] = [];
    pbx.answers = (asked) => { times.push(Date.now()); accept(asked); notify(asked, 'early'); };
    pbx.cut();
    await hurry(are(undefined));
    await hurry(are(true));
    assert.equal(times.length, 200);
    assert.ok(times.every((time, index) => (times[index + 20] ?? Infinity) - time >= 1000), String(times.map((time) => time - times[0]!)));
    life.abort();
  }));

  test('of an address that is none stays dark, and says so', async (t) => {
    const warned = t.mock.method(console, 'warn', () => {});
    (await connected()).watch('a<b>', () => assert.fail('nothing to tell'), life.signal);
    await until('a warning', () => warned.mock.callCount() === 1);
    assert.match(String(warned.mock.calls[0]!.arguments[0]), /a<b> stays dark: .* cannot be called/);
  });
});

test('the lean bundle watches lamps too', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'cordboard-lean-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const build = await rollup({ input: { sip: 'src/sip/index.ts' }, plugins: plugins().filter((plugin: { name: string } | false) => plugin && plugin.name !== 'terser'), onwarn() {} });
  await build.write({ dir: folder, format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' });
  const { SipLine: Lean } = await import(pathToFileURL(join(folder, 'sip.mjs')).href) as { SipLine: typeof SipLine };
  const line = lineTo(Lean);
  await line.connect();
  notify(await lit(line), 'terminated', 'active;expires=600;retry-after=5');
  await tells(true, false);
});
