import { startBridge } from '../bridge/bridge-process.mjs';
import { openBuilt, serveBuilt } from '../e2e/built-page.mjs';
import { tokenFor } from '../e2e/centre-token.mjs';
import { startAsterisk } from '../support/asterisk/asterisk.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { median, table } from './table.mjs';

const rounds = 60;
const now = () => performance.timeOrigin + performance.now();

/** From an event of a real Asterisk's manager interface, as a second client of it sees it, to the row that shows it, painted. */
export default async function queueEvent() {
  const [pbx, browser] = await Promise.all([startAsterisk(), launchChromium()]);
  const credentials = async (_, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify({ password: 'pw-1001', centreToken: await tokenFor('1001') }));
  const site = await serveBuilt({ '/credentials': credentials, '/watch.js': `(${watch})()` });
  const bridge = await startBridge({ amiPort: pbx.amiPort, settings: { origins: [new URL(site.url).origin] } });
  const desk = await openBuilt(browser, site, pbx, '1001', {
    attributes: `credentials="/credentials" centre="${bridge.url}"`, elements: '<cord-call-queue queue="support"></cord-call-queue><script src="/watch.js"></script>',
  });
  await desk.line('registered');
  await desk.until('live', ({ centre, queues }) => centre.staleSince === undefined && queues.length > 0);
  await pbx.ami.action('QueueAdd', { Queue: 'support', Interface: 'PJSIP/1001', MemberName: 'Ada' });

  const [heard, painted] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const reason = `Reason ${round}`;
    await new Promise((apart) => setTimeout(apart, 300)); // alone, not in a batch
    await desk.page.evaluate((words) => window.watch(words), reason);
    const event = pbx.ami.waitForEvent(({ Event, PausedReason }) => Event === 'QueueMemberPause' && PausedReason === reason);
    // Waiting for an event looks every few ms: the time before the action is a bound that does not.
    const asked = now();
    await pbx.ami.action('QueuePause', { Interface: 'PJSIP/1001', Paused: 'true', Reason: reason });
    await event;
    const { changed, drawn } = await desk.page.evaluate(() => window.shown);
    heard.push(changed - asked);
    painted.push(drawn - asked);
  }
  const p99 = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.99)];
  table('a manager action → the row of the agent it changes', 'ms', {
    'row changed, median': median(heard), 'row painted, median': median(painted), 'row changed, p99': p99(heard), 'row painted, p99': p99(painted),
  }, 'row changed, median');
  await Promise.all([browser.close(), site.close(), bridge.stop()]);
  await pbx.stop();
}

/** In the page: when the words are in the queue, and when they are painted, ms since 1970. */
function watch() {
  const time = () => performance.timeOrigin + performance.now();
  window.watch = (words) => void (window.shown = new Promise((settle) => {
    const root = document.querySelector('cord-call-queue').shadowRoot;
    const observer = new MutationObserver(() => {
      if (!root.textContent.includes(words)) return;
      observer.disconnect();
      const changed = time();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => settle({ changed, drawn: time() });
        port2.postMessage(0);
      });
    });
    observer.observe(root, { subtree: true, childList: true, characterData: true });
  }));
}
