// The package as others get it: packed, installed in a clean folder, and used by a small app of each kind, whose calls on the simulated line are watched.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launchChromium } from '../support/browsers.mjs';
import { serve, STRICT_CSP } from '../support/serve.mjs';
import { until } from '../support/until.mjs';
import { bringFrameworks, kinds, layOut } from './apps.mjs';
import { callOnSim } from './call-on-sim.mjs';
import { errorsIn, meantToBeWrong } from './mistakes.mjs';
import { packAndInstall } from './pack.mjs';
import { weigh } from './weigh.mjs';

const frameworks = await bringFrameworks().catch((error) => error);
const missing = frameworks instanceof Error && frameworks.message;
test('there is what the small apps are made with', { skip: !process.env.CI && missing }, () => assert.equal(missing, false, String(missing)));

describe('the packed package', { skip: missing, concurrency: 2, timeout: 540_000 }, () => {
  let packed, browser;
  const app = {};

  before(async () => {
    [packed, browser] = await Promise.all([packAndInstall(), launchChromium()]);
    for (const kind of kinds) app[kind] = layOut(kind, packed, frameworks);
  });
  after(async () => {
    await browser?.close();
    packed?.remove();
  });

  /** What a script of the app complains of, and what it is meant to: nothing else may be. */
  async function complains(kind, script, wrong) {
    const { folder } = app[kind];
    const output = await app[kind].script(script).then(() => '', (failed) => failed.output ?? assert.fail(failed));
    const meant = meantToBeWrong(folder, wrong);
    assert.ok(meant.length > 2, 'there are mistakes to be found');
    assert.deepEqual(errorsIn(output, folder), meant, output);
  }

  async function calls(kind, { folder = join(app[kind].folder, 'dist'), csp, also } = {}) {
    const site = await serve({ folder, csp });
    await callOnSim(browser, `${site.url}/index.html`, also).finally(() => site.close());
  }

  async function buildsAndCalls(kind, also) {
    await app[kind].script('build');
    await calls(kind, { also });
  }

  const typed = { 'react-19': 'src/wrong.tsx', 'react-18': 'src/wrong.tsx', 'vue-3': 'src/Wrong.vue', 'svelte-5': 'src/Wrong.svelte', 'angular': 'src/wrong.ts', 'preact': 'src/wrong.tsx', 'solid': 'src/wrong.tsx', 'plain': 'src/wrong.ts' };
  for (const [kind, wrong] of Object.entries(typed)) {
    test(`${kind}: what is right compiles, what is wrong does not`, () => complains(kind, 'check', wrong));
  }
  test('plain, moduleResolution nodenext: the same', () => complains('plain', 'check-nodenext', 'src/wrong.ts'));

  for (const kind of ['react-19', 'vue-3', 'svelte-5', 'angular', 'preact', 'solid']) {
    test(`${kind}: builds, and calls`, () => buildsAndCalls(kind));
  }
  test('react-18: builds, and calls; what a component is no longer given is as before, and what was typed since it was given stays', () => buildsAndCalls('react-18', async (page) => {
    const shown = () => page.$eval('cord-dialer', ({ region, value, hidden }) => ({ region, value, hidden }));
    await page.locator('cord-dialer >>> input').fill('601');
    assert.deepEqual(await shown(), { region: 'DE', value: '601', hidden: false });
    await page.click('button');
    await until('the region is taken back', async () => (await shown()).region === '');
    assert.deepEqual(await shown(), { region: '', value: '601', hidden: false });
  }));
  test('a script tag calls, under a strict policy', () => calls('script-tag', { folder: app['script-tag'].folder, csp: STRICT_CSP }));

  for (const kind of ['react-19', 'react-18']) {
    test(`${kind}: a server renders every component`, () => app[kind].script('server'));
  }
  test('Node imports every public name', () => app.plain.script('imports'));

  test('one element comes with lit and nothing of the others', async (t) => {
    const one = await weigh(app.plain.folder, "import 'cordboard/define/agent-status.js';");
    const component = await weigh(app['react-19'].folder, "export { CordAgentStatus } from 'cordboard/react.js';", ['react']);
    for (const { files } of [one, component]) {
      assert.ok(files.some((file) => file.includes('agent-status-element')));
      assert.deepEqual(files.filter((file) => /elements\/[a-z-]+\/[a-z-]+-element\.js$/.test(file) && !file.includes('agent-status')), []);
    }
    t.diagnostic(`cordboard/define/agent-status.js with lit: ${one.kilobytes} kB gz at once; as a React component: ${component.kilobytes} kB gz`);
  });

  test('package.json names what editors look for, and it is there', () => {
    const folder = join(packed.modules, 'cordboard');
    const { customElements, 'web-types': webTypes } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    for (const file of [customElements, webTypes, 'dist/vscode.html-custom-data.json', 'dist/vscode.css-custom-data.json']) {
      assert.ok(existsSync(join(folder, file)), file);
      assert.match(readFileSync(join(folder, file), 'utf8'), /cord-dialer/);
    }
  });
});
