/** What is round the elements: a frame of another origin, markup that is older than the script, a page that goes away and comes back. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { partText } from '../e2e/built-page.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { until } from '../support/until.mjs';
import { complaints, elements, openHost, scripts, serveHost, talks } from './host-site.mjs';

let browser, site, outer;
before(async () => {
  [browser, site, outer] = await Promise.all([launchChromium(), serveHost(), serveHost()]);
});
after(() => Promise.all([browser?.close(), site?.close(), outer?.close()]));

for (const [allow, expected] of [['', /does not pass the microphone on. Its <iframe> needs allow="microphone/], ['microphone; autoplay', /Your microphone works/]]) {
  test(`in a frame of another origin with allow="${allow}": ${expected.source}`, async (t) => {
    const nowhere = 'server="ws://127.0.0.1:9" uri="sip:1001@nowhere.example" password="x"';
    const inside = site.page(`${scripts()}${elements.replace('<cord-desk', `<cord-desk ${nowhere}`)}`).replace('127.0.0.1', 'localhost');
    const { page } = await openHost(t, browser, outer.page(`<iframe allow="${allow}" width="500" height="900" src="${inside}"></iframe>`));
    const frame = await until('the frame', () => page.frames().find((one) => one.url() === inside));
    await until('there is a phone', () => frame.evaluate(() => !!document.querySelector('cord-desk')?.desk).catch(() => false), { timeout: 10_000, seen: () => complaints(page) });
    await frame.evaluate(() => { void document.querySelector('cord-desk').desk.send({ type: 'check-microphone' }); });
    const said = () => frame.evaluate(() => document.querySelector('cord-audio-settings').shadowRoot?.textContent ?? '');
    await until('the doctor says it', async () => expected.test(await said()), { timeout: 10_000, seen: said });
    await talks(page, frame);
  });
}

test('markup that was there before the script, with properties: they are kept, and what comes after is taken up too', async (t) => {
  const { page } = await openHost(t, browser, site.page(`${elements}`), () => {
    window.early = (desk, dialer) => {
      desk.displayName = 'Desk one';
      desk.texts = { Answer: 'Pick up' };
      dialer.contacts = [{ name: 'Ada', number: '+15550100' }];
      dialer.setAttribute('region', 'DE');
    };
  });
  await page.evaluate(async () => {
    const [desk, dialer, history] = ['cord-desk', 'cord-dialer', 'cord-call-history'].map((tag) => document.querySelector(tag));
    window.early(desk, dialer);
    const load = (src) => new Promise((loaded, failed) => document.head.append(Object.assign(document.createElement('script'), { type: 'module', src, onload: loaded, onerror: failed })));
    await load('/call.js');
    desk.desk = (await window.simulated).desk;
    history.hidden = true;
    await load('/cordboard/cordboard.js');
  });
  await talks(page);
  assert.deepEqual(await page.evaluate(() => {
    const [desk, dialer, history] = ['cord-desk', 'cord-dialer', 'cord-call-history'].map((tag) => document.querySelector(tag));
    return { name: desk.displayName, texts: desk.texts, contacts: dialer.contacts.length, region: dialer.region, own: [...Object.keys(desk), ...Object.keys(dialer)].filter((key) => /^(desk|displayName|texts|contacts)$/.test(key)), hidden: getComputedStyle(history).display };
  }), { name: 'Desk one', texts: { Answer: 'Pick up' }, contacts: 1, region: 'DE', own: [], hidden: 'none' });

  await page.evaluate(async () => {
    const late = Object.assign(document.createElement('cord-dialer'), { value: '601' });
    document.body.insertAdjacentHTML('beforeend', '<cord-calls id="late"></cord-calls>');
    document.body.append(late);
    (await window.simulated).line.ring({ number: '+15550101', name: 'Grace' });
  });
  await until('elements that come later find the desk', async () => /Grace/.test(await partText(page, '#late', 'name') ?? ''));
  assert.deepEqual(complaints(page).filter((line) => !line.includes('404')), []);
});

test('a page that goes into the back/forward cache comes back with its desk', async (t) => {
  const page = site.page(`${scripts()}${elements}<script src="/shown.js"></script>`);
  const path = new URL(page).pathname;
  const html = site.routes[path];
  site.routes[path] = (_, response) => response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'no-cache' }).end(html);
  site.routes['/shown.js'] = "addEventListener('pageshow', ({ persisted }) => { window.persisted = persisted; });";
  const { page: tab } = await openHost(t, browser, page);
  await talks(tab);
  await tab.goto(site.page('<p>Another page</p>'));
  await tab.goBack({ waitUntil: 'domcontentloaded' }).catch(() => {});
  await until('it comes back as it was', () => tab.evaluate(() => window.persisted).catch(() => undefined), { timeout: 10_000, seen: () => tab.evaluate(() => [String(window.persisted), JSON.stringify(performance.getEntriesByType('navigation')[0]?.notRestoredReasons)]).catch(String) });
  await talks(tab);
  assert.deepEqual(complaints(tab), []);
});
