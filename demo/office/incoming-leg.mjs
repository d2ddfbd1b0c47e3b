/** The leg of a telephone that calls: the user agent server's half of an INVITE. */
import { Dialog } from './dialog.mjs';
import { Leg, sdpHeaders } from './leg.mjs';
import { customHeaders, displayNameOf, userOf } from './message.mjs';
import { Refusal } from './refusal.mjs';

const ACK_TIMEOUT = 32_000;

export class IncomingLeg extends Leg {
  #invite;
  #ackTimer;
  /** @type {string | undefined} */
  #answer;

  /**
   * @param {import('./switchboard.mjs').Switchboard} office
   * @param {import('./flow.mjs').Flow} flow
   * @param {string} agent
   * @param {import('./message.mjs').Message} invite
   */
  constructor(office, flow, agent, invite) {
    const { from } = invite.headers;
    const identity = { name: displayNameOf(from) || office.agents.get(agent).name, number: userOf(from) };
    super(office, flow, agent, Dialog.answering(invite, office.contact), identity);
    this.#invite = invite;
    this.headers = customHeaders(invite);
    this.reply(invite, 100);
  }

  /** @param {import('./message.mjs').Message} cancel */
  isCancelledBy(cancel) {
    return !this.established && this.#invite.headers.via[0].params.branch === cancel.headers.via[0].params.branch;
  }

  ring() {
    if (!this.ended) this.reply(this.#invite, 180);
  }

  /** Reads the offer, so that nobody is rung for a call that cannot be. */
  async prepare() {
    this.#answer = await this.media.answer(this.#invite.content).catch(() => {
      throw new Refusal(488);
    });
  }

  /** Lets the caller hear something before the call is answered. */
  early() {
    if (!this.ended) this.reply(this.#invite, 183, { headers: sdpHeaders, content: this.#answer });
  }

  accept() {
    if (this.ended) return;
    this.establish();
    this.#ackTimer = setTimeout(() => this.fail('no ACK'), ACK_TIMEOUT).unref();
    this.reply(this.#invite, 200, { headers: sdpHeaders, content: this.#answer });
  }

  acknowledged() {
    clearTimeout(this.#ackTimer);
  }

  /** Whoever calls must be there to hear the answer. */
  flowLost() {
    if (!this.established) this.end();
  }

  /** @param {number} status @param {Record<string, any>} [headers] */
  refuse(status, headers) {
    if (this.ended) return;
    this.reply(this.#invite, status, { headers });
    this.end();
  }

  hangUp() {
    if (this.established) super.hangUp();
    else this.refuse(480);
  }

  end() {
    clearTimeout(this.#ackTimer);
    super.end();
  }
}
