import JsSIP from 'jssip';

/** The page's half of bare-phone.mjs: JsSIP and nothing round it. */
const audio = { mediaConstraints: { audio: true, video: false } };

window.phone = {
  isRegistered: false,
  /** What happened, in order. */
  events: [],
  /** The call in hand: the newest one. */
  session: undefined,
  ua: undefined,
  connect({ wsUrl, ...account }) {
    const urls = [wsUrl].flat(); // the first one is preferred
    this.ua = new JsSIP.UA({ sockets: urls.map((url, index) => ({ socket: new JsSIP.WebSocketInterface(url), weight: urls.length - index })), ...account });
    for (const name of ['registered', 'unregistered', 'registrationFailed']) {
      this.ua.on(name, () => {
        this.isRegistered = name === 'registered';
        this.events.push(name);
      });
    }
    this.ua.on('newRTCSession', ({ session, request }) => this.follow(session, request));
    this.ua.start();
  },
  follow(session, request) {
    this.session = session;
    this.events.push(session.direction);
    this.request = { from: request.from.uri.user, customer: request.getHeader?.('X-Customer-Id') };
    for (const name of ['progress', 'accepted', 'confirmed', 'hold', 'unhold']) session.on(name, () => this.events.push(name));
    for (const name of ['ended', 'failed']) session.on(name, ({ cause }) => this.events.push(`${name}: ${cause}`));
  },
  dial(target, extraHeaders = []) {
    this.ua.call(target, { ...audio, extraHeaders });
  },
  answer() {
    this.session.answer(audio);
  },
  hangUp() {
    this.session.terminate();
  },
  endAll() {
    this.ua.terminateSessions();
  },
};
