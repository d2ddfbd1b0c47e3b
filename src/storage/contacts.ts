import type { Customer } from '../core/index.js';
import type { ContactIndex } from '../desk/index.js';
import { checked, checkedAll } from './checked.js';
import type { ContactRow, Database } from './database.js';
import type { Room } from './room.js';
import { write } from './transaction.js';

/** Who shares a switchboard's number with a thousand colleagues is not found by it. */
const most = 100;

export function contactsIn(database: Database, { toE164 }: Pick<Room, 'toE164'>): ContactIndex {
  return {
    byNumber: async (number) => {
      const rows = await database.getAllFromIndex('contacts', 'number', await toE164(number), most);
      return checkedAll('customer', rows.map(({ customer }) => customer));
    },
    byId: async (id) => checked('customer', (await database.get('contacts', id))?.customer),
    keep: async (customers) => {
      const rows = await Promise.all(customers.map((customer) => contactRow(customer, toE164, Date.now())));
      await write(database, ['contacts'], async (transaction) => void await Promise.all(rows.map((row) => transaction.objectStore('contacts').put(row))));
    },
  };
}

export const contactRow = async (customer: Customer, toE164: Room['toE164'], seenAt: number): Promise<ContactRow> =>
  ({ customer, e164: [...new Set(await Promise.all(customer.numbers.map(toE164)))], seenAt });
