/** What a member does, as a queue sees it. */

/** @typedef {'unreachable' | 'idle' | 'ringing' | 'on-call'} PhoneState */

/**
 * @param {PhoneState} phone
 * @param {{ working: boolean, serving: boolean, wrapUntil: number }} agent After-call work: until they say that it is done, or for a moment by itself,
 *   which begins as soon as the telephone of one who has served a caller is idle.
 * @param {{ paused: boolean }} membership
 * @param {number} now
 * @returns {'ready' | 'ringing' | 'on-call' | 'after-call-work' | 'away' | 'unreachable'}
 */
export function statusOf(phone, { working, serving, wrapUntil }, { paused }, now) {
  if (phone !== 'idle') return phone;
  if (working || serving || now < wrapUntil) return 'after-call-work';
  return paused ? 'away' : 'ready';
}
