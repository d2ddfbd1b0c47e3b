import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { handleOf } from '../../e2e/desk-page.mjs';
import { installEars } from '../../support/ears.mjs';
import { installMicrophones } from '../../support/microphones.mjs';
import { serve, STRICT_CSP } from '../../support/serve.mjs';
import { until } from '../../support/until.mjs';
import { installCounters } from './leaks.mjs';

const user = '1001';

/**
 * An agent at work: one page with every element, that takes and makes calls, one after the other.
 * @param {import('puppeteer-core').Browser} browser @param {Awaited<ReturnType<typeof import('../../support/asterisk/asterisk.mjs').startAsterisk>>} pbx
 * @param {{ url: string, cut(): void, connections: number }} proxy between the two
 */
export async function openAgentAtWork(browser, pbx, proxy) {
  const { outputFiles } = await build({ entryPoints: [fileURLToPath(new URL('shift.page.mjs', import.meta.url))], bundle: true, write: false, format: 'esm', target: 'es2022', logLevel: 'error' });
  const site = await serve({ routes: { '/shift.js': outputFiles[0].text, '/': '<!doctype html><meta charset="utf-8"><body><script type="module" src="/shift.js"></script>' }, csp: STRICT_CSP });
  const page = await (await browser.createBrowserContext()).newPage();
  for (const [install, options] of [[installMicrophones, { pitches: { microphone: 440 } }], [installEars], [installCounters]]) await page.evaluateOnNewDocument(install, options);
  page.on('dialog', (dialog) => dialog.accept()); // it warns who would leave a call
  await page.goto(`${site.url}/?${new URLSearchParams({ server: proxy.url, uri: `sip:${user}@${pbx.domain}`, password: `pw-${user}` })}`);
  const desk = handleOf(page, user);
  const live = () => desk.state(({ calls }) => calls.filter(({ status }) => status !== 'ended').length);
  const registered = () => until('registered', () => page.evaluate(() => window.desk?.state.line.status === 'registered').catch(() => false), { timeout: 30_000, seen: () => page.evaluate(() => window.desk?.state.line) });
  await registered();
  let turn = 0;

  /** Sometimes dialled, sometimes taken; sometimes held, muted, or with tones. Gives its id. */
  async function begin() {
    turn++;
    if (turn % 2) {
      const callId = await desk.dial('600');
      await desk.becomes(callId, 'active');
      return callId;
    }
    await pbx.ami.action('Originate', { Channel: `PJSIP/${user}`, Application: 'Echo', CallerID: `"Caller ${turn}" <+1555${String(turn).padStart(6, '0')}>`, Async: 'true' });
    return desk.answers();
  }

  async function end(callId) {
    await desk.ok({ type: 'hang-up', callId });
    await until('it is over', async () => (await live()) === 0, { timeout: 10_000, seen: () => desk.state(({ calls }) => calls) });
    await desk.send({ type: 'clear', callId });
  }

  return {
    page, desk, registered,
    async call({ cut = false } = {}) {
      const callId = await begin();
      if (turn % 5 === 0) {
        await desk.ok({ type: 'hold', callId });
        await desk.ok({ type: 'resume', callId });
      }
      if (turn % 7 === 0) await desk.ok({ type: 'mute', callId });
      if (turn % 3 === 0) await desk.send({ type: 'send-tones', callId, tones: '1' });
      if (cut) {
        const before = proxy.registers.length;
        proxy.cut();
        await until('registers again', () => proxy.registers.length > before, { timeout: 30_000 });
        await registered();
      }
      await end(callId);
    },
    /** The page is loaded anew in a call, which goes on. */
    async reloadInCall() {
      const callId = await begin();
      await page.reload();
      await registered();
      await until('the call is back', () => desk.state(({ calls }, id) => calls.some((call) => call.id === id && call.status === 'active' && !call.recovering), callId), { timeout: 15_000, seen: () => desk.state((all) => all.calls) });
      await end(callId);
    },
    /** What the PBX has of it, and the proxy. */
    async outside() {
      const channels = async () => (await pbx.cli('core show channels concise')).split('\n').filter(Boolean).length;
      await until('the PBX has no channel left', async () => (await channels()) === 0, { timeout: 10_000, seen: () => pbx.cli('core show channels') });
      const contacts = (await pbx.cli('pjsip show contacts')).match(new RegExp(`${user}/sip:`, 'g'))?.length ?? 0;
      return { contacts, connections: proxy.connections };
    },
    async close() {
      await page.browserContext().close();
      await site.close();
    },
  };
}
