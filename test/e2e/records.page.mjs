// The page's half of the tests of records: what they are, and what happened to them.
import { BrowserRecords } from '../../src/storage/index.ts';
import { MemoryRecords } from '../../src/desk/index.ts';
import { runContract, toE164 } from '../storage/contract.mjs';
import { sameAnswers } from '../storage/same-answers.mjs';

/** As numbers are compared; a page with a gate comes to it here and waits: a way to stop one that is about to write. */
async function written(number) {
  window.atGate = true;
  await window.gate;
  return toE164(number);
}

/** Opens records of a user; `events` is what they tell, `endRecords` ends them. */
window.openRecords = (user, options = {}) => {
  const life = new AbortController();
  window.events = [];
  window.endRecords = () => life.abort();
  window.records = new BrowserRecords(user, life.signal, { toE164: written, ...options });
  window.records.start((event) => window.events.push(event), life.signal);
};
window.runContract = (name) => runContract(name, window.records, window.events);
window.sameAnswers = (seed) => {
  const memory = new MemoryRecords([], toE164);
  return sameAnswers(seed, window.records, memory);
};
