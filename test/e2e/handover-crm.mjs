import { openCrm } from '../../demo/crm-server/crm.mjs';
import { deskSite } from './desk-page.mjs';

/** The demo's CRM beside the desks' pages, where what is said of handovers can be held back. */
export async function serveCrm() {
  const crm = openCrm();
  const site = await deskSite();
  let shares = true;
  let told = Promise.resolve();
  let tell = () => {};
  site.routes['/api/crm/*'] = async (request, response) => {
    if (request.url.includes('/handovers')) {
      if (!shares) return response.writeHead(503).end();
      if (request.method === 'GET') await told;
    }
    crm.handle(request, response);
  };
  return {
    store: crm.store,
    /** Whether it passes handovers on. @param {boolean} does */
    shares: (does) => { shares = does; },
    /** Who asks for a handover waits for the answer, until `tells()`. */
    holdsBack: () => { told = new Promise((resolve) => { tell = resolve; }); },
    tells: () => tell(),
    stop: () => crm.stop(),
  };
}

/** What a test can do with a desk that gets a call of a colleague. @param {Awaited<ReturnType<typeof import('./desk-page.mjs').openDesk>>} desk */
export const receiver = (desk) => ({
  /** Waits until the card of a call has what came along; gives both. @param {string} callId @param {string} notes */
  has: (callId, notes) => desk.until(`"${notes.slice(0, 40)}" has come along`, ({ pops, calls }, id, wanted) => {
    const pop = pops.find((one) => one.callId === id);
    return pop?.handover?.notes === wanted && { handover: pop.handover, customers: pop.status === 'known' ? pop.matches.map(({ name }) => name) : pop.status, peer: calls.find((call) => call.id === id).peer.number };
  }, callId, notes),
  /** Waits until the card shows this customer. @param {string} callId @param {string} name */
  knows: (callId, name) => desk.until(`the card is ${name}'s`, ({ pops }, id, wanted) => pops.some((pop) => pop.callId === id && pop.status === 'known' && pop.matches[0].name === wanted), callId, name),
  /** Waits until this one is at the other end. @param {string} callId @param {string} number */
  talksWith: (callId, number) => desk.until(`${number} is at the other end`, ({ calls }, id, wanted) => calls.find((call) => call.id === id)?.peer.number === wanted, callId, number),
});
