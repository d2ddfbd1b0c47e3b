/** The calling codes of the countries where the demo's customers live. */
const codes = { US: '1', GB: '44' };

/**
 * A number as a CRM has it, typed in by many people over many years, the way the world writes it.
 * @param {string} text @param {keyof typeof codes} country
 */
export function e164(text, country) {
  const number = text.replace(/\(0\)/, '').replace(/[^\d+]/g, '');
  const code = codes[country];
  if (number.startsWith('+')) return number;
  if (number.startsWith('00')) return `+${number.slice(2)}`;
  if (country === 'US') return number.length === 10 ? `+${code}${number}` : `+${number}`;
  return `+${code}${number.replace(/^0/, '')}`;
}
