import { Problem } from './problem.mjs';

const text = (most, least = 1) => (value) => typeof value === 'string' && value.trim().length >= least && value.length <= most;
const moment = (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value) && !Number.isNaN(Date.parse(value));
const number = (value) => Number.isFinite(value) && value >= 0;
const oneOf = (...values) => (value) => values.includes(value);
const maybe = (check) => (value) => value === undefined || check(value);
const object = (fields) => (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && Object.entries(fields).every(([name, check]) => check(value[name]));
const list = (check) => (value) => Array.isArray(value) && value.length <= 200 && value.every(check);

export const uuid = (value) => typeof value === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value);

const shapes = {
  contact: { name: text(128), number: text(64), company: maybe(text(128)) },
  interaction: {
    id: uuid, type: oneOf('call'), revision: maybe((value) => Number.isInteger(value) && value > 0), agent: text(256, 0), direction: oneOf('incoming', 'outgoing'), outcome: oneOf('talked', 'missed', 'abandoned', 'declined', 'elsewhere', 'unanswered', 'failed'), number: text(128),
    name: maybe(text(256)), customerId: maybe(text(128)), queue: maybe(text(128)), ivrPath: maybe(list(text(128))), startedAt: moment, answeredAt: maybe(moment), endedAt: maybe(moment), waited: maybe(number), talked: number,
    holds: number, held: number, legs: list(object({ kind: text(32), number: text(128, 0), at: moment })), disposition: maybe(object({ code: text(128), path: list(text(128)) })), notes: maybe(text(200_000)),
    resolved: maybe(oneOf(true, false)), callbackAt: maybe(moment), workOrder: maybe(text(500)), incomplete: maybe(oneOf(true, false)), answers: maybe(object({})),
  },
  handover: {
    reference: text(128), to: text(128), from: object({ id: maybe(text(128)), name: text(128) }), customerId: maybe(text(128)), number: maybe(text(128)), notes: maybe(text(200_000)), disposition: maybe(text(128)),
    cut: maybe(oneOf(true, false)),
  },
  faults: { mode: oneOf('ok', 'slow', 'down', 'refuses', 'late', 'twice') },
};

/** Refuses what is not as it should be, by the name of the field. @param {keyof typeof shapes} what @param {Record<string, unknown>} body */
export function check(what, body) {
  const wrong = Object.entries(shapes[what]).find(([name, isRight]) => !isRight(body[name]))?.[0];
  if (wrong) throw new Problem(422, `Not a valid ${what}`, `The field "${wrong}" is missing or not what it should be.`);
  return body;
}
