// Calls in which a page is loaded anew: how each begins, and what must be heard again afterwards.
import assert from 'node:assert/strict';
import { hears, hearsNot } from '../support/page.mjs';
import { openBarePhone } from '../support/bare-phone.mjs';
import { openDesk } from './desk-page.mjs';

/**
 * Who takes part: our desk 1001 (440 Hz), a caller 2001 (880 Hz) and a colleague 1002 (660 Hz), both with phones that are not ours.
 * @param {import('puppeteer-core').Browser} browser @param {any} pbx @param {object} [options] more for the desk
 */
export async function openParties(browser, pbx, options, others = browser) {
  const [one, caller, colleague] = await Promise.all([
    openDesk(browser, pbx, '1001', { pitch: 440, ...options }),
    openBarePhone(others, pbx, '2001', { pitch: 880 }),
    openBarePhone(others, pbx, '1002', { pitch: 660 }),
  ]);
  return { pbx, one, caller, colleague };
}

const talk = (a, b) => Promise.all([hears(a.phone.page, b.pitch), hears(b.phone.page, a.pitch)]);
const withCaller = ({ one, caller }) => talk({ phone: one, pitch: 440 }, { phone: caller, pitch: 880 });
const withColleague = ({ one, colleague }) => talk({ phone: one, pitch: 440 }, { phone: colleague, pitch: 660 });

async function callIn({ one, caller }, target = '1001') {
  await caller.dial(target);
  const callId = await one.answers();
  await caller.happens('confirmed');
  return callId;
}

async function askColleague({ one, colleague }, command) {
  const { callId } = await one.ok(command);
  await colleague.happens('incoming');
  await colleague.answer();
  await one.becomes(callId, 'active');
  return callId;
}

/**
 * By name: `begin` gives the ids of the calls, `again` waits until everybody hears what they heard before, and `after` shows that the calls are
 * as good as before. @type {Record<string, { begin(parties: any): Promise<string[]>, again(parties: any, ids: string[]): Promise<unknown>, after?(parties: any, ids: string[]): Promise<unknown> }>}
 */
export const reloadKinds = {
  'outgoing': {
    async begin({ one, caller }) {
      const callId = await one.dial('2001');
      await caller.happens('incoming');
      await caller.answer();
      await one.becomes(callId, 'active');
      return [callId];
    },
    again: withCaller,
  },
  'incoming': { begin: async (parties) => [await callIn(parties)], again: withCaller },
  'through a queue': {
    async begin(parties) {
      await parties.pbx.ami.action('QueueAdd', { Queue: 'support', Interface: 'PJSIP/1001' });
      return [await callIn(parties, '500')];
    },
    again: withCaller,
    async after({ pbx, caller }) {
      await caller.hangUp();
      await pbx.ami.waitForEvent(({ Event }) => Event === 'AgentComplete');
      await pbx.ami.action('QueueRemove', { Queue: 'support', Interface: 'PJSIP/1001' });
    },
  },
  'held': {
    async begin(parties) {
      const callId = await callIn(parties);
      await withCaller(parties);
      await parties.one.ok({ type: 'hold', callId });
      return [callId];
    },
    again: ({ caller }) => hears(caller.page, 500),
    async after(parties, [callId]) {
      await hearsNot(parties.caller.page, 440);
      await parties.one.ok({ type: 'resume', callId });
      await withCaller(parties);
    },
  },
  'two calls': {
    async begin(parties) {
      const first = await callIn(parties);
      return [first, await askColleague(parties, { type: 'dial', target: '1002' })];
    },
    again: (parties) => Promise.all([withColleague(parties), hears(parties.caller.page, 500)]),
  },
  'attended transfer half done': {
    async begin(parties) {
      const first = await callIn(parties);
      return [first, await askColleague(parties, { type: 'consult', callId: first, target: '1002' })];
    },
    again: (parties) => Promise.all([withColleague(parties), hears(parties.caller.page, 500)]),
    async after({ one, caller, colleague }, [first, second]) {
      await one.ok({ type: 'complete-transfer', callId: first });
      assert.deepEqual([(await one.ended(first)).cause, (await one.ended(second)).cause], ['transferred', 'transferred']);
      await talk({ phone: caller, pitch: 880 }, { phone: colleague, pitch: 660 });
    },
  },
};

/** What of a call must be after a reload what it was before. */
const lasting = ({ id, direction, status, peer, startedAt, answeredAt, muted, headers, consultFor, merged }) =>
  ({ id, direction, status, peer, startedAt, answeredAt, muted, headers, consultFor, merged });

/** The page is loaded anew, and connects as it does; gives when it began to, and when it was loaded (`performance.now()`). */
export async function reload({ page, connect }, load = () => page.reload()) {
  const began = performance.now();
  await load();
  const loaded = performance.now();
  await page.waitForFunction(() => 'connectDesk' in window, { polling: 20 });
  await connect();
  return { began, loaded };
}

/**
 * One call of this kind and one reload in it. Gives how long it took until everybody heard what they had heard before, ms: from the beginning of the
 * reload, and from when the page was loaded.
 * @param {keyof typeof reloadKinds} name
 */
export async function reloadOnce(parties, name, load) {
  const { begin, again, after } = reloadKinds[name];
  const { one } = parties;
  const ids = await begin(parties);
  await again(parties, ids);
  const before = (await Promise.all(ids.map((id) => one.call(id)))).map(lasting);
  const { began, loaded } = await reload(one, load);
  for (const callId of ids) await one.happens('call-recovered', { callId });
  await again(parties, ids);
  const heard = performance.now();
  assert.deepEqual((await Promise.all(ids.map((id) => one.call(id)))).map(lasting), before);
  const told = await one.page.evaluate(() => window.happened.map(({ type }) => type));
  for (const once of ['call-started', 'call-answered', 'screen-popped']) assert.ok(!told.includes(once), `${once} was told again`);
  await after?.(parties, ids);
  return { fromBegin: heard - began, fromLoad: heard - loaded };
}
