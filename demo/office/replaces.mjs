/** One leg takes the place of another (RFC 3891): how a call lives through a page reload, and how a consultation ends. */
import { connect, part } from './party.mjs';
import { Refusal } from './refusal.mjs';

/**
 * The established leg that a `Replaces` value means.
 * @param {import('./switchboard.mjs').Switchboard} office
 * @param {string} replaces `call-id;to-tag=…;from-tag=…`, the tags as the office sees them: its own is the to-tag.
 * @param {string} agent Whose it must be.
 */
export function legOf(office, replaces, agent) {
  const [callId, ...params] = replaces.trim().split(/\s*;\s*/);
  const tags = Object.fromEntries(params.map((param) => param.split('=')));
  const leg = office.legFor(callId, tags['to-tag'], tags['from-tag']);
  if (!leg?.established || !leg.other) throw new Refusal(481);
  if (leg.agent !== agent) throw new Refusal(403);
  return leg;
}

/**
 * An agent's new leg takes over from an old one; the party on the other side stays.
 * @param {import('./incoming-leg.mjs').IncomingLeg} leg
 * @param {string} replaces
 */
export function takeOver(leg, replaces) {
  const old = legOf(leg.office, replaces, leg.agent);
  leg.accept();
  const other = part(old);
  old.hangUp();
  connect(leg, other);
  leg.office.log(`${leg.agent}: call taken over`);
}
