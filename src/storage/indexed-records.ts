import { callLogIn } from './call-log.js';
import { contactsIn } from './contacts.js';
import type { Database } from './database.js';
import { draftsIn, stay } from './drafts.js';
import { eraseAll, eraseCustomer } from './erase.js';
import { finish, take } from './finish.js';
import { release } from './lease.js';
import { deliveriesIn, outboxIn } from './outbox.js';
import { sweep } from './retention.js';
import type { Kept, Room } from './room.js';
import { settingsIn } from './settings.js';

/** Records over one connection. */
export const indexedRecords = (database: Database, room: Room): Kept & Required<Pick<Kept, 'database'>> => ({
  ...settingsIn(database),
  contacts: contactsIn(database, room),
  callLog: callLogIn(database, room),
  drafts: draftsIn(database, room),
  outbox: outboxIn(database, room),
  finish: (record, interaction) => finish(database, room, record, interaction),
  eraseCustomer: (customerId) => eraseCustomer(database, room, customerId),
  eraseAll: () => eraseAll(database, room),
  database: {
    deliveries: () => deliveriesIn(database),
    take: (call) => take(database, room, call),
    stay: (recordIds) => stay(database, room, recordIds),
    sweep: (before, signal) => sweep(database, before, signal),
    release: () => release(database, room),
    close: () => database.close(),
  },
});
