import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { consoleOf, openAgent } from '../support/page.mjs';
import { serve, STRICT_CSP } from '../support/serve.mjs';
import { until } from '../support/until.mjs';

/** @type {ReturnType<typeof serve> | undefined} one site for all desks of this process */
let site;

async function serveDesk() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('desk.page.mjs', import.meta.url))],
    bundle: true, write: false, format: 'esm', target: 'es2022', logLevel: 'error',
  });
  return serve({ routes: { '/desk.js': outputFiles[0].text }, csp: STRICT_CSP, unref: true });
}

/** The site of the desks, to give it more routes. */
export const deskSite = () => (site ??= serveDesk());

/**
 * Our product without elements, in a page of its own under a strict policy: `connect` and nothing round it.
 * @param {import('puppeteer-core').Browser | import('puppeteer-core').BrowserContext} browser
 * @param {{ wsUrl: string, domain: string }} pbx
 * @param {string} user
 * @param {{ config?: object, isRegistered?: boolean, connects?: boolean } & Omit<Parameters<typeof openAgent>[1], 'url'>} [options]
 *   `config`: more for `connect`; `isRegistered: false`: don't wait for it; `connects: false`: the test calls `connect` itself
 */
export async function openDesk(browser, { wsUrl, domain }, user, { config, connects = true, isRegistered = connects, ...microphone } = {}) {
  const url = (await deskSite()).page('<script type="module" src="/desk.js"></script>');
  const page = await openAgent(browser, { ...microphone, url });
  await page.waitForFunction(() => 'connectDesk' in window, { polling: 20 });
  const desk = { page, ...handleOf(page, user) };
  desk.connect = (more) => page.evaluate((all) => window.connectDesk(all), { server: wsUrl, uri: `sip:${user}@${domain}`, password: `pw-${user}`, spread: 1_000, ...config, ...more });
  if (connects) await desk.connect();
  if (isRegistered) await desk.line('registered');
  return desk;
}

/**
 * What a test can do with the desk at `window.desk` of a page.
 * @param {import('puppeteer-core').Page} page @param {string} user
 */
export function handleOf(page, user) {
  /** Asks the state; the question runs in the page, so all it needs comes by arguments. */
  const state = (question, ...args) => page.evaluate(`(${question})(window.desk.state, ...${JSON.stringify(args)})`);
  const seen = async () => ({ state: await state((all) => all), happened: await page.evaluate(() => window.happened), console: consoleOf(page).slice(-10) });
  const untilState = (what, question, ...args) => until(`${user}: ${what}`, () => state(question, ...args), { timeout: 10_000, seen });
  const send = (command) => page.evaluate((asked) => window.desk.send(asked), command);
  async function ok(command) {
    const outcome = await send(command);
    assert.ok(outcome.ok, `${user}: ${command.type}: ${JSON.stringify(outcome.error)}`);
    return outcome;
  }
  /** The first event of this type that has these fields. */
  const happens = (type, fields = {}) => until(`${user}: ${type} ${JSON.stringify(fields)}`, () =>
    page.evaluate((type, fields) => window.happened.find((event) => event.type === type && Object.entries(fields).every(([key, value]) => event[key] === value)), type, fields),
  { timeout: 15_000, seen });
  const call = (callId) => state((all, id) => all.calls.find((one) => one.id === id), callId);

  return {
    user, state, send, ok, happens, call,
    until: untilState,
    /** Waits for this status of the line, and gives the line. */
    line: (status) => untilState(`the line is ${status}`, ({ line }, wanted) => line.status === wanted && line, status),
    /** Waits until the call has this status. @param {string} callId @param {string} status */
    becomes: (callId, status) => untilState(`the call is ${status}`, ({ calls }, id, wanted) => calls.some((one) => one.id === id && one.status === wanted), callId, status),
    dial: async (target, headers) => (await ok({ type: 'dial', target, headers })).callId,
    /** Waits for a call that rings, and gives its id. */
    rings: () => untilState('it rings', ({ calls }) => calls.find(({ status }) => status === 'ringing')?.id),
    /** Takes the call that rings, and gives its id. */
    async answers() {
      const callId = await this.rings();
      await ok({ type: 'answer', callId });
      await this.becomes(callId, 'active');
      return callId;
    },
    /** Waits for the end of a call, and gives it. @param {string} callId */
    ended: async (callId) => (await happens('call-ended', { callId })).end,
    /** Hangs up whatever there is, and waits until nothing is left of it. */
    async idle() {
      for (const { id } of await state(({ calls }) => calls.filter(({ status }) => status !== 'ended'))) await send({ type: 'hang-up', callId: id });
      await untilState('no call', ({ calls }) => calls.every(({ status }) => status === 'ended'));
      for (const { id } of await state(({ calls }) => calls)) await send({ type: 'clear', callId: id });
    },
    close: () => page.browserContext().close(),
  };
}

/**
 * Configuration with 622: like 601 it reads four digits and tells AMI, but sounds at 700 Hz until the first: who hears that knows that media flow.
 * Tones sent before would be lost with any phone.
 */
export const promptedDigits = {
  'extensions.conf': `
[office](+)
exten => 622,1,Answer()
 same => n,Read(DIGITS,prompt,4,i,1,8)
 same => n,UserEvent(Digits,Value: \${DIGITS},Status: \${READSTATUS})
 same => n,Hangup()
`,
  'indications.conf': 'prompt = 700\n',
};

/** Between two tests: nobody is in a call, and the PBX has no channel left. */
export async function allIdle(pbx, phones) {
  await Promise.all(phones.map((phone) => phone.idle()));
  await until('no channel', async () => (await pbx.cli('core show channels concise')) === '', { timeout: 10_000, every: 100, seen: () => pbx.cli('core show channels') });
}
