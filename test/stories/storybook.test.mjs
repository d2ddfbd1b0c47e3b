import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { launchChromium } from '../support/browsers.mjs';
import { until } from '../support/until.mjs';
import { serveStorybook } from './fresh-storybook.mjs';

const site = await serveStorybook();
const browser = await launchChromium();
after(async () => {
  await browser.close();
  await site.close();
});

const [page] = await browser.pages();
const wrong = [];
page.on('console', (message) => { if (message.type() === 'error' || /cordboard/.test(message.text())) wrong.push(message.text()); });
page.on('pageerror', (error) => wrong.push(String(error)));
page.on('dialog', (dialog) => void dialog.accept()); // A desk in a call asks before its page goes.
page.on('request', (request) => { if (!/^(?:data|blob):/.test(request.url()) && !request.url().startsWith(`${site.url}/`)) wrong.push(`asks ${request.url()}`); });

async function open(path) {
  await page.goto(`${site.url}/index.html?path=${path}`);
  const frame = await page.waitForSelector('#storybook-preview-iframe');
  return frame.contentFrame();
}

test('the docs page of an element tells all that its doc block does, and asks nobody else', async () => {
  const docs = await open('/docs/call--docs');
  const text = await until('the table is there', async () => {
    const all = await docs.evaluate(() => document.body.innerText);
    return all.includes('custom states') || all.includes('CUSTOM STATES') ? all : undefined;
  }, { timeout: 60_000, seen: () => wrong });
  for (const word of ['Shows one call and the buttons to steer it.', 'call-id', 'compact', 'cord-hang-up', 'transfer-form', ':state(ringing)']) assert.ok(text.includes(word), word);
  assert.deepEqual(wrong, []);
});

test('a control changes the element, and its call goes on; the toolbar turns it round; events are heard', async () => {
  const story = await open('/story/call--ringing');
  await until('the story is drawn', () => story.evaluate(() => Boolean(document.querySelector('cord-call')?.shadowRoot?.querySelector('[part=answer]'))), { timeout: 60_000 });
  await story.evaluate(() => {
    const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
    window.heard = [];
    channel.on('storybook/actions/action-event', ({ data }) => window.heard.push(data.name));
    document.querySelector('cord-call').shadowRoot.querySelector('[part=answer]').click();
    channel.emit('updateStoryArgs', { storyId: 'call--ringing', updatedArgs: { compact: true } });
    channel.emit('updateGlobals', { globals: { direction: 'rtl', scheme: 'dark' } });
  });
  const seen = () => story.evaluate(() => {
    const call = document.querySelector('cord-call');
    const { direction, colorScheme } = getComputedStyle(call);
    return { compact: call.hasAttribute('compact'), talks: call.matches(':state(active)'), direction, colorScheme, heard: window.heard.includes('cord-answer') };
  });
  const expected = { compact: true, talks: true, direction: 'rtl', colorScheme: 'dark', heard: true };
  await until('all of it is seen', async () => JSON.stringify(await seen()) === JSON.stringify(expected), { timeout: 20_000, seen });
  assert.deepEqual(wrong, []);
});
