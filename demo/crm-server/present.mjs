import { e164 } from './e164.mjs';

/**
 * A contact as `GET /contacts` answers: whoever talks with them now goes before whoever did so last.
 * @param {import('./contacts.mjs').Contact} contact
 * @param {{ calls: { agent: string, with?: string }[], colleague: (agent: string) => { id: string, name: string }, seen: Map<string, number> }} now
 *   `seen`: since when each agent has been seen with each number, ms since 1970; the office tells who talks, not since when.
 */
export function present({ timeline: _, country, ...contact }, { calls, colleague, seen }) {
  const numbers = contact.numbers.map((number) => e164(number, country));
  const now = calls.find((call) => call.with !== undefined && numbers.includes(call.with));
  const running = new Set(calls.map((call) => `${call.agent} ${call.with}`));
  for (const key of seen.keys()) if (!running.has(key)) seen.delete(key);
  if (!now) return contact;
  const key = `${now.agent} ${now.with}`;
  if (!seen.has(key)) seen.set(key, Date.now());
  return { ...contact, contact: { colleague: colleague(now.agent), since: new Date(seen.get(key)).toISOString() } };
}
