import { DeskError, formProblems, interactionFor, isAnswered, revisionOf, toProblem, wrapUpOf, type Answers, type CallId, type WrapUp } from '../core/index.js';
import { formInWords, formProblemWords, msg } from '../i18n/index.js';
import type { CommandOf } from './command.js';
import type { Room } from './room.js';

/** The time that "more time" gives where nobody says how much, s. */
const extension = 60;

export function changeWrapUp(room: Room, { callId, answers }: CommandOf<'change-wrap-up'>): void {
  openPaper(room, callId);
  room.emit({ type: 'wrap-up-changed', callId, answers });
}

export async function saveWrapUp(room: Room, { callId }: CommandOf<'save-wrap-up'>): Promise<void> {
  const { record, dueAt } = openPaper(room, callId);
  if (record.endedAt === undefined) throw new DeskError('not-now', msg('The call goes on. What you write is kept; save it when the call is over.'));
  // Of a call that leaves no work nobody asks anything: it is only here because it could not be put away.
  const problems = dueAt === undefined ? [] : Object.values(formProblems(formInWords(room.state.wrapUps.form), record.answers, record.queue)).map(formProblemWords);
  if (problems.length) throw new DeskError('incomplete', problems.join(' '));
  await finishWrapUp(room, callId);
}

/** The draft comes first: of several pages, one alone writes on it. */
export async function reopenWrapUp({ ports: { records }, state, emit }: Room, { recordId }: CommandOf<'reopen-wrap-up'>): Promise<{ readonly callId: CallId }> {
  const open = state.wrapUps.open.find(({ record }) => record.id === recordId);
  if (open) return { callId: open.callId };
  const logged = await records.callLog.get(recordId);
  if (!logged) throw new DeskError('no-such-record', msg('This call is not in the call history any more.'));
  if (wrapUpOf(state, logged.callId)) throw new DeskError('not-now', msg('This call goes on here. Write on the paper that lies open.', { desc: 'The paper: notes and outcome of a call' }));
  const { delivery: _, problem: __, incomplete: ___, ...before } = logged;
  const record = { ...before, revision: revisionOf(before) + 1 };
  await records.drafts.keep(record);
  emit({ type: 'wrap-up-reopened', record });
  return { callId: record.callId };
}

export function leaveWrapUp(room: Room, { callId }: CommandOf<'leave-wrap-up'>): void {
  if (!openPaper(room, callId).reopened) throw new DeskError('not-now', msg('This call is not in the call history yet: save it.'));
  room.emit({ type: 'wrap-up-closed', callId });
}

/** Where no clock runs, there is all the time it takes already. */
export function extendWrapUp({ state: { agent }, emit }: Room, { callId, seconds = extension }: CommandOf<'extend-wrap-up'>): void {
  const work = agent.afterCallWork;
  if (work?.callId !== callId) throw new DeskError('not-now', msg('There is no after-call work for this call.'));
  if (work.until !== undefined) emit({ type: 'after-call-work-extended', until: Math.max(work.until, Date.now()) + seconds * 1000 });
}

/**
 * Puts the paper of a call away: into the call log and, where there is a CRM, on its way there, in one transaction. Where that fails
 * the paper stays, with the reason on it.
 *
 * @param missing Answers for what was not answered; with them it is marked as incomplete.
 */
export async function finishWrapUp({ ports, state, emit }: Pick<Room, 'ports' | 'state' | 'emit'>, callId: CallId, missing?: Answers): Promise<void> {
  const paper = wrapUpOf(state, callId);
  if (!paper || paper.status === 'saving') return;
  const { form } = state.wrapUps;
  const incomplete = missing !== undefined && Object.keys(formProblems(form, paper.record.answers, paper.record.queue)).length > 0;
  const record = incomplete ? { ...paper.record, answers: { ...missing, ...answered(paper.record.answers) }, incomplete } : paper.record;
  emit({ type: 'wrap-up-saving', callId });
  try {
    await ports.records.finish(record, ports.crm && interactionFor(record, form));
  } catch (error) {
    emit({ type: 'wrap-up-failed', callId, problem: toProblem(error) });
    throw error;
  }
  emit({ type: 'wrap-up-closed', callId });
}

const answered = (answers: Answers): Answers => Object.fromEntries(Object.entries(answers).filter(([, answer]) => isAnswered(answer)));

function openPaper({ state }: Room, callId: CallId): WrapUp {
  const paper = wrapUpOf(state, callId);
  if (!paper) throw new DeskError('no-such-call', msg('This call has been wrapped up. You find it in the call history.'));
  if (paper.status === 'saving') throw new DeskError('not-now', msg('It is being saved. Wait a moment.', { desc: 'What is written on a call' }));
  return paper;
}
