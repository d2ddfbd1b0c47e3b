import { admit } from '../../dist/sip/guard.js';
import { limits } from '../../dist/sip/guard-refusal.js';
import { parseMessage } from '../../dist/sip/jssip.js';
import { hostileFrames } from '../support/hostile-frames.mjs';
import { bareFrameTime } from './guard-bare.mjs';
import { median, table } from './table.mjs';

const megabyte = 1_000_000;
const rounds = 50;

const common = ['Via: SIP/2.0/WSS 192.0.2.1:8089;rport;branch=z9hG4bKPj1', 'Max-Forwards: 70', 'From: "Ada Example" <sip:+15550100@pbx.example>;tag=1', 'To: <sip:1001@pbx.example>;tag=2', 'Call-ID: 6f1c-4475@192.0.2.1'];
const message = (first, lines, body = '') => [first, ...common, ...lines, `Content-Length: ${body.length}`, '', body].join('\r\n');
const dialogInfo = '<?xml version="1.0"?><dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="7" state="full" entity="sip:q@pbx.example"><dialog id="1"><state>confirmed</state></dialog></dialog-info>';
const everyday = {
  'INVITE, 3 kB of offer': message('INVITE sip:1001@192.0.2.9;transport=ws SIP/2.0', [
    'CSeq: 1 INVITE', 'Contact: <sip:asterisk@192.0.2.1:8089;transport=ws>', 'Allow: OPTIONS, INVITE, ACK, BYE, CANCEL, UPDATE, PRACK, REGISTER, MESSAGE, REFER', 'Supported: 100rel, timer, replaces, norefersub',
    'Session-Expires: 1800', 'Min-SE: 90', 'P-Asserted-Identity: "Ada Example" <sip:+15550100@pbx.example>', 'X-Queue: support', 'User-Agent: Asterisk PBX 22.5.0', 'Content-Type: application/sdp',
  ], `v=0\r\n${'a=candidate:1 1 udp 2130706431 192.0.2.1 10000 typ host generation 0\r\n'.repeat(42)}`),
  'NOTIFY of a lamp': message('NOTIFY sip:1001@192.0.2.9;transport=ws SIP/2.0', ['CSeq: 7 NOTIFY', 'Contact: <sip:192.0.2.1;transport=ws>', 'Event: dialog', 'Subscription-State: active;expires=600', 'Content-Type: application/dialog-info+xml'], dialogInfo),
  '200 for a REGISTER': message('SIP/2.0 200 OK', ['CSeq: 2 REGISTER', 'Date: Sat, 22 Nov 2025 10:00:00 GMT', 'Contact: <sip:1001@h.invalid;transport=ws>;expires=299', 'Expires: 300', 'Server: Asterisk PBX 22.5.0']),
};

/** µs for one, of many. */
function cost(work) {
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    for (let turn = 0; turn < 100; turn++) work();
    times.push((performance.now() - began) * 10);
  }
  return median(times);
}

function longest(work) {
  const times = [];
  for (let round = 0; round < 5; round++) {
    const began = performance.now();
    work();
    times.push(performance.now() - began);
  }
  return Math.max(...times);
}

/** What the guard costs, and what it saves. */
export default async function guard() {
  for (const [name, text] of Object.entries(everyday)) {
    table(`${name}: before it reaches a call`, 'µs, median of 50', { 'JsSIP\'s parser': cost(() => parseMessage(text, {})), 'the guard before it': cost(() => admit(text)) }, 'JsSIP\'s parser');
  }
  const shapes = hostileFrames(megabyte);
  const width = Math.max(...Object.keys(shapes).map((shape) => shape.length));
  console.log(`\na hostile frame of 1 MB (ms, the longest of 5; bare: one, each in a process of its own)\n  ${''.padEnd(width)}    guarded       bare`);
  for (const [shape, frame] of Object.entries(shapes)) console.log(`  ${shape.padEnd(width)}  ${longest(() => admit(frame)).toFixed(2).padStart(9)}  ${bareFrameTime(shape, megabyte).padStart(9)}`);
  const inside = hostileFrames(limits.field - 1_000);
  console.log(`\nof each shape ${(limits.field - 1_000) / 1_000} kB, which is about what may pass: guard and parser together (ms, the longest of 5)`);
  for (const [shape, frame] of Object.entries(inside)) {
    const { message: passed, refused } = admit(frame);
    console.log(`  ${shape.padEnd(width)}  ${longest(() => { const { message: text } = admit(frame); if (text) parseMessage(text, {}); }).toFixed(2).padStart(9)}  ${passed ? 'read' : `refused: ${refused}`}`);
  }
}
