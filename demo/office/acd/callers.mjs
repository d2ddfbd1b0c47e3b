/** What is known of a caller by their number alone. */

/**
 * @param {string} number
 * @param {object} known
 * @param {{ number: string, tier?: string, agent?: string }[]} known.cards Of customers.
 * @param {Record<string, number>} known.tiers The priority of each tier.
 * @param {Record<string, string>} known.regions By prefix of the number; the longest that fits counts.
 * @param {Map<string, string>} known.served Who served a number the last time.
 * @returns {import('./queued-call.mjs').Entitlement}
 */
export function entitlementOf(number, { cards, tiers, regions, served }) {
  const { tier, agent: dedicated } = cards.find((card) => card.number === number) ?? {};
  return { tier, priority: tiers[tier] ?? 0, dedicated, region: regionOf(number, regions), servedBy: served.get(number) };
}

/** @param {string} number @param {Record<string, string>} regions */
export function regionOf(number, regions) {
  const [prefix] = Object.keys(regions).filter((each) => number.startsWith(each)).sort((a, b) => b.length - a.length);
  return regions[prefix];
}
