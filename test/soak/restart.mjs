import { now, peak, percentile, startHeadlessDesks } from '../support/headless-desks.mjs';
import { startKamailio } from '../support/kamailio/kamailio.mjs';
import { printTable } from '../support/print-table.mjs';

const clients = Number(process.env.SOAK_CLIENTS ?? 500);
/** REGISTER in 100 ms; ms until all are back; ms until 95 % are, after a longer outage. */
export const limits = { peak: 5, all: 30_000, p95: 5_000 };

/** The server is killed and comes back, at once or after a while, with everybody registered. Ours, and bare JsSIP. */
export default async function restart() {
  const rows = [];
  for (const outage of [0, 20_000]) for (const kind of ['bare', 'ours']) rows.push(await restarted({ kind, outage, count: clients }));
  printTable(rows.map(restartRow));
  const [short, long] = rows.filter(({ kind }) => kind === 'ours');
  if (short.peak > limits.peak) throw new Error(`${short.peak} REGISTER in 100 ms`);
  if (short.all > limits.all) throw new Error(`the last one was back after ${short.all} ms`);
  if (long.p95 > limits.p95) throw new Error(`95 % were back ${long.p95} ms after a longer outage, not within ${limits.p95}`);
}

/**
 * What a restart looks like from the server: times in ms from the moment it is up again.
 * @param {{ kind: 'ours' | 'bare', outage: number, count: number }} options `outage`: for how long it is gone, ms
 */
export async function restarted({ kind, outage, count }) {
  const server = await startKamailio();
  let desks;
  try {
    desks = await startHeadlessDesks({ kind, servers: [server.wsUrl], domain: server.domain, count });
    desks.mark();
    await server.restart({ signal: 'SIGKILL', meanwhile: () => new Promise((over) => setTimeout(over, outage)) });
    const up = now();
    await desks.areBack(count, { timeout: 180_000 });
    const { register, authorized } = desks.sent;
    const back = [...desks.back.values()].map((time) => Math.round(time - up));
    return {
      kind, outage, count,
      peak: peak(register), peakOfBoth: peak([...register, ...authorized]), sent: register.length + authorized.length,
      median: percentile(back, 0.5), p95: percentile(back, 0.95), all: Math.max(...back),
    };
  } finally {
    await desks?.stop();
    await server.stop();
  }
}

export const restartRow = ({ kind, outage, count, peak: most, peakOfBoth, sent, median, p95, all }) => ({
  'server restart': `${count} clients, ${outage / 1000} s outage`, 'phone': kind === 'bare' ? 'bare JsSIP' : 'cordboard',
  'most REGISTER in 100 ms': `${most} (${peakOfBoth} with those that carry the password)`, 'REGISTER in all': sent,
  'back after server up, ms': `half ${median}, p95 ${p95}, all ${all}`,
});
