/**
 * Prints a table; the last column is the ratio to the row named as base.
 * @param {string} title @param {string} unit @param {Record<string, number | undefined>} values @param {string} base
 */
export function table(title, unit, values, base) {
  const width = Math.max(...Object.keys(values).map((name) => name.length));
  console.log(`\n${title} (${unit})`);
  for (const [name, value] of Object.entries(values)) {
    const ratio = value === undefined ? '' : `${(value / values[base]).toFixed(2)} ×`;
    console.log(`  ${name.padEnd(width)}  ${(value?.toFixed(value < 100 ? 1 : 0) ?? '–').padStart(9)}  ${ratio.padStart(10)}${name === base ? '  (base)' : ''}`);
  }
}

/** @param {number[]} values */
export const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
