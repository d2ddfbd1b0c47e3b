import { startAsterisk } from '../support/asterisk/asterisk.mjs';
import { openBarePhone } from '../support/bare-phone.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { faults, survives } from '../e2e/tab-faults.mjs';

const rounds = Number(process.env.SOAK_ROUNDS ?? 50);
const row = (name, times) => {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => `${sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]}`.padStart(6);
  return `${name.padEnd(28)} ${at(0.5)} ${at(0.95)} ${at(1)}`;
};

/** In a call, what becomes of the tab that has it, many times each; figures in ms from the fault. */
export default async function tabs() {
  const pbx = await startAsterisk();
  const browser = await launchChromium();
  const caller = await openBarePhone(browser, pbx, '2001', { pitch: 880 });
  const table = ['ms                              p50    p95    max'];
  try {
    for (const name of Object.keys(faults)) {
      const all = [];
      for (let round = 0; round < rounds; round++) all.push(await survives(browser, pbx, caller, name));
      table.push(row(`${name}: taken up`, all.map(({ recovered }) => recovered)), row(`${name}: both hear`, all.map(({ heard }) => heard)));
      console.log(`${name}: ${all.length} of ${rounds}`);
    }
    console.log(table.join('\n'));
  } finally {
    await browser.close();
    await pbx.stop();
  }
}
