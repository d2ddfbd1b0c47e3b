import { Problem } from './problem.mjs';

/** So many requests of one address at once, and so many a second after that. */
const [burst, perSecond] = [200, 50];

/** @param {() => number} [clock] ms @returns {(address: string) => void} Throws for whoever asks too much. */
export function rateLimit(clock = Date.now) {
  const buckets = new Map();
  return (address) => {
    const now = clock();
    const { left = burst, at = now } = buckets.get(address) ?? {};
    const tokens = Math.min(burst, left + ((now - at) / 1000) * perSecond);
    if (buckets.size > 1_000) buckets.clear();
    buckets.set(address, { left: Math.max(0, tokens - 1), at: now });
    if (tokens < 1) throw new Problem(429, 'Too many requests', undefined, { 'retry-after': '1' });
  };
}
