import { isOfKind, says, type CallCursor, type CallPage, type CallQuery, type LoggedCall } from '../desk/index.js';
import { checkedAll } from './checked.js';
import type { CallRow, Database } from './database.js';

/** Rows read at a time where each must be looked at, and how many one page looks at before it lets others have their turn. */
const [chunk, farthest] = [200, 10_000];

/** A page of the log. Where each row must be looked at it may be short of `limit`, and go on: `next` tells. */
export async function pageOf(database: Database, query: CallQuery): Promise<CallPage> {
  const { range, index, fits } = plan(query);
  const { limit, skip = 0, before } = query;
  if (!fits) {
    const rows = await unfiltered(database, index, range(before), skip, limit + 1);
    return page(rows, limit, rows.length > limit);
  }
  const found: CallRow[] = [];
  let after: CallQuery['before'] = before;
  for (let seen = 0; seen < farthest || skip > 0; seen += chunk) {
    const rows = await database.getAllFromIndex('calls', index, range(after), chunk);
    found.push(...rows.filter(({ call }) => fits(call)));
    if (found.length > skip + limit) return page(found.slice(skip), limit, true);
    if (rows.length < chunk) return page(found.slice(skip), limit, false);
    after = cursorOf(rows.at(-1)!);
  }
  return { ...await page(found, limit, false), next: after as CallCursor };
}

const cursorOf = ({ call: { id }, order }: CallRow): CallCursor => ({ startedAt: -order, id });

async function page(rows: readonly CallRow[], limit: number, goesOn: boolean): Promise<CallPage> {
  const calls = await checkedAll('call', rows.slice(0, limit).map(({ call }) => call));
  return { calls, ...(goesOn && limit > 0 && { next: cursorOf(rows[limit - 1]!) }) };
}

async function unfiltered(database: Database, name: Plan['index'], range: IDBKeyRange, skip: number, limit: number): Promise<CallRow[]> {
  const index = database.transaction('calls').store.index(name);
  if (!skip) return index.getAll(range, limit);
  const start = await (await index.openKeyCursor(range))?.advance(skip);
  return start ? index.getAll(IDBKeyRange.bound(start.key, range.upper), limit) : [];
}

interface Plan {
  readonly index: 'newest' | 'direction' | 'missed' | 'queue' | 'queueMissed';
  range(before: CallQuery['before']): IDBKeyRange;
  /** What the index does not tell. */
  readonly fits?: (call: LoggedCall) => boolean;
}

/** The index that leaves the least to be looked at. */
function plan({ kind, queue, text }: CallQuery): Plan {
  const words = text?.trim().toLowerCase();
  const [index, first] = indexFor(kind, queue);
  const fits = (call: LoggedCall): boolean => (!words || says(call, words)) && (!kind || isOfKind(call, kind));
  return { index, range: (before) => newestFirst(first, before), ...((words || (kind && index === 'queue')) && { fits }) };
}

function indexFor(kind: CallQuery['kind'], queue: string | undefined): readonly [Plan['index'], readonly (string | number)[]] {
  if (queue) return kind === 'missed' ? ['queueMissed', [queue, 1]] : ['queue', [queue]];
  if (kind) return kind === 'missed' ? ['missed', [1]] : ['direction', [kind]];
  return ['newest', []];
}

/** Of an index whose keys are `first`, −startedAt, id. An array sorts after every number and text. */
export function newestFirst(first: readonly (string | number)[], before: CallQuery['before']): IDBKeyRange {
  const from = before === undefined ? [-Infinity] : typeof before === 'number' ? [-before, []] : [-before.startedAt, before.id];
  return IDBKeyRange.bound([...first, ...from], [...first, []], true);
}
