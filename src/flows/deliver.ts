import { toProblem, type Delivery, type DeskEvent, type Interaction, type Problem } from '../core/index.js';
import { askCrm, type Crm, type Flow, type Parcel } from '../desk/index.js';

/** How long the CRM may take for one record, and how long it is ours alone: longer, so that no other page sends it meanwhile, ms. */
const [patience, lease] = [15_000, 25_000];
/** The first wait after a failure, and the longest, ms. */
const [firstWait, longestWait] = [2_000, 5 * 60_000];
/** How soon the outbox is looked at again at the earliest, ms: whatever it says, no page spins. */
const soonest = 250;
/** When it is looked at again after it could not be read, ms. */
const afterBreakdown = 30_000;

/** They say something of the CRM, not of the record: the next one would fare no better now. */
const ofTheCrm: ReadonlySet<Problem['code']> = new Set(['crm-unreachable', 'crm-slow', 'crm-busy']);
const worthAnotherTry: ReadonlySet<Problem['code']> = new Set([...ofTheCrm, 'failed']);

/**
 * Brings to the CRM what is in the outbox: each record until it is acknowledged, those of one customer in their order, from one page at a
 * time. A CRM that is down or busy is asked for one record, then left alone for a while, however many wait.
 */
export const deliver: Flow = ({ desk, ports, signal }) => {
  const { crm, records: { outbox } } = ports;
  if (!crm) return;
  let running = false;
  let again = false;
  let resting = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const later = (ms: number): void => {
    clearTimeout(timer);
    if (signal.aborted) return;
    timer = setTimeout(wake, Math.min(longestWait, Math.max(soonest, ms)));
    (timer as { unref?(): void }).unref?.(); // Under Node, a desk that is all that is left need not keep the process.
  };
  const run = async (): Promise<void> => {
    for (let parcel = await outbox.claim(Date.now(), lease); parcel && !signal.aborted; parcel = await outbox.claim(Date.now(), lease)) {
      const rest = await send(parcel);
      if (signal.aborted) return;
      if (rest === undefined) continue;
      [resting, again] = [true, false]; // What was finished meanwhile fares no better.
      return later(rest);
    }
    const next = await outbox.nextAt(Date.now());
    if (next !== undefined) later(next - Date.now());
  };
  /** Resolves with how long the CRM is to be left alone. */
  const send = async ({ id, interaction, attempts }: Parcel): Promise<number | undefined> => {
    const { revision } = interaction;
    const problem = await askCrm((limit) => tellCrm(crm, interaction, limit), patience, signal).then(() => undefined, toProblem);
    if (!problem) return outbox.delivered(id, revision) as Promise<undefined>;
    if (signal.aborted) return undefined; // Not the CRM's fault: whoever opens the outbox next sends it again.
    if (!worthAnotherTry.has(problem.code)) return outbox.refuse(id, problem, revision) as Promise<undefined>;
    const wait = waitAfter(attempts);
    await outbox.postpone(id, Date.now() + wait, problem, revision);
    return ofTheCrm.has(problem.code) ? wait / 2 : undefined; // Sooner than this record's own next turn, so that it never keeps others from theirs.
  };
  const wake = (): void => {
    if (running) { again = true; return; }
    running = true;
    again = false;
    resting = false;
    run().catch(broken).finally(() => {
      running = false;
      if (again && !signal.aborted) wake();
    });
  };
  const broken = (error: unknown): void => {
    if (signal.aborted) return;
    console.warn(`cordboard: records wait on this computer: ${toProblem(error).message}`);
    later(afterBreakdown);
  };
  /** Those that wait for their next turn have it now; what was refused stays so until a person looks at it. */
  const online = async (): Promise<void> => {
    for (const { id, status, nextAt = 0 } of desk.state.records.deliveries) if (status === 'waiting' && nextAt > Date.now()) await outbox.retry(id);
    wake();
  };

  const isNews = newsOfOutbox();
  desk.subscribe((_, event) => { if (isNews(event, resting)) wake(); });
  globalThis.addEventListener?.('online', () => void online().catch(broken), { signal });
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
};

const tellCrm = (crm: Crm, interaction: Interaction, signal: AbortSignal): Promise<void> =>
  (interaction.revision !== undefined && crm.update ? crm.update(interaction, signal) : crm.log(interaction, signal));

/** Tells which events are a reason to look into the outbox: what is due now and was not before. While the CRM is left alone nothing else is. */
function newsOfOutbox(): (event: DeskEvent, resting: boolean) => boolean {
  let known = new Map<string, Delivery>();
  const isDueNow = ({ id, status, nextAt = 0 }: Delivery): boolean => {
    const before = known.get(id);
    return status === 'waiting' && nextAt === 0 && (!before || before.status === 'refused' || (before.nextAt ?? 0) > 0);
  };
  return (event, resting) => {
    switch (event.type) {
      case 'records-opened':
      case 'records-failed': return true;
      case 'delivery-changed': {
        const isNews = isDueNow(event.delivery);
        if (event.delivery.status === 'delivered') known.delete(event.delivery.id);
        else known.set(event.delivery.id, event.delivery);
        return isNews;
      }
      case 'deliveries-loaded': {
        const isNews = event.deliveries.some((one) => isDueNow(one) || (!resting && one.status === 'waiting'));
        known = new Map(event.deliveries.map((one) => [one.id, one]));
        return isNews;
      }
      default: return false;
    }
  };
}

/** Twice as long each time, and never the same for two that lost the same CRM. */
const waitAfter = (attempts: number): number => Math.min(longestWait, firstWait * 2 ** attempts) * (0.5 + Math.random() / 2);
