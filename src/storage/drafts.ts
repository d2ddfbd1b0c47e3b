import { DeskError, revisionOf, type CallRecord } from '../core/index.js';
import type { Drafts } from '../desk/index.js';
import { msg } from '../i18n/index.js';
import { fits, loadSchemas } from './checked.js';
import type { Database, DraftRow, Writing } from './database.js';
import type { Room } from './room.js';
import { write } from './transaction.js';

/** Where there are no locks: a page that did not say for so long that it is there is gone, ms. Timers of a page in the background run once a minute. */
const silence = 3 * 60_000;

/**
 * A keystroke is with the system at once and survives the browser, but is not flushed to the disk each time, which some computers take tens of
 * milliseconds for: a power cut takes the last twenty seconds along (`stay`).
 */
export function draftsIn(database: Database, { page }: Pick<Room, 'page'>): Drafts {
  const warned = new Set<unknown>();
  return {
    keep: async (record) => {
      await page.shown();
      await write(database, ['drafts', 'calls'], async (transaction) => {
        const drafts = transaction.objectStore('drafts');
        const [before, finished] = await Promise.all([drafts.get(record.id), isPutAway(transaction, record)]);
        if (finished) return; // Asked before it was put away, and come after.
        if (before && before.pageId !== page.pageId) throw new DeskError('not-now', msg('Another page of yours has taken this call\'s notes up. Go on writing there.'));
        await drafts.put({ record, pageId: page.pageId, seenAt: Date.now() });
      });
    },
    discard: (recordId) => write(database, ['drafts'], async (transaction) => {
      const drafts = transaction.objectStore('drafts');
      if ((await drafts.get(recordId))?.pageId === page.pageId) await drafts.delete(recordId);
    }),
    adopt: async () => {
      const schemas = await loadSchemas();
      const found = (await database.getAll('drafts')).filter(({ pageId }) => pageId !== page.pageId);
      if (!found.length) return [];
      // Asked after they were read: who signed a draft and is not there now, will never be.
      const others = await page.others();
      const left = found.filter((row) => isLeft(row, others) && (fits(schemas, 'draft', row) !== undefined || warn(row, warned)));
      const ours = await write(database, ['drafts', 'calls'], (transaction) => Promise.all(left.map(async (row) => {
        const drafts = transaction.objectStore('drafts');
        const [now, finished] = await Promise.all([drafts.get(row.record.id), isPutAway(transaction, row.record)]);
        if (now?.pageId !== row.pageId) return [];
        await (finished ? drafts.delete(row.record.id) : drafts.put({ ...now, pageId: page.pageId }));
        return finished ? [] : fits(schemas, 'draft', now) ?? [];
      })));
      return ours.flat();
    },
    take: (recordIds) => write(database, ['drafts'], async (transaction) => {
      const drafts = transaction.objectStore('drafts');
      await Promise.all(recordIds.map(async (id) => {
        const row = await drafts.get(id);
        if (row) await drafts.put({ ...row, pageId: page.pageId, seenAt: Date.now() });
      }));
    }),
  };
}

/** Whether a paper is in the log as it is, or newer. The transaction reaches over `calls`. */
export async function isPutAway(transaction: Writing, record: CallRecord): Promise<boolean> {
  const row = await transaction.objectStore('calls').get(record.id);
  return row !== undefined && revisionOf(row.call) >= revisionOf(record);
}

const isLeft = ({ pageId, seenAt }: DraftRow, others: ReadonlySet<string> | undefined): boolean =>
  (others ? !others.has(pageId) : Math.abs(Date.now() - seenAt) > silence);

/** It stays where it is: perhaps another version can read it. */
function warn({ record }: Partial<DraftRow>, warned: Set<unknown>): false {
  if (!warned.has(record?.id)) console.warn(`cordboard: notes of an earlier call (${record?.id}) cannot be read; they are left where they are.`);
  warned.add(record?.id);
  return false;
}

/**
 * Says that our page is still there: what it writes is not left, and a call it takes along when it goes ended about now. What was written since
 * the last time is flushed to the disk with it.
 */
export const stay = (database: Database, { page }: Pick<Room, 'page'>, recordIds: readonly string[]): Promise<void> =>
  write(database, ['drafts'], async (transaction) => {
    const drafts = transaction.objectStore('drafts');
    await Promise.all(recordIds.map(async (id) => {
      const row = await drafts.get(id);
      if (row?.pageId === page.pageId) await drafts.put({ ...row, seenAt: Date.now() });
    }));
  }, 'strict');
