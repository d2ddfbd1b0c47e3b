import { openDesk } from '../../e2e/desk-page.mjs';
import { openBarePhone } from '../../support/bare-phone.mjs';
import { hears } from '../../support/page.mjs';

/**
 * Our desk or bare JsSIP, asked the same questions: the two columns of the table.
 * @param {'ours' | 'bare'} kind @param {import('puppeteer-core').Browser | import('puppeteer-core').BrowserContext} browser
 * @param {{ servers: string[], domain: string, user: string, pitch?: number, isRegistered?: boolean }} options
 */
export const openPhone = (kind, browser, options) => (kind === 'ours' ? openOurs : openBare)(browser, options);

async function openOurs(browser, { servers, domain, user, pitch, isRegistered = true }) {
  const desk = await openDesk(browser, { wsUrl: servers.join(' '), domain }, user, { pitch, isRegistered });
  const now = () => desk.state(({ calls }) => calls.findLast(({ status }) => status !== 'ended')?.id ?? calls.at(-1)?.id);
  const inCall = async () => desk.state(({ calls }, id) => calls.some((call) => call.id === id && ['active', 'held', 'resuming'].includes(call.status)), await now());
  return {
    kind: 'ours', user, page: desk.page,
    isRegistered: () => desk.state(({ line }) => line.status === 'registered'),
    server: () => desk.state(({ line }) => (line.status === 'registered' ? line.server : undefined)),
    dial: (target) => desk.dial(target),
    rings: () => desk.state(({ calls }) => calls.some(({ status }) => status === 'ringing')),
    answer: async () => desk.ok({ type: 'answer', callId: await desk.rings() }),
    inCall,
    /** What became of it, in a word or two. */
    hold: async () => said(await desk.send({ type: 'hold', callId: await now() })),
    resume: async () => said(await desk.send({ type: 'resume', callId: await now() })),
    hangUp: async () => said(await desk.send({ type: 'hang-up', callId: await now() })),
    /** Why the last call ended. */
    end: async () => (await desk.state(({ calls }) => calls.at(-1)?.end?.cause)) ?? 'in progress',
    idle: () => desk.idle(),
    close: () => desk.close(),
  };
}

const said = ({ ok, error }) => (ok ? 'done' : `refused (${error.code})`);

async function openBare(browser, { servers, domain, user, pitch, isRegistered = true }) {
  const phone = await openBarePhone(browser, { wsUrl: servers, domain }, user, { pitch, isRegistered });
  const ask = (question, ...args) => phone.page.evaluate(`(${question})(window.phone, ...${JSON.stringify(args)})`);
  const act = (verb) => ask((bare, method) => {
    try {
      const result = bare.session[method]();
      return result === false ? 'refused (false)' : 'done';
    } catch (error) {
      return `threw (${error.message})`;
    }
  }, verb);
  return {
    kind: 'bare', user, page: phone.page,
    isRegistered: () => ask(({ ua }) => Boolean(ua?.isConnected() && ua.isRegistered())),
    server: () => ask(({ ua }) => (ua?.isRegistered() ? ua.transport.url : undefined)),
    dial: (target) => phone.dial(target),
    rings: () => ask(({ session }) => session?.direction === 'incoming' && session.isInProgress() === true),
    answer: () => phone.answer(),
    inCall: () => ask(({ session }) => session?.isEstablished() === true),
    hold: () => act('hold'),
    resume: () => act('unhold'),
    hangUp: () => act('terminate'),
    end: () => ask(({ events }) => events.findLast((event) => /^(ended|failed)/.test(event)) ?? 'in progress'),
    idle: () => phone.idle(),
    close: () => phone.close(),
  };
}

/** Both hear each other. */
export const talk = (one, two, options) => Promise.all([hears(one.page, two.pitch, options), hears(two.page, one.pitch, options)]);

/**
 * From now on until `silence` is asked for, listens for this pitch.
 * @param {import('puppeteer-core').Page} page @param {number} hz
 * @returns {Promise<() => Promise<number>>} the longest time without it, ms; sharp to some 200
 */
export async function meterSilence(page, hz) {
  await page.evaluate((pitch) => {
    let [longest, heardAt] = [0, performance.now()];
    const timer = setInterval(() => {
      const now = performance.now();
      if (window.heard().tracks.flat().some((each) => Math.abs(each - pitch) <= 12)) heardAt = now;
      longest = Math.max(longest, now - heardAt);
    }, 80);
    window.silence = () => (clearInterval(timer), Math.round(longest));
  }, hz);
  return () => page.evaluate(() => window.silence());
}
