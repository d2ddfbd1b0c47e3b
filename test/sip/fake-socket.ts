import { guarded, type GuardedSocket, type Socket } from '../../src/sip/guarded-socket.js';
import { UA, type Ua } from '../../src/sip/jssip.js';
import type { SipTrace } from '../../src/sip/trace.js';

/** A socket that is connected at once, and to nobody: what comes in is what the test says. */
export class FakeSocket implements Socket {
  readonly url = 'wss://pbx.example/ws';
  readonly via_transport = 'WSS';
  readonly sip_uri = 'sip:pbx.example;transport=ws';
  onconnect: Socket['onconnect'] = () => {};
  ondisconnect: Socket['ondisconnect'] = () => {};
  ondata: Socket['ondata'] = () => {};
  readonly sent: string[] = [];

  connect(): void { this.onconnect(); }
  disconnect(): void { this.ondisconnect(false); }
  send(message: string): boolean { return this.sent.push(message) > 0; }
}

export interface Phone {
  readonly ua: Ua;
  readonly guard: GuardedSocket | undefined;
  /** What it sends when this comes in; `threw` where it comes out of the socket. */
  receives(frame: string | ArrayBuffer): readonly string[];
}

/** All that JsSIP asks of a browser before a call is answered. */
export function pretendBrowser(): void {
  Object.assign(globalThis, { window: globalThis, RTCPeerConnection: globalThis.RTCPeerConnection ?? class {} });
}

/** JsSIP's UA on a fake socket, with the guard or bare. */
export function startPhone({ user = '1001', bare = false, trace, calls = true }: { user?: string; bare?: boolean; trace?: SipTrace; calls?: boolean } = {}): Phone {
  const socket = new FakeSocket();
  const guard = bare ? undefined : guarded(socket, { ua: () => ua, trace });
  const ua: Ua = new UA({ sockets: [guard ?? socket], uri: `sip:${user}@pbx.example`, password: 'secret', register: false });
  if (calls) ua.on('newRTCSession', () => {});
  ua.start();
  return {
    ua, guard,
    receives(frame) {
      socket.sent.length = 0;
      try {
        socket.ondata(frame);
      } catch {
        return ['threw'];
      }
      return socket.sent.slice();
    },
  };
}

/** One message as text: its lines, and a body whose length is right. */
export const message = (lines: readonly string[], body = ''): string => [...lines, `Content-Length: ${new TextEncoder().encode(body).length}`, '', body].join('\r\n');

let branches = 0;
/** A request to us as a PBX would send it; fields that are given take the place of those of that name. */
export function request(method: string, fields: Readonly<Record<string, string | undefined>> = {}, body = ''): string {
  const all: Record<string, string | undefined> = {
    'Via': `SIP/2.0/WSS 192.0.2.1:8089;rport;branch=z9hG4bKguard${branches += 1}`, 'Max-Forwards': '70', 'From': '"Ada Example" <sip:+15550100@pbx.example>;tag=ada',
    'To': '<sip:1001@pbx.example>', 'Call-ID': `guard-${branches}`, 'CSeq': `1 ${method}`, 'Contact': '<sip:asterisk@192.0.2.1:8089;transport=ws>', ...fields,
  };
  return message([`${method} sip:1001@192.0.2.9;transport=ws SIP/2.0`, ...Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${value}`))], body);
}
