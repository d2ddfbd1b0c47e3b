import { after, afterEach, before, beforeEach } from 'node:test';
import { startOffice } from '../../demo/office/office.mjs';
import { until } from '../support/until.mjs';
import { launchBrowser, openPhone, servePhone } from './phone.mjs';

/**
 * An office for each test of a file and a Chromium for all of them. Who hears whom is told by pitch.
 * Call it once, at the top.
 */
export function withOffice() {
  let browser, site;
  const desk = {
    /** @type {import('../../demo/office/office.mjs').Office} */
    office: undefined,
    /** What it has logged. @type {string[]} */
    lines: [],
    /** Starts it anew, with other options. @param {Parameters<typeof startOffice>[0]} [options] */
    async restart(options) {
      await desk.office?.stop();
      desk.lines = [];
      desk.office = await startOffice({ customers: false, log: (line) => desk.lines.push(line), ...options });
    },
    /** @param {string} user @param {number} [pitch] @param {{ mayUseMicrophone?: boolean, url?: string }} [options] */
    open: (user, pitch, { url = desk.office.url, ...options } = {}) => openPhone(browser, site, { url }, user, pitch, options),
    /** @param {import('../../demo/office/ring-in.mjs').CustomerCall} call @param {number} hz */
    customerHears: (call, hz) => until(`the customer hears ${hz} Hz`, () => Math.abs(call.heard().hz - hz) <= 10, {
      timeout: 10_000, seen: () => [call.heard(), desk.lines],
    }),
    /** A customer in a call with 1001, who is heard. @param {Awaited<ReturnType<typeof openPhone>>} phone @param {number} [pitch] */
    async connected(phone, pitch = 700) {
      const call = desk.office.ringIn('1001');
      await phone.happens('incoming');
      await phone.answer();
      await phone.happens('confirmed');
      await desk.customerHears(call, pitch);
      return call;
    },
    /** A queue as those see it who watch. @param {string} id */
    queue: (id) => desk.office.acd.queues.find((queue) => queue.id === id).snapshot((agent) => agent),
    /** @param {string} id @param {string[]} numbers Of who waits, in order. */
    waitFor: (id, ...numbers) => until(`${numbers} wait in ${id}`, () => desk.queue(id).waiting.map(({ number }) => number).join() === numbers.join(), {
      seen: () => [desk.queue(id), desk.lines],
    }),
    /** @param {string} agent @param {string} status @param {string} [id] */
    memberIs: (agent, status, id = 'orders') => until(`${agent} is ${status} in ${id}`, () => desk.queue(id).members.find((member) => member.agent === agent)?.status === status, {
      seen: () => [desk.queue(id).members, desk.lines],
    }),
    noCallLeft: () => until('no call is left', () => desk.office.calls().length === 0, { seen: () => [desk.office.calls(), desk.lines] }),
  };
  before(async () => {
    [browser, site] = await Promise.all([launchBrowser(), servePhone()]);
  });
  after(() => Promise.all([browser?.close(), site?.close()]));
  beforeEach(() => desk.restart());
  afterEach(async () => {
    for (const context of browser.browserContexts()) if (context.id) await context.close();
    await desk.office.stop();
  });
  return desk;
}
