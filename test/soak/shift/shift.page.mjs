// The page of shift.mjs: our product with every element, connected as soon as it is loaded, as a CRM's page is. Its address says to what.
import JsSIP from 'jssip';
import { connect } from '../../../src/connect.ts';
import '../../../src/define/all.ts';

const { server, uri, password } = Object.fromEntries(new URLSearchParams(location.search));
const desk = connect({ server, uri, password });
const tags = ['cord-agent-status', 'cord-incoming-call', 'cord-calls', 'cord-dialer', 'cord-wrap-up', 'cord-call-history', 'cord-audio-settings'];
document.body.append(Object.assign(document.createElement('cord-desk'), { desk }), ...tags.map((tag) => document.createElement(tag)));

window.desk = desk;
window.happened = [];
desk.subscribe((_, event) => {
  if (event.type === 'levels-changed') return;
  window.happened.push({ type: event.type, callId: event.callId, end: event.end });
  if (window.happened.length > 50) window.happened.shift(); // of a long shift the test must not leak itself
});
/** What may be left over, by the prototype its objects have. */
window.kinds = {
  'sessions': JsSIP.RTCSession.prototype, 'UAs': JsSIP.UA.prototype, 'peer connections': RTCPeerConnection.prototype, 'WebSockets': WebSocket.prototype,
  'audio contexts': AudioContext.prototype, 'channels': BroadcastChannel.prototype,
};
