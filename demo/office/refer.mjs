/** Transfer (RFC 3515): a telephone asks that the party it talks with be connected elsewhere. */
import { dial } from './dial.mjs';
import { contextOf, reasonOf, userOf } from './message.mjs';
import { connect, part } from './party.mjs';
import { Refusal } from './refusal.mjs';
import { legOf } from './replaces.mjs';

const BYE_GRACE = 2000; // the transferor hangs up by itself when it hears of success; else the office does

/**
 * @param {import('./leg.mjs').Leg} leg Of the transferor.
 * @param {import('./message.mjs').Message} request
 */
export async function refer(leg, request) {
  const target = request.headers['refer-to']?.uri;
  const transferee = leg.other;
  if (!target || !leg.established || !transferee || transferee.transferring) return leg.reply(request, target ? 603 : 400);
  leg.reply(request, 202);
  notify(leg, request, 100);
  transferee.transferring = true;
  try {
    const consultation = consultationIn(leg, target);
    if (!consultation) sendAlong(transferee, contextOf(request));
    const party = consultation ? consultation.other : await dialFor(transferee, userOf(target), leg);
    notify(leg, request, 200);
    for (const each of [leg, consultation]) if (each) release(each);
    connect(transferee, party);
    leg.office.log(`${leg.agent}: ${transferee.number} transferred to ${party.number}`);
  } catch (error) {
    leg.office.log(`${leg.agent}: transfer failed: ${error.message}`);
    notify(leg, request, error.status ?? 500);
  } finally {
    transferee.transferring = false;
    if (!transferee.other) transferee.hangUp(); // the transferor has gone and the target did not come
  }
}

/**
 * The other leg of the transferor, if this is an attended transfer.
 * @param {import('./leg.mjs').Leg} leg
 * @param {string} target
 */
function consultationIn(leg, target) {
  const replaces = /[?&]Replaces=([^&]*)/i.exec(target)?.[1];
  if (!replaces) return undefined;
  const consultation = legOf(leg.office, decodeURIComponent(replaces), leg.agent);
  if (consultation === leg) throw new Refusal(481);
  return consultation;
}

/** From now on this goes with the transferee, whoever it is connected with, and no longer what came before. @param {import('./party.mjs').Party} transferee @param {string | undefined} context */
function sendAlong(transferee, context) {
  const { 'user-to-user': _, ...headers } = transferee.headers;
  transferee.headers = context ? { ...headers, 'user-to-user': context } : headers;
}

/**
 * Calls the target of a blind transfer in the transferee's name.
 * @param {import('./party.mjs').Party} transferee
 * @param {string} number
 * @param {import('./leg.mjs').Leg} leg
 */
async function dialFor(transferee, number, { office, dialog }) {
  const call = { office, caller: transferee, headers: { 'referred-by': `<${dialog.remote.uri}>` }, signal: transferee.signal };
  try {
    return await dial(number, call);
  } catch (error) {
    if (error instanceof Refusal && error.target) return dial(error.target, call);
    throw error;
  }
}

/** Takes a leg of the transferor out of its call. @param {import('./leg.mjs').Leg} leg */
function release(leg) {
  part(leg);
  setTimeout(() => leg.hangUp(), BYE_GRACE).unref();
}

/**
 * Tells the transferor how it goes, as a fragment of the response it would have got.
 * @param {import('./leg.mjs').Leg} leg
 * @param {import('./message.mjs').Message} request
 * @param {number} status
 */
function notify(leg, request, status) {
  if (leg.ended) return;
  leg.request('NOTIFY', {
    headers: {
      event: `refer;id=${request.headers.cseq.seq}`,
      'subscription-state': status < 200 ? 'active;expires=60' : 'terminated;reason=noresource',
      'content-type': 'message/sipfrag;version=2.0',
    },
    content: `SIP/2.0 ${status} ${reasonOf(status)}\r\n`,
  });
}
