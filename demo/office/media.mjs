/** One telephone's audio: G.711 over SRTP by way of werift's peer connection. */
import { EventEmitter } from 'node:events';
import { networkInterfaces } from 'node:os';
import { RTCPeerConnection, RTCRtpCodecParameters, RtpHeader, RtpPacket } from 'werift';
import { FRAME, RATE } from './g711.mjs';
import { directionOf, legible, mended } from './sdp.mjs';

const PCMU = 0;
const EVENTS = '0123456789*#ABCD'; // RFC 4733
const PAUSE = 250; // ms without audio after which the timestamp must follow the clock again

const codecs = () => ({
  audio: [
    new RTCRtpCodecParameters({ mimeType: 'audio/PCMU', clockRate: RATE, channels: 1, payloadType: PCMU }),
    new RTCRtpCodecParameters({ mimeType: 'audio/telephone-event', clockRate: RATE, channels: 1, payloadType: 101, parameters: '0-15' }),
  ],
});

/** Emits `frame` with µ-law, `digit` with a key, `connected` once, `failed` once. */
export class Media extends EventEmitter {
  #sequence = Math.floor(Math.random() * 0x8000);
  #timestamp = Math.floor(Math.random() * 0x8000_0000);
  #sentAt = performance.now();
  #lastEvent = -1;
  /** When the other side last gave a sign of life: RTP, or the ICE checks by which it consents to be sent to. */
  aliveAt = performance.now();
  /** Settles once its sockets are closed. @type {Promise<void> | undefined} */
  closed;
  /** What the telephone's last offer or answer said it does. @type {import('./sdp.mjs').Direction} */
  direction = 'sendrecv';

  constructor() {
    super();
    // ICE lite: the office sits at known addresses and only answers checks. So it need not resolve the `.local`
    // names that browsers hide behind, and no candidate that cannot be reached can fail a call.
    this.pc = new RTCPeerConnection({
      codecs: codecs(),
      iceServers: [],
      iceLite: true,
      iceUseIpv6: false,
      iceAdditionalHostAddresses: ['127.0.0.1'],
      iceFilterStunResponse: (_, [source], { localIp }) => {
        this.aliveAt = performance.now();
        return canReach(source, localIp);
      },
    });
    this.transceiver = this.pc.addTransceiver('audio', { direction: 'sendrecv' });
    this.pc.dtlsTransports[0].onRtp.subscribe((packet) => this.#receive(packet));
    this.pc.connectionStateChange.subscribe((state) => {
      if (state === 'connected' || state === 'failed') this.emit(state);
    });
  }

  /** @returns {Promise<string>} */
  async offer() {
    await this.pc.setLocalDescription(await this.pc.createOffer());
    return mended(this.pc.localDescription.sdp);
  }

  /** @param {string} answer */
  async accept(answer) {
    await this.pc.setRemoteDescription({ type: 'answer', sdp: legible(answer) });
    this.direction = directionOf(answer);
  }

  /** Answers the first offer and later ones (hold, resume, ICE restart). @param {string} offer */
  async answer(offer) {
    await this.pc.setRemoteDescription({ type: 'offer', sdp: legible(offer) });
    await this.pc.setLocalDescription(await this.pc.createAnswer());
    this.direction = directionOf(offer);
    return mended(this.pc.localDescription.sdp);
  }

  /** @param {Buffer} frame µ-law. */
  send(frame) {
    const now = performance.now();
    const pause = now - this.#sentAt > PAUSE;
    if (pause) this.#timestamp += Math.round(((now - this.#sentAt) * RATE) / 1000) - FRAME;
    this.#sentAt = now;
    const header = new RtpHeader({
      payloadType: PCMU, marker: pause, sequenceNumber: (this.#sequence = (this.#sequence + 1) & 0xffff), timestamp: this.#timestamp >>> 0,
    });
    this.#timestamp = (this.#timestamp + frame.length) >>> 0;
    this.transceiver.sender.sendRtp(new RtpPacket(header, frame)).catch(() => {}); // the socket is closing
  }

  close() {
    this.removeAllListeners();
    // werift would go on for half a minute with a handshake that nobody answers, and keep the process alive.
    const { dtls } = this.pc.dtlsTransports[0];
    if (dtls) dtls.dtls.flight = Infinity;
    this.closed = this.pc.close().catch(() => {});
  }

  /** @param {RtpPacket} packet */
  #receive({ header, payload }) {
    this.aliveAt = performance.now();
    if (header.payloadType === PCMU) return this.emit('frame', payload);
    // A telephone event is sent many times over, always with the timestamp of its beginning.
    if (payload.length !== 4 || header.timestamp === this.#lastEvent) return;
    this.#lastEvent = header.timestamp;
    if (EVENTS[payload[0]]) this.emit('digit', EVENTS[payload[0]]);
  }
}

/**
 * A browser on this machine may check one of its addresses from another one. The answer would leave from the latter,
 * so the browser would drop it, and yet werift would take that path for good.
 * @param {string} source @param {string} localIp
 */
function canReach(source, localIp) {
  const isHere = Object.values(networkInterfaces()).some((addresses) => addresses.some(({ address }) => address === source));
  return !isHere || source === localIp;
}
