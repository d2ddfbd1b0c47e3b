import { openBarePhone, phoneSite } from '../../support/bare-phone.mjs';
import { openNamespace } from '../../support/network-namespace.mjs';
import { hearsNot } from '../../support/page.mjs';
import { startUdpRelay } from '../../support/udp-relay.mjs';
import { until } from '../../support/until.mjs';
import { startWsProxy } from '../../support/ws-proxy.mjs';
import { deskSite } from '../../e2e/desk-page.mjs';
import { row, seconds } from './account.mjs';
import { openPhone, talk } from './phones.mjs';

const limits = { audio: 10_000, registered: 25_000 };
const pause = (ms) => new Promise((over) => setTimeout(over, ms));

/** A phone in a browser on a computer of its own, in a call with somebody outside; its network stack sees what happens. Takes root. */
const inNamespace = (place, fault, scene) => row(fault, async (kind, account) => {
  const user = { ours: '1001', bare: '1002' }[kind];
  const network = await openNamespace();
  const [proxy, relay, browser] = await Promise.all([startWsProxy(place.pbx.wsUrl), startUdpRelay({ host: network.host }), network.launch()]);
  proxy.filter = relay.filter;
  const other = { ...await openBarePhone(place.browser, place.pbx, { ours: '2001', bare: '2002' }[kind], { pitch: 880 }), pitch: 880 };
  try {
    for (const { url } of [proxy, await (kind === 'ours' ? deskSite() : phoneSite())]) await network.reaches(url);
    const phone = { ...await openPhone(kind, browser, { servers: [proxy.url], domain: place.pbx.domain, user, pitch: 440 }), pitch: 440 };
    await other.dial(user);
    await until('it rings', phone.rings);
    await phone.answer();
    await talk(phone, other);
    await scene(account, { network, relay, phone, other });
  } finally {
    await Promise.all([browser.close(), other.close()]);
    network.close();
    relay.close();
    await proxy.close();
  }
});

/** The cable is out for a while: no sound, no signalling. */
export const unplugged = (place, ms) => inNamespace(place, `cable out for ${seconds(ms)} in a call`, async (account, { network, phone, other }) => {
  network.unplug();
  await hearsNot(phone.page, other.pitch);
  await pause(ms);
  network.plugIn();
  await back(account, phone, other);
});

/** From one network to another. */
export const moved = (place, times) => inNamespace(place, `another network in a call, ${times} times`, async (account, { network, relay, phone, other }) => {
  for (let turn = 1; turn <= times; turn++) {
    const before = relay.paths;
    network.changeAddress();
    await back(account, phone, other, () => relay.paths > before);
  }
});

/** @param {() => boolean} [isNew] whether it can be the new path that is heard; the old one has some sound left */
async function back(account, phone, other, isNew = () => true) {
  await account.takes('audio back', limits.audio, async () => isNew() && talk(phone, other, { timeout: limits.audio }).then(() => true));
  await account.takes('registered', limits.registered, phone.isRegistered);
  account.expect('call lives', await phone.inCall(), `call is gone (${await phone.end()})`);
}
