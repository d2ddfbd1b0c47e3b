import { launchChromium } from '../../support/browsers.mjs';
import { sleeps } from '../../support/tab-faults.mjs';
import { until } from '../../support/until.mjs';
import { startWsProxy } from '../../support/ws-proxy.mjs';
import { row, seconds } from './account.mjs';
import { openPhone } from './phones.mjs';

/** What is asked of ours, ms; bare JsSIP is given as long to see a fault. */
const limits = { seen: 20_000, back: 5_000, secondary: 8_000 };
const pause = (ms) => new Promise((over) => setTimeout(over, ms));

/** Pages open one after the other: scenes run side by side, and computers have few cores. */
let opening = Promise.resolve();
function openInTurn(...args) {
  const phone = opening.then(() => openPhone(...args));
  opening = phone.then(() => {}, () => {});
  return phone;
}

/** A phone behind a proxy of its own, for as long as `scene` takes. */
async function behindProxy(place, kind, user, scene, { browser = place.browser } = {}) {
  const proxy = await startWsProxy(place.pbx.wsUrl);
  const phone = await openInTurn(kind, browser, { servers: [proxy.url], domain: place.pbx.domain, user });
  try {
    return await scene(phone, proxy);
  } finally {
    await phone.close();
    await proxy.close();
  }
}

/** The connection is dead in one direction or both, and nobody says so. A new one would work. */
export const halfOpen = (place, way, users) => row(`half-open, ${way === 'both' ? 'both ways' : `lost on the way ${way}`}`, (kind, account) =>
  behindProxy(place, kind, users[kind], async (phone, proxy) => {
    proxy.lose(way);
    if (await account.takes('seen', limits.seen, async () => !(await phone.isRegistered()))) await account.takes('registered', limits.back, phone.isRegistered);
  }));

/** The network is gone for a while, nobody is told, and old connections stay dead. */
export const dark = (place, ms, users) => row(`network gone for ${seconds(ms)}, unannounced`, (kind, account) =>
  behindProxy(place, kind, users[kind], async (phone, proxy) => {
    const [began, before] = [performance.now(), proxy.registers.length];
    proxy.goDark();
    const seen = await until('seen', async () => !(await phone.isRegistered()), { timeout: ms }).catch(() => false);
    account.expect(seen ? `seen after ${seconds(performance.now() - began)}` : '', seen, `not seen within ${seconds(ms)}`);
    await pause(Math.max(ms - (performance.now() - began), 0));
    proxy.goLight();
    await account.takes('registered', limits.back, async () => proxy.registers.length > before && phone.isRegistered());
  }));

/** The lid is shut; all connections die meanwhile. Each phone has a browser of its own. */
export const sleep = (place, { asleep, clock }, users) => row(`sleep of ${seconds(clock)}`, async (kind, account) => {
  const browser = await launchChromium();
  try {
    await behindProxy(place, kind, users[kind], async (phone, proxy) => {
      await sleeps(browser, async () => {
        proxy.lose();
        await pause(asleep);
      }, { clock: clock - asleep });
      const before = proxy.registers.length;
      await account.takes('registered', limits.back, async () => proxy.registers.length > before && phone.isRegistered());
    }, { browser });
  } finally {
    await browser.close();
  }
});

/**
 * The first of two servers takes no connection and refuses none; then it is back.
 * @param {{ failback?: number }} options `failback`: how long to wait for it, ms
 */
export const primaryHangs = (place, users, { failback } = {}) => row('primary hangs connecting, comes back', async (kind, account) => {
  const [first, second] = await Promise.all([startWsProxy(place.pbx.wsUrl), startWsProxy(place.pbx.wsUrl)]);
  first.door = 'hanging';
  const phone = await openInTurn(kind, place.browser, { servers: [first.url, second.url], domain: place.pbx.domain, user: users[kind], isRegistered: false });
  const isAt = (proxy) => async () => (await phone.server()) === proxy.url;
  try {
    if (!(await account.takes('on the secondary', limits.secondary, isAt(second)))) return;
    first.door = 'open';
    if (failback) await account.takes('back on the primary, idle', failback, isAt(first));
  } finally {
    await phone.close();
    await Promise.all([first.close(), second.close()]);
  }
});
