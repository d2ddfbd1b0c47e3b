import assert from 'node:assert/strict';
import { until } from '../support/until.mjs';

const typed = 'He wants a blue one';

/**
 * Where the power goes, from the first keystroke to the acknowledgement: at an event of the desk, or of the CRM.
 * @type {Record<string, { event?: string, crm?: 'onreceived' | 'onanswered', pauses?: boolean }>}
 */
export const killSteps = {
  'the first keystroke': { event: 'wrap-up-changed' },
  'what was typed is kept': { event: 'wrap-up-kept', pauses: true },
  'the call ends': { event: 'call-ended' },
  'the form is due': { event: 'wrap-up-due' },
  'Save is pressed': { event: 'wrap-up-saving' },
  'it is saved here': { event: 'wrap-up-closed' },
  'the CRM has it, and has not answered': { crm: 'onreceived' },
  'the CRM has answered': { crm: 'onanswered' },
};

/** Types, hangs up, and saves, quicker than any agent, unless it pauses after what was typed. */
const work = (tab, callId, pauses) => tab.evaluate((id, text, stops) => {
  window.type(id, text);
  if (stops) return;
  window.line.ends(id);
  setTimeout(() => {
    void window.desk.send({ type: 'change-wrap-up', callId: id, answers: { disposition: 'resolved' } });
    void window.desk.send({ type: 'save-wrap-up', callId: id });
  });
}, callId, typed, pauses).catch(() => {}); // it may be dead by then

/**
 * One call whose browser is killed at a step; then the agent starts it again, finishes what lies on the desk, and the CRM has the call once.
 * @param {object} place @param {object} crm @param {import('puppeteer-core').Page[]} tabs @param {keyof typeof killSteps} step @param {string} number
 * @param {() => unknown} [meanwhile] what happens while the browser is dead
 * @returns {Promise<import('puppeteer-core').Page[]>} the tabs of the browser after it
 */
export async function killedAt(place, crm, tabs, step, number, meanwhile = () => {}) {
  const [tab] = tabs;
  const callId = await tab.evaluate((whose) => window.takeCall(whose), number);
  const kept = await killWhile(place, crm, tab, killSteps[step], () => work(tab, callId, killSteps[step].pauses ?? false));
  await meanwhile();
  const next = await place.open();
  await until(`${step}: ${number} is at the CRM`, () => crm.ofNumber(number).length > 0 || finishRestored(next, number), { timeout: 60_000, every: 100, seen: () => place.found(next) });
  await until(`${step}: ${number} is at the CRM`, () => crm.ofNumber(number).length > 0, { timeout: 60_000 });
  await until('nothing is left to do', async () => (await Promise.all(next.map((one) => one.evaluate(() => {
    const { wrapUps, records } = window.desk.state;
    return wrapUps.open.length === 0 && records.deliveries.every(({ status }) => status === 'delivered');
  })))).every(Boolean), { timeout: 60_000, every: 100 });
  const [record, ...more] = crm.ofNumber(number);
  assert.deepEqual(more, [], `${step}: ${number} came twice`);
  const { notes = '' } = record;
  assert.ok(typed.startsWith(notes) && notes.startsWith(kept), `${step}: ${number}: “${kept}” was kept, and there is “${notes}”`);
  if (Object.keys(killSteps).indexOf(step) >= 5) assert.deepEqual([notes, record.disposition.code], [typed, 'resolved'], `${step}: ${number} was saved otherwise`);
  return next;
}

/** Kills the browser at an event of `work`, and tells which notes it had said to be safe by then. */
function killWhile(place, crm, tab, { event, crm: hook }, work) {
  let kept = '';
  return new Promise((dead, failed) => {
    const never = setTimeout(() => failed(new Error(`no ${event ?? hook} within 20 s`)), 20_000);
    const now = () => {
      [crm.onreceived, crm.onanswered] = [() => {}, () => {}];
      clearTimeout(never);
      place.kill().then(() => dead(kept), failed);
    };
    const heard = (type, notes = '') => {
      if (type === 'wrap-up-kept') kept = notes;
      if (type === event) now();
    };
    if (hook) crm[hook] = now;
    place.follow(tab, heard).then(work).catch(failed);
  });
}

/** What an agent does with a paper that is there again. */
async function finishRestored(tabs, number) {
  for (const tab of tabs) {
    const saved = await tab.evaluate(async (whose) => {
      const paper = window.desk.state.wrapUps.open.find(({ record, status }) => record.number === whose && status === 'due');
      if (!paper) return false;
      await window.desk.send({ type: 'change-wrap-up', callId: paper.callId, answers: { disposition: 'resolved' } });
      return (await window.desk.send({ type: 'save-wrap-up', callId: paper.callId })).ok;
    }, number);
    if (saved) return true;
  }
  return false;
}
