import { abandonedRecord, callById, ctiFacts, interactionFor, toProblem, wrapUpOf, type CallId, type CallRecord, type CtiHeaders, type DeskState, type WrapUp } from '../core/index.js';
import { finishWrapUp, type Flow, type FlowRoom } from '../desk/index.js';
import { keepLatest } from './keep-latest.js';
import { leavesWork, type WrapUpOptions } from './leaves-work.js';
import { seekPapers } from './seek-papers.js';

/** How often it is looked whether a page beside us has gone and left papers behind, ms. */
const lookAfter = 20_000;

/**
 * Keeps a paper of every call, from its first moment: what happened to it, and what the agent writes, are safe on this computer at each
 * step. When the call is over and leaves no work, the paper is put away; otherwise it waits for the agent. Papers of a page that is gone are
 * taken up.
 */
export const callLog = (options: WrapUpOptions, headers?: CtiHeaders): Flow => (room) => {
  const { desk, ports, signal, emit } = room;
  const { drafts } = ports.records;
  const papers = keepLatest<CallRecord>({
    write: async (record) => {
      await taken;
      await drafts.keep(record);
    },
    discard: (id) => drafts.discard(id),
    written: (record, failed) => {
      const paper = wrapUpOf(desk.state, record.callId);
      if (paper?.record === record || (failed !== undefined && paper)) emit({ type: 'wrap-up-kept', callId: record.callId, ...(failed !== undefined && { problem: toProblem(failed) }) });
    },
  });

  const papersOfOld = seekPapers(() => takeUp(room, options, leftovers), signal);
  const leftovers: CallRecord[] = [];
  let before: DeskState['wrapUps']['open'] = [];
  /** Of the papers of a page whose desk this one goes on with. */
  let taken: Promise<unknown> = Promise.resolve();
  desk.subscribe(({ wrapUps: { open }, line }, event) => {
    if ((event.type === 'call-started' || event.type === 'call-restored') && !event.call.consultFor) {
      const { call } = event;
      if (event.type === 'call-restored') papersOfOld.seek(call.id);
      queueMicrotask(() => emit({ type: 'wrap-up-opened', callId: call.id, recordId: crypto.randomUUID(), agent: line.uri ?? '', facts: ctiFacts(call.headers, headers) }));
    }
    if (event.type === 'wrap-up-restored') papersOfOld.found(event.record.callId);
    if (event.type === 'call-ended') void papersOfOld.sought(event.callId).then(() => over(room, options, event.callId));
    if (event.type === 'desk-restored') {
      taken = drafts.take(open.map(({ record }) => record.id)).catch(() => {}); // Then `keep` says so.
      queueMicrotask(look);
    }
    if (open === before) return;
    for (const { record } of changed(before, open)) papers.keep(record.id, record);
    for (const { record } of gone(before, open)) papers.drop(record.id);
    before = open;
  });

  const look = (): void => {
    for (const { callId, status, dueAt, record } of desk.state.wrapUps.open) if (status === 'open' && dueAt === undefined && record.endedAt !== undefined) over(room, options, callId);
    void papersOfOld.look();
  };
  const looking = setInterval(look, lookAfter);
  (looking as { unref?(): void }).unref?.(); // Under Node, a desk that is all that is left need not keep the process.
  signal.addEventListener('abort', () => clearInterval(looking), { once: true });
  look();
};

/** Those to be written down: one that is being put away is, by that. */
const changed = (before: readonly WrapUp[], after: readonly WrapUp[]): readonly WrapUp[] => after.filter((paper) => {
  const was = before.find(({ record }) => record.id === paper.record.id);
  return paper !== was && paper.status !== 'saving' && (paper.record !== was?.record || was.status === 'saving');
});

/** Those that are on the desk no more, and those that went on as the paper of an earlier page. */
const gone = (before: readonly WrapUp[], after: readonly WrapUp[]): readonly WrapUp[] => before.filter(({ record }) => !after.some((paper) => paper.record.id === record.id));

/** The call has ended: somebody finishes its paper, or it is put away. Where that fails it stays, and is tried again. */
function over({ desk: { state }, ports, emit }: FlowRoom, options: WrapUpOptions, callId: CallId): void {
  const paper = wrapUpOf(state, callId);
  if (paper?.status !== 'open' || paper.record.endedAt === undefined) return;
  if (leavesWork(paper.record, options)) emit({ type: 'wrap-up-due', callId });
  else void finishWrapUp({ ports, state, emit }, callId).catch(() => {}); // It says so on the paper.
}

/** Papers of pages that are gone. `leftovers`: those that could not be put away the last time. */
async function takeUp({ desk, ports: { records, crm }, signal, emit }: FlowRoom, options: WrapUpOptions, leftovers: CallRecord[]): Promise<void> {
  for (const { record, seenAt } of [...leftovers.splice(0).map((one) => ({ record: one, seenAt: 0 })), ...await records.drafts.adopt()]) {
    if (signal.aborted) return;
    const call = callById(desk.state, record.callId);
    // A paper begun here meanwhile, perhaps of a call that is over by now, is the same paper.
    const goesOn = (call !== undefined && call.status !== 'ended') || wrapUpOf(desk.state, record.callId) !== undefined;
    const left = goesOn ? record : abandonedRecord(record, seenAt);
    if (goesOn || left.revision !== undefined || leavesWork(left, options)) emit({ type: 'wrap-up-restored', record: left });
    else await records.finish(left, crm && interactionFor(left, desk.state.wrapUps.form)).catch(() => leftovers.push(left));
  }
}
