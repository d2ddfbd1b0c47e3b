import JsSIP from 'jssip';

/** The page's half of phone.mjs: bare JsSIP, and a record of what happened. */
const audio = { mediaConstraints: { audio: true, video: false } };

window.phone = {
  /** Every call there was, oldest first. @type {any[]} */
  calls: [],
  /** What happened, in order. @type {string[]} */
  events: [],
  connect({ url, user, password }) {
    const sockets = [new JsSIP.WebSocketInterface(url)];
    const recovery = { connection_recovery_min_interval: 1, connection_recovery_max_interval: 2 };
    this.ua = new JsSIP.UA({ sockets, uri: `sip:${user}@office.example`, password, display_name: `Agent ${user}`, ...recovery });
    for (const name of ['registered', 'unregistered', 'registrationFailed', 'disconnected']) this.ua.on(name, () => this.events.push(name));
    this.ua.on('newRTCSession', ({ session, request }) => this.follow(session, request));
    this.ua.start();
  },
  follow(session, request) {
    this.calls.push(session);
    this.events.push(session.direction);
    session.invite = { from: request.from.uri.user, name: request.from.display_name, header: (name) => request.getHeader(name) };
    for (const name of ['progress', 'confirmed', 'hold', 'unhold']) session.on(name, () => this.events.push(name));
    session.on('update', ({ request: update }) => this.events.push(`update: ${update.getHeader('P-Asserted-Identity')}`));
    for (const name of ['ended', 'failed']) session.on(name, ({ cause }) => this.events.push(`${name}: ${cause}`));
  },
  dial(target, extraHeaders = []) {
    this.ua.call(`sip:${target}@office.example`, { ...audio, extraHeaders });
  },
  answer() {
    this.calls.at(-1).answer(audio);
  },
  /** Settles with how a transfer ended. `consultation`: the index of the call it is to be joined with. `target` may bring URI headers: `1002?Name=value`. */
  refer(index, target, consultation, extraHeaders = []) {
    const [number, headers] = target.split('?');
    return new Promise((resolve) => {
      this.calls[index].refer(`sip:${number}@office.example${headers ? `?${headers}` : ''}`, {
        extraHeaders,
        replaces: this.calls[consultation],
        eventHandlers: {
          accepted: () => resolve('accepted'),
          failed: ({ status_line: line }) => resolve(`failed ${line?.status_code}`),
          requestFailed: ({ cause }) => resolve(`request failed ${cause}`),
        },
      });
    });
  },
  /** What another user agent needs to take a call over (RFC 3891). */
  replaces(index) {
    const { call_id: callId, local_tag: localTag, remote_tag: remoteTag } = this.calls[index]._dialog.id;
    return `Replaces: ${callId};to-tag=${remoteTag};from-tag=${localTag}`;
  },
  /** Those the last call's offer or answer had. */
  candidates() {
    return this.calls.at(-1).connection.localDescription.sdp.match(/^a=candidate:.*$/gm) ?? [];
  },
};
