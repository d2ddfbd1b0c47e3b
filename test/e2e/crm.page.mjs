// The pages' half of message-crm.test.mjs and rest-crm.test.mjs: what a page with a desk has of a CRM, and what the page round it has.
import { answerDesk, crmOf } from '../../src/crm/index.ts';

window.answerDesk = answerDesk;

const life = new AbortController();
window.endCrm = () => life.abort();

/** Makes the CRM that a configuration means. */
window.openCrm = (config) => { window.crm = crmOf(config, { region: 'US' }, life.signal); };

/** Asks it, and gives what came of it as plain data. */
window.askCrm = async (verb, ...args) => {
  if (!window.crm[verb]) return { missing: verb };
  try {
    return { value: await window.crm[verb](...args, ...(verb === 'open' ? [] : [AbortSignal.timeout(10_000)])) };
  } catch (error) {
    return { code: error.code, message: error.message };
  }
};
