/** The leg of a telephone that is called: the user agent client's half of an INVITE. */
import { Dialog } from './dialog.mjs';
import { Leg, sdpHeaders } from './leg.mjs';

export class OutgoingLeg extends Leg {
  /** @type {import('./message.mjs').Message | undefined} */
  #invite;

  /**
   * @param {import('./switchboard.mjs').Switchboard} office
   * @param {import('./registrar.mjs').Binding} binding Where it rings.
   * @param {import('./party.mjs').Party} caller Who it says is calling.
   */
  constructor(office, { flow, user, uri, aor }, caller) {
    const from = { name: caller.name, uri: `sip:${caller.number}@${hostOf(aor)}` };
    const { name } = office.agents.get(user);
    super(office, flow, user, Dialog.calling({ from, to: aor, target: uri, contact: office.contact }), { name, number: user });
  }

  /**
   * Rings until there is a final response.
   * @param {Record<string, string>} headers To go with the INVITE.
   * @param {() => void} ringing
   * @returns {Promise<number>} Its status. After a 2xx the leg is established.
   */
  invite(headers, ringing) {
    return new Promise((resolve) => {
      this.once('end', () => resolve(487));
      this.#send(headers, ringing, resolve).catch((error) => this.fail(error.message));
    });
  }

  /** @param {string} [reason] A `Reason` header (RFC 3326), such as: answered elsewhere. */
  hangUp(reason) {
    if (!this.ended && !this.established && this.#invite) this.flow.cancel(this.#invite, reason);
    super.hangUp();
  }

  /** @param {Record<string, string>} headers @param {() => void} ringing @param {(status: number) => void} done */
  async #send(headers, ringing, done) {
    const content = await this.media.offer();
    if (this.ended) return;
    this.#invite = this.dialog.request('INVITE', { headers: { ...sdpHeaders, ...headers }, content });
    this.flow.request(this.#invite, (response, flow = this.flow) => {
      const { status } = response;
      this.flow = flow; // it may have come back by another socket
      if (status > 100 && status < 200) {
        this.dialog.remote = response.headers.to; // an early dialog (12.1.2)
        ringing();
      }
      if (status >= 200 && status < 300) this.#answered(response, done).catch((error) => this.fail(error.message));
      if (status < 300) return;
      done(status);
      this.end();
    });
  }

  /** @param {import('./message.mjs').Message} response @param {(status: number) => void} done */
  async #answered(response, done) {
    this.dialog.establish(response);
    this.request('ACK', { sequence: this.#invite.headers.cseq.seq });
    if (this.ended) return this.request('BYE'); // the answer crossed our CANCEL
    this.establish();
    const usable = await this.media.accept(response.content).then(() => true, () => false);
    done(usable ? response.status : 488);
    if (!usable) this.fail('cannot use its answer');
  }
}

/** @param {string} aor */
const hostOf = (aor) => /@([^;>]+)/.exec(aor)?.[1] ?? 'office.invalid';
