import { startAsterisk } from '../support/asterisk/asterisk.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { printTable } from '../support/print-table.mjs';
import { startWsProxy } from '../support/ws-proxy.mjs';
import { openAgentAtWork } from './shift/agent.mjs';
import { holds } from './shift/leaks.mjs';

const work = { calls: Number(process.env.SOAK_CALLS ?? 500), cuts: 50, reloads: 20, warmUp: 10 };
/** RFC 3261's timers keep what became of a transaction for 32 s. */
const settle = 40_000;
const mostGrowth = 5e6;
/** Chromium keeps some of the connections that were closed, with their listeners: of 300 in a page without any of ours, 158. Those that are open are counted by themselves. */
const keptByChromium = 40;
/** What is made once, or not yet (the ringer's audio context: a call taken at once has not rung); the call history fills up to its first page. */
export const slack = { 'audio contexts': 1, 'timeouts': 3, 'nodes': 1_000, 'all listeners': 80 + 30 * keptByChromium, 'peer connections': 1 + keptByChromium };

/** Ten hours of an agent in short: calls, lost connections, reloads in a call. Nothing may be left over but what the shift has written down. */
export default async function shift() {
  const { atFirst, beforeReloads, atLast, outside } = await worked(work, settle, await startAsterisk());
  const rows = Object.keys(atFirst).map((what) => ({ 'kept by the page': what, 'at first': atFirst[what], 'after two thirds': beforeReloads[what], 'in a new page, at last': atLast[what] }));
  printTable(rows);
  console.log(`  outside: ${JSON.stringify(outside)}`);
  const growth = Math.max(beforeReloads.heap, atLast.heap) - atFirst.heap;
  console.log(`  heap growth ${(growth / 1e6).toFixed(2)} MB over ${work.calls} calls, ${work.cuts} lost connections, ${work.reloads} reloads in a call`);
  if (growth > mostGrowth) throw new Error(`the heap grew by ${growth} bytes`);
  const leaks = Object.keys(atFirst).filter((what) => what !== 'heap' && Math.max(beforeReloads[what], atLast[what]) > atFirst[what] + (slack[what] ?? 0));
  if (leaks.length > 0) throw new Error(`left over: ${leaks.join(', ')}`);
  if (outside.contacts !== 1 || outside.connections !== 1) throw new Error(`left over at the PBX: ${JSON.stringify(outside)}`);
}

/**
 * Two thirds of the calls in one page that is never loaded anew, for what a page gathers; the rest between reloads, for what lasts.
 * @param {typeof work} work @param {number} settle before each look, ms @param {Awaited<ReturnType<typeof startAsterisk>>} pbx it is stopped
 */
export async function worked({ calls, cuts, reloads, warmUp }, settle, pbx) {
  const proxy = await startWsProxy(pbx.wsUrl);
  const browser = await launchChromium();
  const agent = await openAgentAtWork(browser, pbx, proxy);
  const look = async () => {
    await new Promise((over) => setTimeout(over, settle));
    return holds(agent.page);
  };
  const work = async (from, to) => {
    for (let call = from; call < to; call++) {
      await agent.call({ cut: Math.floor((call + 1) * cuts / calls) > Math.floor(call * cuts / calls) });
      if (settle && call % 50 === 49) console.log(`  ${call + 1} calls`);
    }
  };
  try {
    for (let warm = 0; warm < warmUp; warm++) await agent.call();
    const atFirst = await look();
    const twoThirds = Math.ceil(calls * 2 / 3);
    await work(0, twoThirds);
    const beforeReloads = await look();
    for (let reload = 0; reload < reloads; reload++) {
      await agent.reloadInCall();
      const share = (calls - twoThirds) / reloads;
      await work(twoThirds + Math.floor(reload * share), twoThirds + Math.floor((reload + 1) * share));
    }
    const atLast = await look();
    return { atFirst, beforeReloads, atLast, outside: await agent.outside() };
  } finally {
    await agent.close();
    await browser.close();
    await proxy.close();
    await pbx.stop();
  }
}
