import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { openCentre } from '../../demo/centre.mjs';
import { openCrm } from '../../demo/crm-server/crm.mjs';
import { startOffice } from '../../demo/office/office.mjs';
import { keyboardOf } from '../support/keyboard.mjs';
import { installLiveEar } from '../support/live-ear.mjs';
import { consoleOf, openAgent } from '../support/page.mjs';
import { STRICT_CSP } from '../support/serve.mjs';
import { until } from '../support/until.mjs';
import { builtFiles } from './built-page.mjs';

/** All that the README shows, as a CRM would place it; above it a field of the CRM's own. */
const pageOf = (attributes) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Harbour CRM</title><script type="module" src="/cordboard.js"></script></head>
  <body><main><h1>Harbour CRM</h1><p><label for="own">Search customers</label> <input id="own"></p>
  <cord-desk ${attributes}></cord-desk><cord-agent-status></cord-agent-status><cord-calls></cord-calls><cord-dialer></cord-dialer>
  <cord-screen-pop></cord-screen-pop><cord-wrap-up></cord-wrap-up><cord-call-queue></cord-call-queue><cord-call-history></cord-call-history>
  <cord-incoming-call></cord-incoming-call></main></body></html>`;

/** axe as it is installed with the tools that look at stories. */
const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The office of the demo, in which agents sit before the whole desk. @param {import('puppeteer-core').Browser} browser */
export async function openWholeDesk(browser) {
  const files = builtFiles();
  const pages = new Map();
  const server = createServer(async (request, response) => {
    if (centre.handle(request, response) || crm.handle(request, response)) return;
    const { pathname, searchParams } = new URL(request.url, 'http://site');
    if (pathname === '/credentials') return response.end(JSON.stringify(await credentialsOf(searchParams.get('agent'))));
    response.setHeader('content-security-policy', STRICT_CSP);
    response.setHeader('content-type', pathname.endsWith('.js') ? 'text/javascript' : 'text/html');
    return response.end(files[pathname] ?? pages.get(pathname) ?? '');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const host = `127.0.0.1:${server.address().port}`;
  const office = await startOffice({ server, customers: false });
  const centre = openCentre(server, office.acd);
  const crm = openCrm(office);
  const credentialsOf = async (agent) => ({ password: `demo-${agent}`, expires: 3600, centreToken: await centre.tokenFor(agent) });

  /**
   * The desk of an agent, and who sits before it.
   * @param {string} agent @param {{ attributes?: string, pitch?: number }} [options] `attributes`: more of the desk's
   */
  async function open(agent, { attributes = '', pitch = 440 } = {}) {
    const path = `/${pages.size}.html`;
    pages.set(path, pageOf(`server="ws://${host}/ws" centre="ws://${host}/centre" uri="sip:${agent}@localhost" credentials="/credentials?agent=${agent}" crm="/api/crm" after-call-work="60" ${attributes}`));
    const page = await openAgent(browser, { url: `http://${host}${path}`, pitch, before: [installLiveEar] });
    await page.setViewport({ width: 1000, height: 900 });
    const state = (question, ...args) => page.evaluate(`(${question})(document.querySelector('cord-desk').desk?.state, ...${JSON.stringify(args)})`);
    const isReady = () => state("(state) => state?.line.status === 'registered' && state.centre.staleSince === undefined && state.queues.length > 0");
    await until(`${agent} is registered, and sees the queues`, isReady, { timeout: 15_000, seen: () => consoleOf(page) });
    return { page, state, ...(await keyboardOf(page)) };
  }

  /** A colleague who takes every call. @param {string} agent @param {number} pitch */
  async function openColleague(agent, pitch) {
    const { page } = await open(agent, { pitch });
    await page.evaluate(() => {
      const { desk } = document.querySelector('cord-desk');
      desk.subscribe(({ calls }) => { for (const { id, status } of calls) if (status === 'ringing') void desk.send({ type: 'answer', callId: id }); });
    });
    return page;
  }

  return {
    office, open, openColleague,
    async close() {
      crm.stop();
      await centre.stop();
      await office.stop();
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * What axe finds wrong with a page, a line each.
 * @param {import('puppeteer-core').Page} page @param {{ forced?: boolean }} [options] `forced`: in forced colours
 */
export async function axeOf(page, { forced = false } = {}) {
  const client = await page.createCDPSession();
  if (forced) await client.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
  await page.evaluate(axe);
  const found = await page.evaluate(async (tags) => {
    const { violations } = await window.axe.run(document, { runOnly: tags });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.flat().join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`));
  }, rules);
  if (forced) await client.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'none' }] });
  await client.detach();
  return found;
}
