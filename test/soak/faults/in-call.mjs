import { openBarePhone } from '../../support/bare-phone.mjs';
import { hears, hearsNot } from '../../support/page.mjs';
import { startUdpRelay } from '../../support/udp-relay.mjs';
import { until } from '../../support/until.mjs';
import { startWsProxy } from '../../support/ws-proxy.mjs';
import { row, seconds } from './account.mjs';
import { meterSilence, openPhone, talk } from './phones.mjs';

const limits = { registered: 20_000, audio: 10_000, ring: 1_000, command: 5_000, gap: 1_000 };
const music = 500;
const pause = (ms) => new Promise((over) => setTimeout(over, ms));

/**
 * Two calls side by side, each with a partner whom no fault meets: one of ours, one of bare JsSIP.
 * @param {{ browser: import('puppeteer-core').Browser, pbx: { wsUrl: string, domain: string } }} place @param {Parameters<typeof startUdpRelay>[0]} [network]
 */
export async function openCalls({ browser, pbx }, network) {
  const cast = { ours: { user: '1001', pitch: 440, partner: '2001', partnerPitch: 880 }, bare: { user: '1002', pitch: 660, partner: '2002', partnerPitch: 1040 } };
  const parties = {};
  await Promise.all(Object.entries(cast).map(async ([kind, { user, pitch, partner, partnerPitch }]) => {
    const [proxy, relay] = await Promise.all([startWsProxy(pbx.wsUrl), startUdpRelay(network)]);
    proxy.filter = relay.filter;
    const [phone, other] = await Promise.all([
      openPhone(kind, browser, { servers: [proxy.url], domain: pbx.domain, user, pitch }),
      openBarePhone(browser, pbx, partner, { pitch: partnerPitch }),
    ]);
    parties[kind] = { proxy, relay, phone: { ...phone, pitch }, other: { ...other, user: partner, pitch: partnerPitch } };
  }));
  return {
    parties,
    async close() {
      for (const { proxy, relay, phone, other } of Object.values(parties)) {
        await Promise.all([phone.close(), other.close()]);
        relay.close();
        await proxy.close();
      }
    },
  };
}

/** A call from the partner, in which both hear each other; afterwards nobody is in a call. */
const inCall = ({ parties }, fault, scene) => row(fault, async (kind, account) => {
  const party = parties[kind];
  const { phone, other, proxy, relay } = party;
  try {
    await until('registered', phone.isRegistered, { timeout: limits.registered });
    await other.dial(phone.user);
    await until('it rings', phone.rings);
    await phone.answer();
    await talk(phone, other);
    await scene(account, party, kind);
  } finally {
    [proxy.door, relay.blocked] = ['open', false];
    await Promise.all([phone.idle(), other.idle()]);
  }
});

/** The WebSocket is cut, and stays away for a while; meanwhile the agent presses hold. Both should go on hearing each other. */
export const cut = (calls, ms, { pressHold = false } = {}) => inCall(calls, `WebSocket cut for ${seconds(ms)} in a call${pressHold ? ', hold pressed meanwhile' : ''}`, async (account, { phone, other, proxy }) => {
  const meters = await Promise.all([meterSilence(phone.page, other.pitch), meterSilence(other.page, phone.pitch)]);
  proxy.door = 'shut';
  proxy.cut();
  await pause(ms / 2);
  const pressed = pressHold ? phone.hold() : undefined;
  await pause(ms / 2);
  const silences = await Promise.all(meters.map((silence) => silence()));
  proxy.door = 'open';
  if (pressed) {
    const outcome = await Promise.race([pressed, pause(limits.command).then(() => 'no answer')]);
    account.note(`hold: ${outcome}`);
  } else if (silences.every((silence) => silence < limits.gap)) account.note(`audio never stopped (at most ${Math.max(...silences)} ms unheard)`);
  else account.miss(`audio stopped for ${seconds(Math.max(...silences))}`);
  await account.takes('registered', limits.registered, phone.isRegistered);
  if (!account.expect('call lives', await phone.inCall(), `call is gone (${await phone.end()})`)) return;
  await holdAndHangUp(account, phone, other, pressed ? 'held' : 'active');
});

