/** What a telephone can ask during its call. */
import { responseTo } from './message.mjs';
import { refer } from './refer.mjs';
import { sdpHeaders } from './leg.mjs';
import { canAnswer } from './sdp.mjs';

/** @typedef {import('./leg.mjs').Leg} Leg @typedef {import('./message.mjs').Message} Message */

/** @type {Record<string, (leg: Leg, request: Message) => unknown>} */
const methods = {
  INVITE: renegotiate,
  UPDATE: renegotiate,
  BYE(leg, request) {
    leg.reply(request, 200);
    if (leg.established) leg.end();
    else leg.hangUp(); // the INVITE still wants its answer
  },
  INFO(leg, request) {
    leg.reply(request, 200);
    const digit = digitIn(request);
    if (digit) leg.press(digit, 'info');
  },
  REFER: refer,
  NOTIFY: (leg, request) => leg.reply(request, 200),
  OPTIONS: (leg, request) => leg.reply(request, 200),
  MESSAGE: (leg, request) => leg.reply(request, 200),
};

/**
 * @param {Leg} leg
 * @param {import('./flow.mjs').Flow} flow
 * @param {Message} request
 */
export function serveInDialog(leg, flow, request) {
  const { dialog } = leg;
  const { seq } = request.headers.cseq;
  if (seq <= dialog.remoteSequence) return flow.send(responseTo(request, 500)); // out of order (12.2.2)
  dialog.remoteSequence = seq;
  leg.flow = flow; // the telephone may have come back by another socket
  if (!Object.hasOwn(methods, request.method)) return leg.reply(request, 405);
  return methods[request.method](leg, request);
}

/** @param {Leg} leg @param {Message} request */
async function renegotiate(leg, request) {
  const { method, content, headers } = request;
  if (headers.contact?.[0]?.uri) leg.dialog.target = headers.contact[0].uri; // target refresh
  if (method === 'UPDATE' && !content) return leg.reply(request, 200); // a session timer (RFC 4028)
  if (!canAnswer(content)) return leg.reply(request, 488);
  if (leg.renegotiating) return leg.reply(request, 491);
  leg.renegotiating = true;
  try {
    leg.reply(request, 200, { headers: sdpHeaders, content: await leg.renegotiate(content) });
  } catch (error) {
    leg.office.log(`${leg.agent}: bad offer: ${error.message}`);
    leg.reply(request, 488);
  } finally {
    leg.renegotiating = false;
  }
}

/** @param {Message} info */
function digitIn({ headers, content = '' }) {
  const type = String(headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
  if (type === 'application/dtmf-relay') return /^Signal\s*=\s*([\dA-D*#])/im.exec(content)?.[1];
  if (type === 'application/dtmf') return /^\s*([\dA-D*#])/i.exec(content)?.[1];
  return undefined;
}
