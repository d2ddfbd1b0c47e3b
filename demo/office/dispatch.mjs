/** Which part of the office a request is for. */
import { IncomingLeg } from './incoming-leg.mjs';
import { serveInDialog } from './in-dialog.mjs';
import { answerInvite } from './incoming.mjs';
import { abilities } from './leg.mjs';
import { responseTo, userOf } from './message.mjs';

/**
 * @param {import('./switchboard.mjs').Switchboard} office
 * @param {import('./flow.mjs').Flow} flow
 * @param {import('./message.mjs').Message} request
 */
export function dispatch(office, flow, request) {
  const { method, headers } = request;
  const reply = (/** @type {number} */ status, /** @type {any} */ extras) => flow.send(responseTo(request, status, extras));
  if (method === 'CANCEL') return cancel(office, flow, request);
  if (headers.to.params.tag) {
    const leg = office.legOf(request);
    return leg ? serveInDialog(leg, flow, request) : reply(481);
  }
  if (method === 'OPTIONS') return reply(200, { headers: { ...abilities, accept: 'application/sdp' } });
  const agent = authenticate(office, flow, request);
  if (!agent) return undefined;
  if (method === 'REGISTER') return userOf(headers.to) === agent ? office.registrar.serve(flow, request) : reply(403);
  if (method === 'INVITE') return headers.contact?.[0]?.uri ? answerInvite(office, flow, request, agent) : reply(400);
  if (method === 'MESSAGE') return reply(200);
  return method === 'SUBSCRIBE' || method === 'PUBLISH' ? reply(489) : reply(405, { headers: { allow: abilities.allow } });
}

/** An INVITE has come to its end, which its own transaction says (RFC 3261, 9.2). */
function cancel(office, flow, request) {
  const leg = [...office.legs].find((each) => each instanceof IncomingLeg && each.isCancelledBy(request));
  flow.send(responseTo(request, leg ? 200 : 481));
  /** @type {IncomingLeg | undefined} */ (leg)?.refuse(487);
}

/**
 * Who sends a request, by its credentials, or because the same socket has shown them before. Else challenges.
 * @returns {string | undefined}
 */
function authenticate(office, flow, request) {
  const registering = request.method === 'REGISTER';
  const sender = userOf(request.headers.from);
  if (!registering && flow.user === sender) return sender;
  const { user, stale } = office.digest.verify(request, request.headers[registering ? 'authorization' : 'proxy-authorization']);
  if (user && user === sender) return (flow.user = user);
  const challenge = office.digest.challenge({ stale });
  flow.send(registering
    ? responseTo(request, 401, { headers: { 'www-authenticate': challenge } })
    : responseTo(request, 407, { headers: { 'proxy-authenticate': challenge } }));
  return undefined;
}
