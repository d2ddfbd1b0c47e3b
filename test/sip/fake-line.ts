import { setMaxListeners } from 'node:events';
import WebSocket from 'ws';
import type { CallAudio } from '../../src/audio/index.js';
import type { CallEnd, CallEvent, LineEvent } from '../../src/core/index.js';
import { SipLine, type SipLineConfig } from '../../src/sip/index.js';
import { until } from '../support/until.mjs';
import { pretendWebRtc } from './fake-connection.js';
import type { Asked, FakePbx } from './fake-pbx.js';

export const sdp = ['v=0', 'o=- 1 1 IN IP4 192.0.2.1', 's=-', 'c=IN IP4 192.0.2.1', 't=0 0', 'm=audio 9 UDP/TLS/RTP/SAVPF 0', 'a=sendrecv', ''].join('\r\n');
export const asSdp = ['Contact: <sip:192.0.2.1;transport=ws>', 'Content-Type: application/sdp'] as const;
export const agree = (asked: Asked): void => asked.reply('200 OK', asSdp, sdp);

const audio = {
  openMicrophone: async () => ({ track: { enabled: true, kind: 'audio' }, release() {} }),
  hear() {},
  unhear() {},
} as unknown as CallAudio;

/** Our line under Node: real signalling, no media. */
export async function fakeLine(url: string, config: Partial<SipLineConfig> = {}) {
  Object.assign(globalThis, { WebSocket, navigator: {} });
  setMaxListeners(0); // As in a browser, which does not count them.
  pretendWebRtc();
  holdNobodyUp();
  const life = new AbortController();
  const events: (LineEvent | CallEvent)[] = [];
  const line = new SipLine({ server: url, uri: 'sip:1001@pbx.example', password: 'x', warmUp: false, iceCandidatePool: false, ...config }, audio);
  line.start((event) => events.push(event), life.signal);
  await line.connect();
  const seen = (): readonly string[] => events.map(({ type }) => type);
  return {
    line, events,
    end: (): void => life.abort(),
    /** Waits for the nth event of a type. */
    happens: async <T extends (LineEvent | CallEvent)['type']>(type: T, nth = 1) =>
      (await until(`${type} number ${nth}`, () => events.filter((event) => event.type === type)[nth - 1], { timeout: 10_000, seen })) as Extract<LineEvent | CallEvent, { type: T }>,
    has: (type: CallEvent['type']): boolean => events.some((event) => event.type === type),
    ending: (): CallEnd | undefined => events.flatMap((event) => (event.type === 'call-ended' ? event.end : []))[0],
    /** Forgets what happened. */
    forget: (): void => void events.splice(0),
  };
}

/** JsSIP's timers outlive its calls by half a minute (RFC 3261 section 17): the tests need not. */
function holdNobodyUp(): void {
  const { setTimeout: start } = globalThis;
  if (start.name !== 'unheld') globalThis.setTimeout = Object.assign((...timer: Parameters<typeof start>) => start(...timer).unref(), start) as typeof start;
  Object.defineProperty(globalThis.setTimeout, 'name', { value: 'unheld' });
}

export type FakeLine = Awaited<ReturnType<typeof fakeLine>>;

/** A call of ours that the PBX has answered; gives its INVITE. */
export async function callOut(phone: FakeLine, pbx: FakePbx, callId = 'call'): Promise<Asked> {
  const nth = pbx.of('INVITE').length + 1;
  const { answers } = pbx;
  pbx.answers = (asked) => { if (asked.method === 'INVITE') agree(asked); };
  await phone.line.dial(callId, '600', {});
  await phone.happens('call-dialog-changed');
  await pbx.hears('ACK', pbx.of('ACK').length || 1);
  pbx.answers = answers;
  return pbx.of('INVITE')[nth - 1]!;
}

/** A call that rings here; gives what the PBX says within it later. */
export function ring(pbx: FakePbx, callId: string) {
  const contact = /<([^>]*)>/.exec(pbx.of('REGISTER').at(-1)!.header('Contact'))![1];
  const say = (method: string, cseq: number, to: string, headers: readonly string[] = [], body = ''): void => pbx.says([
    `${method} ${contact} SIP/2.0`, `Via: SIP/2.0/WS 192.0.2.1;branch=z9hG4bK${method === 'CANCEL' ? 'INVITE' : method}${callId}`, 'Max-Forwards: 70',
    'From: "Caller" <sip:2001@pbx.example>;tag=pbx', `To: <sip:1001@pbx.example>${to}`, `Call-ID: ${callId}`, `CSeq: ${cseq} ${method}`,
    'Contact: <sip:192.0.2.1;transport=ws>', ...headers, `Content-Length: ${body.length}`, '', body,
  ].join('\r\n'));
  say('INVITE', 1, '', ['Content-Type: application/sdp'], sdp);
  const tag = (): string => `;tag=${/^To:.*;tag=(\S+)/m.exec(pbx.told.filter((one) => one.includes(callId)).at(-1)!)![1]}`;
  return { cancel: (): void => say('CANCEL', 1, ''), ack: (): void => say('ACK', 1, tag()), bye: (): void => say('BYE', 2, tag()) };
}
