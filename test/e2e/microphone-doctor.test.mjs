/** The microphone doctor in a real browser: what ails the microphone, told apart before any call. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { launchChromium } from '../support/browsers.mjs';
import { openAgent } from '../support/page.mjs';
import { serve } from '../support/serve.mjs';
import { until } from '../support/until.mjs';

let browser;
let site;
/** The page that asks the doctor and leaves the answer in its title. */
let address;

before(async () => {
  const { outputFiles } = await build({ entryPoints: ['src/audio/index.ts'], bundle: true, format: 'esm', write: false, tsconfig: 'tsconfig.json' });
  site = await serve({ routes: { '/audio.js': outputFiles[0].text } });
  address = site.page(`<script type="module">
    import { BrowserAudio } from '/audio.js';
    const audio = new BrowserAudio();
    audio.start((event) => {
      if (event.type === 'levels-changed') window.loudest = Math.max(window.loudest ?? 0, event.microphone);
      if (event.type === 'microphone-checked') { window.found = event.problem ?? { code: 'works' }; window.answers = (window.answers ?? 0) + 1; parent.postMessage(window.found, '*'); }
    }, new AbortController().signal);
    window.checked = audio.checkMicrophone();
  </script>`);
  // A name that is neither https nor localhost: to a browser, an insecure origin.
  browser = await launchChromium({ args: ['--host-resolver-rules=MAP crm.test 127.0.0.1'] });
});
after(async () => {
  await browser?.close();
  await site?.close();
});

async function diagnosis(t, options = {}) {
  const page = await openAgent(browser, { url: address, ...options });
  t.after(() => page.close());
  await page.evaluate(() => window.checked);
  return { page, ...(await page.evaluate(() => window.found)) };
}

test('a microphone that is heard works, shows its level, and is released again', async (t) => {
  const { code, page } = await diagnosis(t, { pitch: 440 });
  assert.equal(code, 'works');
  assert.equal(await page.evaluate(() => window.answers), 1, 'that it opened is not yet an answer');
  assert.ok(await page.evaluate(() => window.loudest >= 3));
  assert.equal(await page.evaluate(() => window.microphones.open), 0);
});

for (const [what, options, expected] of [
  ['one that gives nothing is silent', { microphones: { muted: 0 } }, 'microphone-silent'],
  ['none attached', { microphones: {} }, 'no-microphone'],
  ['blocked by the person', { microphoneError: 'NotAllowedError' }, 'microphone-blocked'],
  ['in use by another program', { microphoneError: 'NotReadableError' }, 'microphone-in-use'],
  ['an insecure page', { url: 'insecure' }, 'insecure-page'],
]) {
  test(what, async (t) => {
    const url = options.url ? address.replace('127.0.0.1', 'crm.test') : address;
    const { code, message } = await diagnosis(t, { ...options, url });
    assert.equal(code, expected);
    assert.match(message, /[.?] /, 'it says what is wrong, and the cure');
  });
}

for (const [allow, expected] of [['', 'microphone-policy'], ['microphone', 'works']]) {
  test(`an iframe of another origin with allow="${allow}": ${expected}`, async (t) => {
    const host = site.page(`<iframe allow="${allow}" src="${address.replace('127.0.0.1', 'localhost')}"></iframe><script>addEventListener('message', ({ data }) => { window.found = data; });</script>`);
    const page = await browser.newPage();
    t.after(() => page.close());
    await page.goto(host);
    assert.equal(await until('the frame has answered', () => page.evaluate(() => window.found?.code)), expected);
  });
}
