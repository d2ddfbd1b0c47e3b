import { revisionOf, type Delivery, type Interaction, type Problem } from '../core/index.js';
import type { Outbox } from '../desk/index.js';
import { msg } from '../i18n/index.js';
import { settleCall } from './call-rows.js';
import { fits, loadSchemas } from './checked.js';
import type { Database, ParcelRow, Writing } from './database.js';
import { giveUpLease, othersLease, takeLease } from './lease.js';
import { deliveryOf, lineUp, queueOf } from './parcels.js';
import type { Room } from './room.js';
import { write } from './transaction.js';

const unreadable = (): Problem =>
  ({ code: 'storage', message: msg('What was kept of this record on this computer cannot be read any more. It is not thrown away; tell whoever looks after your system.') });

/** What the CRM has not acknowledged: the first of each customer's that is due goes out, from one page at a time. */
export function outboxIn(database: Database, room: Room): Outbox {
  const change = (id: string, revision: number, to: Change): Promise<void> => changeParcel(database, room, id, revision, to);
  return {
    claim: async (now, lease) => {
      const schemas = await loadSchemas();
      const seen = await othersLease(database, room, now);
      if (seen?.until) return undefined;
      const parcel = await write(database, ['meta', 'parcels'], async (transaction) => {
        const parcels = transaction.objectStore('parcels');
        for (;;) {
          const [row] = await parcels.index('due').getAll(dueBy(now), 1);
          if (!row) return void await giveUpLease(transaction, room);
          if (!await takeLease(transaction, room, seen, now, lease)) return undefined;
          const checked = fits(schemas, 'parcel', row);
          if (checked) return checked;
          console.warn(`cordboard: the record ${String(row.id)} cannot be sent: what was kept of it cannot be read.`);
          await setAside(transaction, row, unreadable());
        }
      });
      if (parcel) room.emit({ type: 'delivery-changed', delivery: { id: parcel.id, status: 'sending', attempts: parcel.attempts } });
      return parcel && { id: parcel.id, interaction: parcel.interaction, attempts: parcel.attempts };
    },
    nextAt: async (now) => {
      const first = (await database.transaction('parcels').store.index('due').openKeyCursor())?.key[0];
      return first === undefined ? undefined : Math.max(first, (await othersLease(database, room, now))?.until ?? 0);
    },
    delivered: (id, revision = 0) => change(id, revision, async (row, transaction) => {
      if (row.change) return goOn(transaction, row, row.change);
      const { seq, lane, attempts } = row;
      await transaction.objectStore('parcels').delete(seq);
      await Promise.all([lineUp(transaction, lane, 1), settleCall(transaction, id, 'delivered')]);
      return { id, status: 'delivered', attempts: attempts + 1 };
    }),
    postpone: (id, nextAt, problem, revision = 0) => change(id, revision, async (row, transaction) => {
      const after = { ...row, attempts: row.attempts + 1, ...(row.nextAt !== undefined && { nextAt }), problem };
      await Promise.all([transaction.objectStore('parcels').put(after), settleCall(transaction, id, row.queued === undefined ? 'refused' : 'waiting', problem)]);
      return deliveryOf(after);
    }),
    refuse: (id, problem, revision = 0) => change(id, revision, async (row, transaction) => {
      if (row.change) return goOn(transaction, row, row.change); // Perhaps it was changed because of what is refused.
      const [after] = await Promise.all([setAside(transaction, { ...row, attempts: row.attempts + 1 }, problem), settleCall(transaction, id, 'refused', problem)]);
      return deliveryOf(after);
    }),
    retry: (id) => retry(database, room, id),
  };
}

const dueBy = (now: number): IDBKeyRange => IDBKeyRange.upperBound([now, []]);

type Change = (row: ParcelRow, transaction: Writing) => Promise<Delivery>;

/** What was changed meanwhile is the next, in the place of what it changes. */
async function goOn(transaction: Writing, { problem: _, change: __, ...row }: ParcelRow, change: Interaction): Promise<Delivery> {
  const after = { ...row, interaction: change, attempts: 0, ...(row.nextAt !== undefined && { nextAt: 0 }) };
  await Promise.all([transaction.objectStore('parcels').put(after), settleCall(transaction, row.id, 'waiting')]);
  return deliveryOf(after);
}

async function changeParcel(database: Database, { emit, tell }: Room, id: string, revision: number, to: Change): Promise<void> {
  const delivery = await write(database, ['parcels', 'calls'], async (transaction) => {
    const row = await transaction.objectStore('parcels').index('id').get(id);
    return row && revisionOf(row.interaction) === revision ? to(row, transaction) : undefined;
  });
  if (!delivery) return; // Another page was quicker, or it was erased.
  emit({ type: 'delivery-changed', delivery });
  tell({ type: 'deliveries-changed' });
}

/** It needs a person, and keeps nobody waiting. */
async function setAside(transaction: Writing, { queued: _, nextAt: __, ...row }: ParcelRow, problem: Problem): Promise<ParcelRow> {
  const after = { ...row, problem };
  await transaction.objectStore('parcels').put(after);
  await lineUp(transaction, row.lane, 1);
  return after;
}

/** Those asked for, and whoever stands before them, are due now. */
async function retry(database: Database, { emit, tell }: Room, id: string | undefined): Promise<void> {
  await write(database, ['parcels', 'calls'], async (transaction) => {
    const parcels = transaction.objectStore('parcels');
    const asked = id === undefined ? await parcels.getAll() : await parcels.index('id').getAll(id);
    for (const { problem: _, ...row } of asked) {
      if (row.queued !== undefined) continue;
      await Promise.all([parcels.put({ ...row, queued: row.lane }), settleCall(transaction, row.id, 'waiting')]);
    }
    for (const lane of new Set(asked.map((row) => row.lane))) {
      await lineUp(transaction, lane);
      for (const { problem: _, ...head } of await queueOf(transaction, lane, 1)) await Promise.all([parcels.put({ ...head, nextAt: 0 }), settleCall(transaction, head.id, 'waiting')]);
    }
  });
  emit({ type: 'deliveries-loaded', deliveries: await deliveriesIn(database) });
  tell({ type: 'deliveries-changed' });
}

/** All that is on its way; a row that cannot be read is shown as one that needs a person. */
export async function deliveriesIn(database: Database): Promise<readonly Delivery[]> {
  const schemas = await loadSchemas();
  return (await database.getAll('parcels')).map((row) => deliveryOf(fits(schemas, 'parcel', row) ?? { ...row, id: String(row.id), attempts: Number(row.attempts) || 0, problem: unreadable() }));
}
