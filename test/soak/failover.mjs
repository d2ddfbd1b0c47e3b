import { now, peak, percentile, startHeadlessDesks } from '../support/headless-desks.mjs';
import { startKamailio } from '../support/kamailio/kamailio.mjs';
import { printTable } from '../support/print-table.mjs';

const clients = Number(process.env.SOAK_DESKS ?? 5_000);

/** Two servers and everybody on the first, which is killed: all must come to the second. */
export default async function failover() {
  const rows = [];
  for (const kind of ['bare', 'ours']) rows.push(await failedOver({ kind, count: clients }));
  printTable(rows.map(failoverRow));
  const lost = rows.filter(({ kind }) => kind === 'ours').find(({ count, moved }) => moved < count);
  if (lost) throw new Error(`only ${lost.moved} of ${lost.count} came to the other server`);
}

/** Times in ms from the kill. @param {{ kind: 'ours' | 'bare', count: number, threads?: number, timeout?: number }} options */
export async function failedOver({ kind, count, threads = count > 500 ? 4 : undefined, timeout = 120_000 }) {
  const [first, second] = await Promise.all([startKamailio({ connections: 2 * count + 100 }), startKamailio({ connections: 2 * count + 100 })]);
  let desks;
  try {
    const began = now();
    desks = await startHeadlessDesks({ kind, servers: [first.wsUrl, second.wsUrl], domain: first.domain, count, threads });
    const startedIn = now() - began;
    desks.mark();
    await first.kill();
    const killed = now();
    await desks.areBack(count, { timeout }).catch((error) => console.log(error.message));
    const back = [...desks.back.values()].map((time) => Math.round(time - killed));
    const moved = [...desks.registered.values()].filter((server) => server === second.wsUrl).length;
    return {
      kind, count, moved, startedIn: Math.round(startedIn), peak: peak(desks.sent.register), memory: Math.round(process.memoryUsage().rss / 1e6),
      median: percentile(back, 0.5), p95: percentile(back, 0.95), all: Math.max(...back),
    };
  } finally {
    await desks?.stop();
    await Promise.all([first.stop(), second.stop()]);
  }
}

export const failoverRow = ({ kind, count, moved, startedIn, peak: most, memory, median, p95, all }) => ({
  'one of two servers killed': `${count} desks`, 'phone': kind === 'bare' ? 'bare JsSIP' : 'cordboard', 'on the other': moved,
  'after the kill, ms': `half ${median}, p95 ${p95}, all ${all}`, 'most REGISTER in 100 ms': most, 'to start them, ms': startedIn, 'all in one process, MB': memory,
});
