import { call, missed, told, why } from './contract.mjs';

/** The same numbers for the same seed (mulberry32). @param {number} seed */
function random(seed) {
  const next = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const upTo = (most) => Math.floor(next() * most);
  return { upTo, oneOf: (...all) => all[upTo(all.length)], maybe: (one) => (next() < 0.4 ? one : {}) };
}

const sorted = (value) => JSON.stringify(value, (_, one) => (one?.constructor === Object ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one));

/**
 * Does the same, at random, to two kinds of records, and compares all that they answer.
 * @param {number} seed @returns {Promise<{ answers: number, differences: unknown[] }>}
 */
export async function sameAnswers(seed, ...both) {
  const { upTo, oneOf, maybe } = random(seed);
  const differences = [];
  let answers = 0;
  const ask = async (what, verb) => {
    const [one, other] = await Promise.all(both.map(async (records) => sorted(await verb(records) ?? null)));
    answers++;
    if (one !== other) differences.push({ what, one, other });
    return JSON.parse(one);
  };
  const hour = 3_600_000;
  const start = new Date(2026, 10, 20).getTime();
  let now = 1;
  let claimed;
  const finish = () => {
    const record = JSON.parse(JSON.stringify(call(start + upTo(60) * hour, {
      id: `r${upTo(90)}`, number: oneOf('+15550100', '0015550100', '+4420'), ...maybe({ direction: 'outgoing' }), ...maybe({ queue: oneOf('support', 'sales') }),
      ...maybe({ customerId: oneOf('A', 'B', 'C') }), ...maybe(missed), ...maybe({ answers: { notes: oneOf('blue', 'red') } }), ...maybe({ revision: 1 + upTo(3) }),
    })));
    return ask(`finish ${record.id}`, (records) => records.finish(record, record.id < 'r5' ? told(record) : undefined));
  };
  const query = () => ({
    limit: 1 + upTo(12), ...maybe({ kind: oneOf('missed', 'incoming', 'outgoing') }), ...maybe({ queue: oneOf('support', 'sales', 'none') }), ...maybe({ text: oneOf('blue', '4420', '+1555') }),
    ...maybe({ skip: upTo(9) }), ...maybe({ before: oneOf(start + upTo(60) * hour, { startedAt: start + upTo(60) * hour, id: `r${upTo(90)}` }) }),
  });
  const page = () => {
    const asked = query();
    return ask(`page ${JSON.stringify(asked)}`, (records) => records.callLog.page(asked));
  };
  const claim = async () => { const parcel = await ask('claim', (records) => records.outbox.claim(now, 1000)); claimed = parcel && [parcel.id, parcel.interaction.revision]; };
  const steps = [
    finish, finish, finish, page, page, page, claim, claim,
    () => ask('nextAt', (records) => records.outbox.nextAt(now)),
    () => ask('days', (records) => records.callLog.days()),
    () => ask('withNumber', (records) => records.callLog.withNumber('+15550100', start + 20 * hour)),
    () => ask('delivered', (records) => records.outbox.delivered(...claimed ?? ['r1'])),
    () => { const at = now + 1 + upTo(9); return ask('postpone', (records) => records.outbox.postpone(claimed?.[0] ?? 'r2', at, why, claimed?.[1])); },
    () => ask('refuse', (records) => records.outbox.refuse(claimed?.[0] ?? 'r3', why, claimed?.[1])),
    () => { now += upTo(9); },
    () => { const id = oneOf(undefined, `r${upTo(90)}`); return upTo(4) ? undefined : ask(`retry ${id}`, (records) => records.outbox.retry(id)); },
    () => { const id = oneOf('A', 'B'); return upTo(8) ? undefined : ask(`erase ${id}`, (records) => records.eraseCustomer(id)); },
  ];
  for (let i = 0; i < 400 && !differences.length; i++) await oneOf(...steps)();
  const all = (records) => Array.fromAsync(records.callLog.all());
  await ask('all', all);
  return { answers, differences };
}
