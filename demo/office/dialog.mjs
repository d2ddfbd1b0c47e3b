/** A dialog: what two user agents remember of each other between requests (RFC 3261, section 12). */
import { randomUUID } from 'node:crypto';
import { nameAddr, newTag } from './message.mjs';

/** @typedef {import('./message.mjs').NameAddr} NameAddr */

export class Dialog {
  /**
   * @param {{ callId: string, local: NameAddr, remote: NameAddr, target: string, contact: string, remoteSequence?: number }} state
   */
  constructor({ callId, local, remote, target, contact, remoteSequence = -1 }) {
    this.callId = callId;
    this.local = local;
    this.remote = remote;
    this.target = target;
    this.contact = contact;
    this.remoteSequence = remoteSequence;
    this.localSequence = 0;
  }

  /** The dialog that answering an INVITE makes. @param {import('./message.mjs').Message} invite @param {string} contact */
  static answering({ headers: { 'call-id': callId, from, to, contact: [{ uri: target }], cseq } }, contact) {
    const local = { ...to, params: { ...to.params, tag: newTag() } };
    return new Dialog({ callId, local, remote: from, target, contact, remoteSequence: cseq.seq });
  }

  /**
   * The dialog that an INVITE is going to make.
   * @param {{ from: { name: string, uri: string }, to: string, target: string, contact: string }} call
   */
  static calling({ from, to, target, contact }) {
    return new Dialog({ callId: randomUUID(), local: nameAddr(from.name, from.uri, newTag()), remote: nameAddr('', to), target, contact });
  }

  /** Learns from the 2xx who answered. @param {import('./message.mjs').Message} response */
  establish({ headers: { to, contact } }) {
    this.remote = to;
    this.target = contact?.[0]?.uri ?? this.target;
  }

  /** @param {string} callId @param {string} localTag @param {string} remoteTag */
  is(callId, localTag, remoteTag) {
    return callId === this.callId && localTag === this.local.params.tag && remoteTag === this.remote.params.tag;
  }

  /**
   * @param {string} method
   * @param {{ headers?: Record<string, any>, content?: string, sequence?: number }} [options] An ACK has its INVITE's sequence.
   * @returns {import('./message.mjs').Message}
   */
  request(method, { headers, content, sequence = ++this.localSequence } = {}) {
    return {
      method, uri: this.target, content,
      headers: {
        from: this.local, to: this.remote, 'call-id': this.callId, cseq: { seq: sequence, method },
        contact: [{ uri: this.contact, params: {} }], ...headers,
      },
    };
  }
}
