import { Worker } from 'node:worker_threads';
import { until } from './until.mjs';

/** Now, on the clock of all threads, ms. */
export const now = () => performance.timeOrigin + performance.now();

/**
 * Many desks without a browser, as many agents in front of one PBX: they register and stay registered. Or bare JsSIP, for comparison.
 * @param {{ kind?: 'ours' | 'bare', servers: string[], domain: string, count: number, first?: number, threads?: number, every?: number, config?: object }} options
 *   `first`: the number of the first one; `every`: ms between two that start; `config`: more for `SipLine`
 */
export async function startHeadlessDesks({ kind = 'ours', servers, domain, count, first = 10_000, threads = count > 200 ? 2 : 1, every = 4, config }) {
  /** Where each is registered, by user. @type {Map<string, string>} */
  const registered = new Map();
  /** When each came back since `mark`. @type {Map<string, number>} */
  const back = new Map();
  /** When a REGISTER left, since `mark`: the first of each attempt, and the one with the password. */
  const sent = { register: [], authorized: [] };
  const gone = new Set();

  const share = Math.ceil(count / threads);
  const workers = Array.from({ length: threads }, (_, index) => new Worker(new URL('headless-desk.worker.mjs', import.meta.url), {
    workerData: { kind, servers, domain, config, every, first: first + index * share, count: Math.min(share, count - index * share) },
    execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 4_000 },
  }));
  let failure;
  for (const worker of workers) {
    worker.unref();
    worker.on('error', (error) => { failure = error; });
    worker.on('message', (news) => {
      for (const [time, user, what, server] of news) heard(time, user, what, server);
    });
  }

  function heard(time, user, what, server) {
    if (what === 'register' || what === 'authorized') return sent[what].push(time);
    if (what === 'lost') {
      registered.delete(user);
      gone.add(user);
      return;
    }
    registered.set(user, server);
    if (gone.has(user) && !back.has(user)) back.set(user, time);
  }

  const desks = {
    registered, back, sent, gone,
    /** From here on it is counted. */
    mark() {
      back.clear();
      gone.clear();
      sent.register.length = sent.authorized.length = 0;
    },
    /** Waits until so many are registered. */
    are: (many = count, { timeout = 60_000 } = {}) => until(`${many} of ${kind} are registered`, () => {
      if (failure) throw failure;
      return registered.size >= many;
    }, { timeout, every: 50, seen: () => registered.size }),
    /** Waits until so many have lost the line and found it again. */
    areBack: (many = count, { timeout = 120_000 } = {}) => until(`${many} of ${kind} are back`, () => {
      if (failure) throw failure;
      return back.size >= many && registered.size >= many;
    }, { timeout, every: 50, seen: () => [gone.size, back.size, registered.size] }),
    async stop() {
      await Promise.all(workers.map((worker) => new Promise((exited) => {
        worker.ref();
        worker.once('exit', exited);
        worker.postMessage('stop');
      })));
    },
  };
  try {
    await desks.are(count, { timeout: 180_000 });
  } catch (error) {
    await desks.stop();
    throw error;
  }
  return desks;
}

/** How many of these moments lie in the fullest bucket. @param {number[]} times ms @param {number} [span] of a bucket, ms */
export function peak(times, span = 100) {
  const buckets = new Map();
  for (const time of times) {
    const bucket = Math.floor(time / span);
    buckets.set(bucket, (buckets.get(bucket) ?? 0) + 1);
  }
  return Math.max(0, ...buckets.values());
}

/** The value that this share of all values does not exceed. @param {number[]} values @param {number} share 0 to 1 */
export const percentile = (values, share) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(share * values.length) - 1)];
