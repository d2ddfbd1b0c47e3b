/** Away and back with a phone that is registered: whether the browser keeps the page or loads it anew, the phone works, and a call goes on. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startOffice } from '../../demo/office/office.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { hears } from '../support/page.mjs';
import { until } from '../support/until.mjs';
import { complaints, openHost, serveHost } from './host-site.mjs';

let browser, site, office;
before(async () => {
  [browser, site, office] = await Promise.all([launchChromium(), serveHost(), startOffice({ customers: false })]);
  site.routes['/shown.js'] = "addEventListener('pageshow', ({ persisted }) => { window.persisted = persisted; });";
});
after(() => Promise.all([browser?.close(), site?.close(), office?.stop()]));

/** A page that the browser may keep, which `no-store` forbids. */
function page({ user, password }, attributes) {
  const path = `/${user}.html`;
  const html = `<!doctype html><meta charset="utf-8"><script type="module" src="/cordboard/cordboard.js"></script><script src="/shown.js"></script>
    <cord-desk server="${office.url}" uri="sip:${user}@127.0.0.1" password="${password}" ${attributes}></cord-desk><cord-calls></cord-calls>`;
  site.routes[path] = (_, response) => response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'no-cache' }).end(html);
  return site.url + path;
}

const state = (tab) => tab.evaluate(() => {
  const { line, calls } = document.querySelector('cord-desk').desk.state;
  return { line: line.status, calls: calls.map(({ id, status, recovering }) => `${id} ${status}${recovering ? ', recovering' : ''}`) };
}).catch(() => ({ line: 'there is none yet', calls: [] }));
const becomes = (tab, line, ...calls) => until(`${line} ${calls}`, async () => JSON.stringify(await state(tab)) === JSON.stringify({ line, calls }), { seen: async () => [await state(tab), complaints(tab)] });

/** @returns {Promise<boolean>} whether the browser had kept the page */
async function awayAndBack(tab) {
  await tab.goto(site.page('<p>Another page</p>'));
  await tab.goBack({ waitUntil: 'domcontentloaded' }).catch(() => {}); // Of one that it has kept, Chromium tells no load.
  await until('it is back', () => tab.evaluate(() => 'persisted' in window).catch(() => false));
  return tab.evaluate(() => window.persisted);
}

/** In a call, Chromium keeps the page of a phone that tabs share, for that has let go of all; one with a phone of its own it loads anew. */
for (const [index, name, attributes, isKeptInCall] of [[0, 'a phone that tabs share', '', true], [1, 'a phone of the tab’s own', 'no-tabs', false]]) {
  test(`${name}: registered again at once, and a call goes on`, async (t) => {
    const { page: tab } = await openHost(t, browser, page(office.agents[index], attributes));
    await becomes(tab, 'registered');
    assert.equal(await awayAndBack(tab), true);
    await becomes(tab, 'registered');

    const { callId } = await tab.evaluate(() => document.querySelector('cord-desk').desk.send({ type: 'dial', target: '600' }));
    await becomes(tab, 'registered', `${callId} active`);
    await hears(tab, 440);
    assert.equal(await awayAndBack(tab), isKeptInCall);
    await becomes(tab, 'registered', `${callId} active`);
    await hears(tab, 440);
  });
}
