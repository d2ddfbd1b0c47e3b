/** A telephone calls: finds whom, rings, connects. */
import { dial } from './dial.mjs';
import { IncomingLeg } from './incoming-leg.mjs';
import { userOf } from './message.mjs';
import { connect } from './party.mjs';
import { Refusal } from './refusal.mjs';
import { takeOver } from './replaces.mjs';
import { canAnswer } from './sdp.mjs';

/**
 * Serves an INVITE that begins a call.
 * @param {import('./switchboard.mjs').Switchboard} office
 * @param {import('./flow.mjs').Flow} flow
 * @param {import('./message.mjs').Message} invite
 * @param {string} agent Who has been proven to send it.
 */
export async function answerInvite(office, flow, invite, agent) {
  const leg = new IncomingLeg(office, flow, agent, invite);
  const number = userOf(invite.uri);
  try {
    if (!canAnswer(invite.content)) throw new Refusal(488);
    await leg.prepare();
    if (invite.headers.replaces) return takeOver(leg, invite.headers.replaces);
    const callee = await dial(number, {
      office, caller: leg, signal: leg.signal,
      ringing: () => leg.ring(),
      early: (party) => {
        leg.early();
        connect(leg, party);
      },
    });
    leg.accept();
    connect(leg, callee);
    office.log(`${agent} → ${number}: connected`);
  } catch (error) {
    if (leg.ended) return;
    office.log(`${agent} → ${number}: ${error.message}`);
    if (!(error instanceof Refusal)) return leg.fail(error.message);
    leg.refuse(error.status, error.target && { contact: [{ uri: invite.uri.replace(number, error.target), params: {} }] });
  }
}
