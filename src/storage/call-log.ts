import type { CallLog, LoggedCall } from '../desk/index.js';
import { newestFirst, pageOf } from './call-pages.js';
import { checked, checkedAll } from './checked.js';
import type { Database } from './database.js';
import type { Room } from './room.js';

/** Rows of an export read at a time. */
const chunk = 500;

export function callLogIn(database: Database, { toE164 }: Pick<Room, 'toE164'>): CallLog {
  return {
    page: (query) => pageOf(database, query),
    days: async () => (await checkedAll('day', await database.getAll('days'))).reverse(),
    withNumber: async (number, since) => {
      const e164 = await toE164(number);
      const rows = await database.getAllFromIndex('calls', 'number', IDBKeyRange.bound([e164, -Infinity], [e164, -since]), 100);
      return checkedAll('call', rows.map(({ call }) => call));
    },
    get: async (id) => checked('call', (await database.get('calls', id))?.call),
    all: () => oldestFirst(database),
  };
}

/** A transaction would be over while the reader does something else, so it is one a piece. `getAll` reads forwards only: a cursor of keys finds where a piece begins. */
async function* oldestFirst(database: Database): AsyncIterable<LoggedCall> {
  for (let range: IDBKeyRange | undefined = newestFirst([], undefined); range;) {
    const index = database.transaction('calls').store.index('newest');
    const last = await index.openKeyCursor(range, 'prev');
    if (!last) return;
    const begin = (await last.advance(chunk - 1))?.key;
    const rows = await index.getAll(begin ? IDBKeyRange.bound(begin, range.upper, false, range.upperOpen) : range);
    yield* (await checkedAll('call', rows.map(({ call }) => call))).reverse();
    range = begin && IDBKeyRange.bound(range.lower, begin, true, true);
  }
}
