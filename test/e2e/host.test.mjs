/** A desk in a frame of another origin, and its host round it: the example of docs/hosts.md, in a real browser, under a strict policy. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { launchChromium } from '../support/browsers.mjs';
import { consoleOf, openAgent } from '../support/page.mjs';
import { serve, STRICT_CSP } from '../support/serve.mjs';
import { until } from '../support/until.mjs';

const [, example] = /```js\n(const frame = [^]*?)```/.exec(readFileSync(new URL('../../docs/hosts.md', import.meta.url), 'utf8'));

let browser, crm, desk;
before(async () => {
  const { outputFiles } = await build({ entryPoints: [fileURLToPath(new URL('host.page.mjs', import.meta.url))], bundle: true, write: false, format: 'esm', target: 'es2022', logLevel: 'error' });
  [browser, crm, desk] = await Promise.all([
    launchChromium(), serve({ csp: `${STRICT_CSP}; frame-src http:` }), serve({ routes: { '/desk.js': outputFiles[0].text }, csp: STRICT_CSP }),
  ]);
  crm.routes['/host.js'] = example.replace('https://desk.example', desk.url);
});
after(() => Promise.all([browser?.close(), crm?.close(), desk?.close()]));

/** The host's page with the desk's in a frame. @param {import('node:test').TestContext} t */
async function open(t) {
  const inside = desk.page('<script type="module" src="/desk.js"></script>');
  const page = await openAgent(browser, { url: crm.page(`<iframe src="${inside}"></iframe><button data-call="+12125550142">Call</button><script type="module" src="/host.js"></script>`) });
  t.after(() => page.close());
  const inner = await until('the frame', async () => {
    const frame = page.frames().find((one) => one.url().startsWith(desk.url));
    return frame && await frame.evaluate(() => 'openDesk' in window).catch(() => false) && frame;
  }, { timeout: 20_000, seen: () => consoleOf(page) });
  return { page, inner, told: () => consoleOf(page).filter((line) => line.startsWith('log: ')).map((line) => line.slice(5)) };
}

test('a call in the frame, seen from round it, and a number round it, called in the frame', async (t) => {
  const { page, inner, told } = await open(t);
  await inner.evaluate((origin) => window.openDesk(origin), crm.url);
  await until('numbers call', () => page.evaluate(() => document.body.classList.contains('can-dial')), { timeout: 20_000, seen: () => consoleOf(page) });
  assert.deepEqual(await inner.evaluate(() => window.desk.state.host), { name: 'acme', user: { id: '7', name: 'Ada' } });

  const callId = await inner.evaluate(() => window.sim.line.ring({ number: '+12125550143' }));
  await until('the panel is shown, and the caller looked for', () => page.evaluate(() => document.querySelector('iframe').classList.contains('shown') && document.title === '+12125550143'), { seen: () => consoleOf(page) });
  await inner.evaluate(async (callId) => {
    await window.desk.send({ type: 'answer', callId });
    window.sim.line.ends(callId);
  }, callId);
  await until('it is to be wrapped up', () => told().includes('wrap-up-started +12125550143'), { seen: told });
  assert.deepEqual(told().filter((line) => line.endsWith('143')), ['call-started', 'call-connected', 'call-ended', 'wrap-up-started'].map((type) => `${type} +12125550143`));

  await page.click('button');
  await until('it is called', () => inner.evaluate(() => window.sim.line.asked.includes('dial +12125550142')), { seen: () => consoleOf(page) });
  await until('the host hears of it', () => told().includes('call-connected +12125550142'), { seen: told });
  assert.deepEqual(consoleOf(page).filter((line) => /^(?:error|uncaught)/.test(line)), []);
});

test('a desk that is connected knows its host by one word', async (t) => {
  const { page, inner } = await open(t);
  await inner.evaluate((host) => window.connectDesk(host), `parent:${crm.url}`);
  await until('it knows', () => inner.evaluate(() => window.desk.state.host?.name === 'acme'), { timeout: 20_000, seen: () => consoleOf(page) });
});

test('another origin is neither heard nor spoken to', async (t) => {
  const { page, inner, told } = await open(t);
  await inner.evaluate(async () => {
    await window.openDesk('https://crm.example');
    window.sim.line.ring({ number: '1' });
  });
  await page.click('button');
  await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve); }));
  assert.deepEqual(await inner.evaluate(() => [window.desk.state.host, window.sim.line.asked.filter((one) => one.startsWith('dial'))]), [null, []]);
  assert.deepEqual(told(), []);
});
