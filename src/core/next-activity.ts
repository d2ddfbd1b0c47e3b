import { initialShift, type Shift, type ShiftActivity } from './shift.js';

/** Whoever is away from work for longer than this begins a new shift when they come back, ms. */
const rest = 4 * 3_600_000;

/** The clock after some time in one activity has come to its end, and another begins. */
export function nextActivity(shift: Shift, done: ShiftActivity, since: number, reason: string | undefined, begins: ShiftActivity, at: number): Shift {
  const counted = shift.startedAt === undefined ? shift : count(shift, done, Math.max(0, at - since), reason);
  if (begins === 'offline') return counted.startedAt === undefined ? counted : { ...counted, endedAt: at };
  if (counted.startedAt === undefined || (done === 'offline' && at - since > rest)) return { ...initialShift, startedAt: at };
  const { endedAt: _, ...going } = counted;
  return going;
}

function count(shift: Shift, activity: ShiftActivity, ms: number, reason: string | undefined): Shift {
  const { sums, breaks } = shift;
  const name = reason ?? '';
  return {
    ...shift,
    sums: { ...sums, [activity]: sums[activity] + ms },
    ...(activity === 'away' && { breaks: { ...breaks, [name]: (Object.hasOwn(breaks, name) ? breaks[name]! : 0) + ms } }),
  };
}
