import type { DeliveryStatus, Problem } from '../core/index.js';
import { dayOf, isMissed, isOfKind, type LoggedCall } from '../desk/index.js';
import type { CallRow, Writing } from './database.js';

/** What the indexes of the call log are made of. @param e164 The number's form for comparing. */
export const callRow = (call: LoggedCall, e164: string): CallRow =>
  ({ call, order: -call.startedAt, e164, day: dayOf(call.startedAt), ...(isMissed(call) && { missed: 1 as const }) });

/** Puts a row into the log; the counters of its day go along, so that nobody ever counts. */
export async function putCall(transaction: Writing, row: CallRow): Promise<void> {
  const calls = transaction.objectStore('calls');
  const before = await calls.get(row.call.id);
  await Promise.all([calls.put(row), count(transaction, [...(before ? [[before, -1] as const] : []), [row, 1]])]);
}

export async function removeCalls(transaction: Writing, rows: readonly CallRow[]): Promise<void> {
  const calls = transaction.objectStore('calls');
  await Promise.all([...rows.map(({ call }) => calls.delete(call.id)), count(transaction, rows.map((row) => [row, -1] as const))]);
}

/** What became of a call at the CRM. */
export async function settleCall(transaction: Writing, id: string, delivery: DeliveryStatus, because?: Problem): Promise<void> {
  const calls = transaction.objectStore('calls');
  const row = await calls.get(id);
  if (!row) return;
  const { problem: _, ...call } = row.call;
  await calls.put({ ...row, call: { ...call, delivery, ...(because && { problem: because }) } });
}

async function count(transaction: Writing, changes: readonly (readonly [CallRow, 1 | -1])[]): Promise<void> {
  const days = transaction.objectStore('days');
  await Promise.all([...new Set(changes.map(([{ day }]) => day))].map(async (day) => {
    const { calls = 0, missed = 0, incoming = 0, outgoing = 0 } = await days.get(day) ?? {};
    const sum = { day, calls, missed, incoming, outgoing };
    for (const [row, by] of changes) {
      if (row.day !== day) continue;
      sum.calls += by;
      for (const kind of ['missed', 'incoming', 'outgoing'] as const) if (isOfKind(row.call, kind)) sum[kind] += by;
    }
    await (sum.calls > 0 ? days.put(sum) : days.delete(day));
  }));
}
