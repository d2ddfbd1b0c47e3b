import { DeskError, isWithheld, popOf, toProblem, type CallId, type Customer, type CustomerSource } from '../core/index.js';
import { askCrm, type Crm, type FlowRoom, type Records } from '../desk/index.js';
import { msg } from '../i18n/index.js';

/** How long the CRM may think before the agent is told that it does not answer, ms. */
const patience = 8_000;
/** An index that takes longer than this is of no use, ms. */
const indexPatience = 2_000;
/** Somebody who called within this time calls again, ms. */
const lately = 24 * 3_600_000;

/** By what a customer is looked for. */
export interface Sought {
  readonly number: string;
  /** Their id in the CRM, where the PBX or a colleague told. */
  readonly customerId?: string;
  /** The agent did not take the first answer: everybody it may be, instead of the likeliest. */
  readonly everybody?: boolean;
}

interface Found {
  readonly matches: readonly Customer[];
  readonly source: CustomerSource;
}

/** Whether two searches look for the same one: by the same id, else by the same number. */
export const isSought = (a: Sought, b: Sought): boolean => a.customerId === b.customerId && (a.customerId !== undefined || isSameLine(a.number, b.number));

/** A PBX may show `+4930123456` once and `030123456` after the answer; that is nobody else. */
function isSameLine(a: string, b: string): boolean {
  const [one, other] = [a, b].map((number) => number.replace(/\D/g, '').replace(/^0+/, '')) as [string, string];
  return a === b || (Math.min(one.length, other.length) >= 7 && (one.endsWith(other) || other.endsWith(one)));
}

/** Asks the index on this computer and the CRM at once, and tells what each knows as soon as it does; what the CRM says is the last word. */
export async function findCustomers({ desk, ports: { crm, records }, emit }: FlowRoom, callId: CallId, sought: Sought, signal: AbortSignal): Promise<void> {
  let final = false;
  const told = ({ matches, source }: Found, last: boolean): void => {
    final = last;
    if (!signal.aborted && popOf(desk.state, callId)) emit({ type: 'customer-found', callId, matches, source, final });
  };
  const here = atMost(fromIndex(records, sought), indexPatience).catch((): Found => ({ matches: [], source: 'index' }));
  if (!crm || (isWithheld(sought.number) && sought.customerId === undefined)) return told(await here, true);

  const early = here.then((found) => { if (!final && found.matches.length) told(found, false); });
  try {
    const found = await askCrm((limit) => fromCrm(crm, sought, limit), patience, signal);
    told(found, true);
    await records.contacts.keep(found.matches).catch(() => {}); // It only makes the next call quicker.
  } catch (error) {
    await early;
    if (!signal.aborted && !final) emit({ type: 'customer-search-failed', callId, problem: toProblem(error) });
  }
}

async function fromIndex({ contacts }: Records, { number, customerId, everybody }: Sought): Promise<Found> {
  const [byId, byNumber] = await Promise.all([customerId === undefined ? undefined : contacts.byId(customerId), isWithheld(number) ? [] : contacts.byNumber(number)]);
  return likeliest(byId, byNumber, everybody, 'index');
}

async function fromCrm(crm: Crm, { number, customerId, everybody }: Sought, signal: AbortSignal): Promise<Found> {
  const byId = customerId === undefined ? undefined : await crm.customer?.(customerId, signal).catch(noneIfRefused);
  if ((byId && !everybody) || isWithheld(number)) return likeliest(byId, [], everybody, 'crm');
  const byNumber = await crm.lookup(number, signal);
  return likeliest(byId ?? byNumber.find(({ id }) => id === customerId), byNumber, everybody, 'crm');
}

/** An id that the CRM takes offence at is no reason not to look for the number. */
function noneIfRefused(error: unknown): undefined {
  if (!['crm-refused', 'bad-answer'].includes(toProblem(error).code)) throw error;
}

function likeliest(byId: Customer | undefined, byNumber: readonly Customer[], everybody: boolean | undefined, source: 'index' | 'crm'): Found {
  if (!byId) return { matches: byNumber, source };
  return everybody ? { matches: [byId, ...byNumber.filter(({ id }) => id !== byId.id)], source } : { matches: [byId], source: 'header' };
}

function atMost<T>(answer: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeskError('storage', msg('This computer takes too long to look it up.'))), ms);
    (timer as { unref?(): void }).unref?.();
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

/** The first look into a database takes longest: a ring is not to wait for it. Somebody known is looked for, so that what is found has been read once, too. */
export async function lookOnce({ ports: { records } }: FlowRoom): Promise<void> {
  const [last] = await records.recents().catch(() => []);
  const number = last?.number ?? '+1';
  await Promise.allSettled([records.contacts.byNumber(number), records.callLog.withNumber(number, Date.now())]);
}

/** How often they called lately, this call not counted. */
export async function countEarlier({ desk, ports: { records }, emit }: FlowRoom, callId: CallId, number: string, signal: AbortSignal): Promise<void> {
  if (isWithheld(number)) return;
  const calls = await records.callLog.withNumber(number, Date.now() - lately).catch(() => []);
  const theirs = calls.filter((call) => call.direction === 'incoming' && call.callId !== callId);
  const [last] = theirs;
  if (last && !signal.aborted && popOf(desk.state, callId)) emit({ type: 'earlier-calls-counted', callId, times: theirs.length, lastAt: last.startedAt });
}
