/** A telephone in a call: a SIP dialog, its audio, and the party that both make. */
import { isHold } from './sdp.mjs';
import { Media } from './media.mjs';
import { Party } from './party.mjs';
import { play } from './player.mjs';
import { nameAddr, responseTo } from './message.mjs';
import { dtmf, holdTone } from './tones.mjs';

const CONNECT_TIMEOUT = 15_000; // ms from the answer to audio

/** What every INVITE and its answers say the office can do. */
export const abilities = {
  allow: 'INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, REFER, NOTIFY, MESSAGE, REGISTER',
  supported: 'replaces',
};
export const sdpHeaders = { ...abilities, 'content-type': 'application/sdp' };

export class Leg extends Party {
  /** From the 2xx on: what ends it is BYE. */
  established = false;
  /** While an offer is being answered: another one must wait. */
  renegotiating = false;
  media = new Media();
  #resumed = new AbortController();
  #watch;
  /** Who it talks with, as far as its telephone knows. @type {string | undefined} */
  #shown;

  /**
   * @param {import('./switchboard.mjs').Switchboard} office
   * @param {import('./flow.mjs').Flow} flow The socket its telephone was last heard on.
   * @param {string} agent
   * @param {import('./dialog.mjs').Dialog} dialog
   * @param {{ name: string, number: string }} identity
   */
  constructor(office, flow, agent, dialog, { name, number }) {
    super(name, number);
    this.office = office;
    this.flow = flow;
    this.agent = agent;
    this.dialog = dialog;
    this.ready = new Promise((resolve) => this.media.once('connected', resolve));
    this.media.on('frame', (frame) => this.held || this.say(frame));
    this.media.on('digit', (digit) => this.press(digit, 'rfc4733'));
    this.media.once('failed', () => this.fail('no media path'));
    office.legs.add(this);
    office.emit('engaged', agent);
  }

  /** Its telephone has put the other side on hold. */
  get held() {
    return isHold(this.media.direction);
  }

  /** @param {Buffer} frame */
  hear(frame) {
    if (!this.held) this.media.send(frame);
  }

  /** @param {string} digit */
  hearDigit(digit) {
    play(dtmf(digit), (frame) => this.hear(frame), this.signal);
  }

  /** @param {string} digit @param {'rfc4733' | 'info'} by */
  press(digit, by) {
    this.other?.hearDigit(digit, by);
  }

  /** After a transfer it is somebody else: its telephone is told who (RFC 3325). @param {Party} other */
  joined(other) {
    if (other.machine) return;
    if (this.established && this.#shown !== undefined && other.number !== this.#shown) {
      const { name } = nameAddr(other.name, '');
      this.request('UPDATE', { headers: { 'p-asserted-identity': `${name} <sip:${other.number}@office.invalid>`.trim() } });
    }
    this.#shown = other.number;
  }

  /** Both sides have said yes; audio must follow, and must not cease. */
  establish() {
    this.established = true;
    this.office.emit('engaged', this.agent);
    const connectBy = performance.now() + CONNECT_TIMEOUT;
    let connected = false;
    this.ready.then(() => (connected = true));
    this.#watch = setInterval(() => {
      if (!connected && performance.now() > connectBy) this.fail('audio never came up (a firewall, or no network but loopback?)');
      else if (performance.now() - this.media.aliveAt > this.office.mediaTimeout) this.fail('audio has ceased');
    }, 1000).unref();
  }

  /** Answers an offer that changes the call: hold, resume, a new network. @param {string} offer @returns {Promise<string>} */
  async renegotiate(offer) {
    const wasHeld = this.held;
    const answer = await this.media.answer(offer);
    if (this.held !== wasHeld) this.#resumed.abort();
    if (this.held && !wasHeld) this.#playHoldTone();
    return answer;
  }

  /**
   * Sends a request within the dialog.
   * @param {string} method
   * @param {Parameters<import('./dialog.mjs').Dialog['request']>[1]} [options]
   */
  request(method, options) {
    // After a reconnect the same telephone is found at its registration.
    const flow = this.flow.open ? this.flow : this.office.registrar.flowTo(this.dialog.target);
    flow?.request(this.dialog.request(method, options));
  }

  /** @param {import('./message.mjs').Message} request @param {number} status @param {Parameters<typeof responseTo>[2]} [extras] */
  reply(request, status, extras) {
    const contact = [{ uri: this.dialog.contact, params: {} }];
    const headers = status > 100 && status < 300 ? { contact, ...extras?.headers } : extras?.headers;
    this.flow.send(responseTo(request, status, { tag: this.dialog.local.params.tag, ...extras, headers }));
  }

  /** Its socket has closed, which the call survives: the telephone may come back, and audio goes another way. */
  flowLost() {}

  hangUp() {
    if (this.ended) return;
    if (this.established) this.request('BYE');
    this.end();
  }

  /** @param {string} why */
  fail(why) {
    if (this.ended) return;
    this.office.log(`${this.agent}: ${why}, call ended`);
    this.hangUp();
  }

  end() {
    if (this.ended) return;
    clearInterval(this.#watch);
    this.#resumed.abort();
    this.office.legs.delete(this);
    super.end();
    this.office.emit('engaged', this.agent);
    this.media.close();
  }

  #playHoldTone() {
    this.#resumed = new AbortController();
    play(holdTone, (frame) => this.say(frame), this.#resumed.signal, { loop: true });
  }
}