async function holdAndHangUp(account, phone, other, status) {
  if (status === 'active') account.note(`hold ${await phone.hold()}`);
  if (!(await held(account, other))) return;
  await phone.resume();
  await account.takes('resumed, both hear', limits.audio, () => talk(phone, other, { timeout: limits.audio }).then(() => true));
  await phone.hangUp();
  await account.takes('hang-up reaches the other', limits.command, async () => (await other.events()).at(-1)?.startsWith('ended'));
}

const held = async (account, other) => hears(other.page, music, { timeout: limits.audio }).then(
  () => account.expect('the other hears music', true),
  () => account.expect('', false, 'hold has no effect: the other hears no music'),
);

/** Lost while it rings, and the caller gives up before it is back. */
export const cutAtRing = ({ parties }, ms) => row(`WebSocket cut for ${seconds(ms)} at ring, caller gives up`, async (kind, account) => {
  const { phone, other, proxy } = parties[kind];
  try {
    await until('registered', phone.isRegistered, { timeout: limits.registered });
    await other.dial(phone.user);
    await until('it rings', phone.rings);
    proxy.door = 'shut';
    proxy.cut();
    await pause(ms / 2);
    await other.hangUp();
    await pause(ms / 2);
    proxy.door = 'open';
    const before = proxy.registers.length;
    await until('registered', async () => proxy.registers.length > before && phone.isRegistered(), { timeout: limits.registered });
    await account.takes('ring over, once registered,', limits.ring, async () => !(await phone.rings()));
  } finally {
    proxy.door = 'open';
    await Promise.all([phone.idle(), other.idle()]);
  }
});

/** Lost while a call is held: it must be there to be resumed. */
export const cutAtHold = (calls, ms) => inCall(calls, `WebSocket cut for ${seconds(ms)} at hold`, async (account, { phone, other, proxy }) => {
  await phone.hold();
  await hears(other.page, music);
  proxy.door = 'shut';
  proxy.cut();
  await pause(ms);
  proxy.door = 'open';
  await account.takes('registered', limits.registered, phone.isRegistered);
  if (!account.expect('call lives', await phone.inCall(), `call is gone (${await phone.end()})`)) return;
  await phone.resume();
  await account.takes('resumed, both hear', limits.audio, () => talk(phone, other, { timeout: limits.audio }).then(() => true));
});

/** No sound gets through for a while; signalling does. */
export const mediaBlocked = (calls, ms, times = 1) => inCall(calls, `UDP blocked for ${seconds(ms)}${times > 1 ? `, ${times} times` : ''}`, async (account, { phone, other, relay }) => {
  for (let turn = 1; turn <= times; turn++) {
    relay.blocked = true;
    await hearsNot(phone.page, other.pitch);
    await pause(ms);
    relay.blocked = false;
    if (!(await audioBack(account, phone, other))) return;
  }
});

/** The page moves to another network: the old path of its media is dead, and so is its WebSocket. */
export const addressChanged = (calls, times = 1) => inCall(calls, `address changed${times > 1 ? `, ${times} times` : ''}`, async (account, { phone, other, relay, proxy }) => {
  for (let turn = 1; turn <= times; turn++) {
    const before = relay.paths;
    relay.changeAddress();
    proxy.cut();
    if (!(await audioBack(account, phone, other, () => relay.paths > before))) return;
  }
});

/** @param {() => boolean} [isNew] whether it can be the new path that is heard; the old one has some sound left */
async function audioBack(account, phone, other, isNew = () => true) {
  const isBack = async () => isNew() && Promise.race([talk(phone, other, { timeout: limits.audio }).then(() => true), over(phone)]);
  const came = await account.takes('audio back', limits.audio, isBack);
  if (!came) account.note(`call: ${await phone.end()}`);
  return came;
}

/** Rejects once the call is over: there is nothing to wait for. */
async function over(phone) {
  while (await phone.inCall()) await pause(200);
  throw new Error(`the call is gone (${await phone.end()})`);
}
