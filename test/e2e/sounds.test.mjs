/** Where sounds go, and what happens where the browser will not let us ring. */
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { launchChromium } from '../support/browsers.mjs';
import { consoleOf, openAgent } from '../support/page.mjs';
import { serve } from '../support/serve.mjs';
import { until } from '../support/until.mjs';

let site;
let addressOf;

before(async () => {
  const { outputFiles } = await build({ entryPoints: ['src/audio/index.ts'], bundle: true, format: 'esm', write: false, tsconfig: 'tsconfig.json' });
  site = await serve({ routes: { '/audio.js': outputFiles[0].text } });
  addressOf = (play) => site.page(`<button>Anything</button><script type="module">
    import { BrowserAudio } from '/audio.js';
    window.events = [];
    window.audio = new BrowserAudio();
    window.audio.start((event) => {
      window.events.push(event);
      if (event.type === 'ring-blocked') console.log('ring blocked: ' + event.blocked);
    }, new AbortController().signal);
    ${play}
  </script>`);
});
after(() => site?.close());

async function open(t, play = '', options = {}) {
  const browser = await launchChromium(options);
  t.after(() => browser.close());
  return openAgent(browser, { url: addressOf(play) });
}
const last = (page, type) => page.evaluate((wanted) => window.events.findLast((event) => event.type === wanted), type);

test('a page that nobody has touched says that it may not ring, and rings at the first touch', async (t) => {
  // The page itself must begin, and tell: to the browser, whatever a test evaluates is the person's doing.
  const page = await open(t, "window.audio.play('ringing');", { args: ['--autoplay-policy=document-user-activation-required'] });
  await until('it says so', () => consoleOf(page).includes('log: ring blocked: true'));
  await page.click('button');
  await until('it rings', () => consoleOf(page).includes('log: ring blocked: false'));
});

test('speaker and ringer are devices of their own, in mid-call too', async (t) => {
  const page = await open(t);
  await page.evaluate(() => {
    window.routed = [];
    for (const kind of [AudioContext, HTMLMediaElement]) {
      const real = kind.prototype.setSinkId;
      kind.prototype.setSinkId = function (id) {
        window.routed.push([kind.name, id]);
        return real.call(this, id);
      };
    }
  });
  // Names of outputs are told once the microphone was allowed.
  await page.evaluate(async () => (await window.audio.openMicrophone()).release());
  await until('two outputs are listed', async () => (await last(page, 'devices-changed'))?.speakers.length >= 2);
  const [headset, laptop] = (await last(page, 'devices-changed')).speakers.map(({ id }) => id);
  const routed = (kind) => page.evaluate((name) => window.routed.filter(([of]) => of === name).map(([, id]) => id).at(-1), kind);

  await page.evaluate((id) => window.audio.choose('ringer', id), laptop);
  await page.evaluate((id) => window.audio.choose('speaker', id), headset);
  await page.evaluate(() => window.audio.play('ringing'));
  await until('the ring goes to the ringer', async () => (await routed('AudioContext')) === laptop);
  await page.evaluate(() => window.audio.play(undefined));

  await page.evaluate(() => {
    const context = new AudioContext();
    window.audio.hear(new MediaStreamAudioDestinationNode(context).stream);
  });
  await until('the voice goes to the speaker', async () => (await routed('HTMLMediaElement')) === headset);
  await page.evaluate((id) => window.audio.choose('speaker', id), laptop);
  await until('it moves at once', async () => (await routed('HTMLMediaElement')) === laptop);
});
