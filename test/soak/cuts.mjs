import { startAsterisk } from '../support/asterisk/asterisk.mjs';
import { openBarePhone } from '../support/bare-phone.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { hears, hearsNot } from '../support/page.mjs';
import { startUdpRelay } from '../support/udp-relay.mjs';
import { startWsProxy } from '../support/ws-proxy.mjs';
import { until } from '../support/until.mjs';
import { openDesk } from '../e2e/desk-page.mjs';

const lengths = (process.env.SOAK_CUTS ?? '1,10,30,60,120').split(',').map(Number);
const times = Number(process.env.SOAK_TIMES ?? 3);
const last = (ms) => new Promise((over) => setTimeout(over, ms));

/** The connection to the phone server is lost for up to two minutes, and the way of the sound, at every moment of a call; bare JsSIP beside it where it can be compared. */
export default async function cuts() {
  const pbx = await startAsterisk();
  const browser = await launchChromium();
  const [proxy, bareProxy, relay, bareRelay] = await Promise.all([startWsProxy(pbx.wsUrl), startWsProxy(pbx.wsUrl), startUdpRelay(), startUdpRelay()]);
  [proxy.filter, bareProxy.filter] = [relay.filter, bareRelay.filter];
  const one = await openDesk(browser, { ...pbx, wsUrl: proxy.url }, '1001', { pitch: 440 });
  const bare = await openBarePhone(browser, { ...pbx, wsUrl: bareProxy.url }, '1002', { pitch: 550 });
  const [other, bareOther] = [await openBarePhone(browser, pbx, '2001', { pitch: 880 }), await openBarePhone(browser, pbx, '1003', { pitch: 660 })];
  const rows = [];

  const bothHear = (options) => Promise.all([hears(one.page, 880, options), hears(other.page, 440, options)]);
  async function talk() {
    await other.dial('1001');
    const callId = await one.answers();
    await bothHear();
    return callId;
  }
  /** The connection is lost for so long, and meanwhile something is done. */
  async function cut(seconds, meanwhile = async () => {}) {
    const over = performance.now() + seconds * 1_000;
    [proxy.door, bareProxy.door] = ['shut', 'shut'];
    proxy.cut();
    bareProxy.cut();
    await one.line('connecting');
    await meanwhile();
    await last(Math.max(0, over - performance.now()));
    [proxy.door, bareProxy.door] = ['open', 'open'];
    await until('registered again', () => one.state(({ line }) => line.status === 'registered'), { timeout: 60_000 });
  }
  const row = (fault, ours, theirs = '') => { rows.push({ 'fault': fault, 'ours': ours, 'bare JsSIP': theirs }); console.log(fault, '|', ours, '|', theirs); };

  for (const seconds of lengths) {
    await until('the bare phone is back', () => bare.page.evaluate(() => window.phone.isRegistered), { timeout: 60_000 });
    await bareOther.dial('1002');
    await bare.happens('incoming');
    await bare.answer();
    await hears(bareOther.page, 550);
    const callId = await talk();
    let holding;
    await cut(seconds, async () => {
      await bothHear({ windows: 6 });
      await bare.page.evaluate(() => window.phone.session.hold());
      holding = one.ok({ type: 'hold', callId });
    });
    await holding;
    await hears(other.page, 500);
    await one.ok({ type: 'resume', callId });
    await bothHear();
    await other.hangUp();
    const { cause } = await one.ended(callId);
    const ended = (await bare.events()).filter((event) => event.startsWith('ended')).at(-1);
    row(`${seconds} s in a call, hold pressed meanwhile`, `sound never stopped; held, resumed; ended: ${cause}`, ended ?? 'lives');
    await Promise.all([one.idle(), other.idle(), bare.idle(), bareOther.idle()]);

    await other.dial('1001');
    const ringing = await one.rings();
    await cut(seconds, () => other.hangUp());
    const began = performance.now();
    await one.ended(ringing);
    row(`${seconds} s as it rings, and the caller goes`, `ends ${Math.round(performance.now() - began)} ms after the line is back`);
    await Promise.all([one.idle(), other.idle()]);
  }
  for (let time = 1; time <= times; time++) {
    const callId = await talk();
    relay.blocked = true;
    await last(8_000);
    relay.blocked = false;
    const unblocked = performance.now();
    await bothHear({ timeout: 20_000 });
    const back = Math.round(performance.now() - unblocked);
    relay.changeAddress();
    const changed = performance.now();
    await hearsNot(other.page, 440);
    await bothHear({ timeout: 20_000 });
    row(`UDP blocked 8 s, then address changed (${time})`, `back ${back} ms after; ${Math.round(performance.now() - changed)} ms after`);
    await one.ok({ type: 'hang-up', callId });
    await Promise.all([one.idle(), other.idle()]);
  }
  console.table(rows);
  await browser.close();
  await Promise.all([proxy.close(), bareProxy.close()]);
  relay.close();
  bareRelay.close();
  await pbx.stop();
}
