import { openLab } from './lab.mjs';
import { startPhoneServer } from './phone-server.mjs';
import { table } from './table.mjs';

const calls = 1_000;
/** RFC 3261's timers keep what became of a transaction for 32 s. */
const settle = 40_000;
const fingerprint = Array.from({ length: 32 }, (_, i) => (i + 16).toString(16)).join(':').toUpperCase();
const offer = [
  'v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=group:BUNDLE 0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 0', 'c=IN IP4 0.0.0.0', 'a=ice-ufrag:bench', 'a=ice-pwd:benchbenchbenchbenchbench',
  `a=fingerprint:sha-256 ${fingerprint}`, 'a=setup:actpass', 'a=mid:0', 'a=sendrecv', 'a=rtcp-mux', 'a=rtpmap:0 PCMU/8000', '',
].join('\r\n');

/** What a thousand calls, answered and ended on a page with every element, leave behind. */
export default async function heap() {
  const [lab, office] = await Promise.all([openLab(), startPhoneServer()]);
  const page = await lab.page();
  const devtools = await page.createCDPSession();
  await page.evaluate(openShift, { chunk: lab.chunk('connect'), server: office.url });

  await take(page, office, 30); // what is made once
  const before = await measure(page, devtools);
  const began = performance.now();
  await take(page, office, calls);
  const seconds = (performance.now() - began) / 1000;
  const after = await measure(page, devtools);

  await lab.close();
  office.close();
  table(`kept after ${calls.toLocaleString('en')} calls (${Math.round(seconds)} s of them)`, 'bytes a call, budget 1,000', { 'cordboard, all elements': (after.bytes - before.bytes) / calls, 'budget': 1_000 }, 'budget');
  console.log(`  calls in the state ${after.calls} (${before.calls} before), peer connections not closed ${after.open} (${before.open}), DOM nodes ${after.nodes} (${before.nodes}), listeners ${after.listeners} (${before.listeners})`);
}

async function take(page, office, count) {
  for (let i = 0; i < count; i++) {
    const ended = page.evaluate(() => window.ended());
    const answered = office.ring({ name: `Caller ${i}`, number: `+1555010${i % 10_000}`, body: offer }).hangUpWhenAnswered();
    await Promise.all([ended, answered]);
  }
}

async function measure(page, devtools) {
  await new Promise((over) => setTimeout(over, settle));
  for (let i = 0; i < 3; i++) await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
  const prototype = await page.evaluateHandle(() => RTCPeerConnection.prototype);
  const connections = await page.queryObjects(prototype);
  const open = await connections.evaluate((found) => found.filter(({ signalingState }) => signalingState !== 'closed').length);
  await Promise.all([prototype.dispose(), connections.dispose()]);
  return { bytes: usedSize, nodes, listeners: jsEventListeners, open, calls: await page.evaluate(() => window.desk.state.calls.length) };
}

/* In the page. */

async function openShift({ chunk, server }) {
  const [{ connect }] = await Promise.all([import(chunk), import('/cordboard.js')]);
  const desk = connect({ server, uri: 'sip:1001@127.0.0.1', password: 'secret' });
  const tags = ['cord-calls', 'cord-incoming-call', 'cord-dialer', 'cord-agent-status', 'cord-audio-settings'];
  document.body.append(Object.assign(document.createElement('cord-desk'), { desk }), ...tags.map((tag) => document.createElement(tag)));
  let tell = () => {};
  window.desk = desk;
  /** The next call, answered, has ended and is cleared away. */
  window.ended = () => new Promise((settle) => { tell = settle; });
  desk.subscribe((_, event) => {
    if (event.type === 'call-started') queueMicrotask(() => desk.send({ type: 'answer', callId: event.call.id }));
    if (event.type === 'call-ended') desk.send({ type: 'clear', callId: event.callId }).then(() => tell());
  });
  if (desk.state.line.status !== 'registered') await new Promise((registered) => desk.subscribe((state) => state.line.status === 'registered' && registered()));
}
