import { startAsterisk } from '../support/asterisk/asterisk.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { noNamespaces } from '../support/network-namespace.mjs';
import { printTable } from '../support/print-table.mjs';
import { addressChanged, cut, cutAtHold, cutAtRing, mediaBlocked, openCalls } from './faults/in-call.mjs';
import { dark, halfOpen, primaryHangs, sleep } from './faults/line.mjs';
import { moved, unplugged } from './faults/moving.mjs';
import { row, seconds } from './faults/account.mjs';
import { failedOver } from './failover.mjs';
import { limits, restarted } from './restart.mjs';

/** More of the telephones that the office has. */
const users = ['1004', '1005', '1006', '1007', '1008', '1009', '2002', '2003', '2004', '2005', '2006', '2007'];
const conf = { 'pjsip.conf': users.map((user) => `
[${user}](phone)
auth = ${user}
aors = ${user}
[${user}](account)
username = ${user}
password = pw-${user}
[${user}](address)
`).join('') };

/** Where faults are played: a PBX and a browser. */
export async function openPlace() {
  const pbx = await startAsterisk({ conf });
  const browser = await launchChromium();
  return {
    pbx, browser,
    async close() {
      await browser.close();
      await pbx.stop();
    },
  };
}

/** Every fault that networks have, met by our desk and by bare JsSIP at the same moment: what each made of it. */
export default async function faults() {
  const place = await openPlace();
  const rows = [...await lineFaults(place), ...await callFaults(place), ...await networkFaults(place)];
  await place.close();
  rows.push(await serverRestart(500), await serverLost(500));
  print(rows);
  fail(rows);
}

const minutes = Number(process.env.SOAK_SLEEP ?? 10);

async function lineFaults(place) {
  const all = await Promise.all([
    halfOpen(place, 'both', { ours: '1001', bare: '1002' }),
    halfOpen(place, 'up', { ours: '1003', bare: '1004' }),
    halfOpen(place, 'down', { ours: '1005', bare: '1006' }),
    dark(place, 30_000, { ours: '1007', bare: '1008' }),
    primaryHangs(place, { ours: '1009', bare: '2001' }, { failback: 600_000 }),
  ]);
  return [...all, await sleep(place, { asleep: minutes * 60_000, clock: minutes * 60_000 }, { ours: '2002', bare: '2003' })];
}

async function callFaults(place) {
  const calls = await openCalls(place);
  const rows = [];
  for (const ms of [1_000, 10_000, 30_000]) rows.push(await cut(calls, ms));
  rows.push(await cut(calls, 10_000, { pressHold: true }), await cutAtRing(calls, 4_000), await cutAtHold(calls, 10_000));
  rows.push(await mediaBlocked(calls, 8_000, 3), await addressChanged(calls, 3));
  await calls.close();
  return rows;
}

/** Where the browser can have a network of its own. */
async function networkFaults(place) {
  const without = noNamespaces();
  if (without) console.log(`not tried here: cable out, another network (${without})`);
  return without ? [] : [await unplugged(place, 8_000), await moved(place, 3)];
}

/** The server is killed and is up again at once. @param {number} count of phones */
export const serverRestart = (count) => row(`server restart, ${count} phones without media`, async (kind, account) => {
  const { peak, all } = await restarted({ kind, outage: 0, count });
  account.atMost(limits.peak, peak, `${peak} REGISTER in 100 ms at most`);
  account.atMost(limits.all, all, `all back after ${seconds(all)}`);
});

/** The first of two servers is killed. @param {number} count of phones */
export const serverLost = (count) => row(`first of two servers killed, ${count} phones without media`, async (kind, account) => {
  const { moved, p95, all } = await failedOver({ kind, count });
  account.expect('all on the other', moved === count, `${moved} on the other`);
  account.note(`95 % after ${seconds(p95)}, all after ${seconds(all)}`);
});

/** @param {{ fault: string, ours: object, bare: object }[]} rows */
export const print = (rows) => printTable(rows.map(({ fault, ours, bare }) => ({ 'fault': fault, 'cordboard': String(ours), 'bare JsSIP, in the same run': String(bare) })));

/** What ours missed. @param {{ fault: string, ours: { misses: string[] } }[]} rows */
export const missed = (rows) => rows.flatMap(({ fault, ours }) => ours.misses.map((miss) => `${fault}: ${miss}`));

function fail(rows) {
  const misses = missed(rows);
  if (misses.length > 0) throw new Error(`what must not happen did:\n${misses.join('\n')}`);
}
