import { startAsterisk } from '../support/asterisk/asterisk.mjs';
import { queueOfPbx } from '../support/asterisk/queue-figures.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { printTable } from '../support/print-table.mjs';
import { allIdle } from '../e2e/desk-page.mjs';
import { openParties, reloadKinds, reloadOnce } from '../e2e/reload-kinds.mjs';

const times = Number(process.env.SOAK_RELOADS ?? 50);
const percentile = (values, part) => Math.round(values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))]);

/** The page is loaded anew in a call of each kind, many times: the same call goes on, and everybody hears what they heard before. */
export default async function reload() {
  const pbx = await startAsterisk();
  const browser = await launchChromium();
  const parties = await openParties(browser, pbx);
  const rows = [];
  let failures = 0;
  for (const name of Object.keys(reloadKinds)) {
    const took = [];
    for (let round = 0; round < times; round++) {
      const before = await queueOfPbx(pbx, 'support');
      try {
        took.push(await reloadOnce(parties, name));
        const { answered, abandoned } = await queueOfPbx(pbx, 'support');
        if (answered - before.answered !== Number(name === 'through a queue') || abandoned !== before.abandoned) throw new Error('the figures of the queue are wrong');
      } catch (error) {
        failures += 1;
        console.log(`${name}, ${round + 1}: ${error.message}`);
        await pbx.ami.action('QueueRemove', { Queue: 'support', Interface: 'PJSIP/1001' }).catch(() => {}); // It may have been in the queue.
      }
      await allIdle(pbx, [parties.one, parties.caller, parties.colleague]);
    }
    const fromLoad = took.map((one) => one.fromLoad);
    rows.push({ call: name, 'went on': `${took.length} of ${times}`, 'heard after load, p50 ms': percentile(fromLoad, 0.5), 'p95': percentile(fromLoad, 0.95), 'max': percentile(fromLoad, 1) });
    console.log(JSON.stringify(rows.at(-1)));
  }
  printTable(rows);
  await browser.close();
  await pbx.stop();
  if (failures) throw new Error(`${failures} calls did not go on as they were`);
}
