import { cleanText, DeskError, toProblem, type LineEvent } from '../core/index.js';
import { isolated, msg, str, wordLocale } from '../i18n/index.js';
import type { OwnAddress } from './address.js';
import { backOff, retryAfter, seatOf } from './back-off.js';
import type { Credentials } from './credentials.js';
import { Failback } from './failback.js';
import { guarded } from './guarded-socket.js';
import { UA, type SipMessage, type Ua } from './jssip.js';
import { Servers } from './servers.js';
import { SignIn } from './sign-in.js';
import { SipSocket, type Loss } from './sip-socket.js';
import type { SipTrace } from './trace.js';
import { onWake } from './wake.js';

export interface RegistrationConfig {
  readonly servers: readonly string[];
  readonly own: OwnAddress;
  /** Cleaned. */
  readonly displayName?: string;
  readonly credentials: Credentials;
  /** Asks for credentials again after a refusal, and before they expire; undefined where there is nobody to ask. */
  readonly askAgain?: () => Promise<Credentials>;
  /** Fresh credentials came, perhaps with other ICE servers. */
  readonly renewed?: (credentials: Credentials) => void;
  /** No call is under way, so that the line may change its server. */
  readonly isIdle?: () => boolean;
  /** A server that was restarted lost all its phones: the time over which they come back, ms. Default 20 s; 3 s where there is a second server to go to. */
  readonly spread?: number;
  readonly trace?: SipTrace;
  emit(event: LineEvent): void;
}

/** ms. */
const spread = { one: 20_000, many: 3_000, inCall: 4_000 };
/** What would be refused again is tried again seldom, ms. */
const seldom = 30_000;
/** After a sleep of this length the server may have forgotten us, ms. */
const longSleep = 30_000;

/**
 * Registers and stays registered (RFC 3261 section 10); tells the line's status. One try per credential, for each bad one counts towards a locked account.
 *
 *     rests ──▶ connects ──▶ registers ──▶ registered     a try that fails goes on to the next server; when all have failed, it rests
 *       ▲          │            │  ▲           │
 *       └──────────┴────────────┘  └───────────┤          not now (503): again over the same connection, if there is no other server
 *       └──────────────────────────────────────┘          the connection is lost
 */
export class Registration {
  readonly ua: Ua;
  readonly #config: RegistrationConfig;
  readonly #servers: Servers;
  readonly #socket: SipSocket;
  readonly #failback: Failback;
  readonly #signIn: SignIn;
  readonly #seat: number;
  readonly #life = new AbortController();
  #failures = 0;
  /** Registered over the connection there is. */
  #isUp = false;
  #isRefused = false;
  #isAsking = false;
  /** Of the time that all phones of a server share, ms. */
  #spread = 0;
  #triedAt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  /** The server asked for this rest: only a person cuts it short. */
  #isToldToWait = false;
  #settle: { resolve(): void; reject(error: DeskError): void } | undefined;
  /** Settles when it is known how the first try went. */
  readonly first: Promise<void>;

  constructor(config: RegistrationConfig) {
    const { own, credentials, displayName } = config;
    this.#config = config;
    this.#servers = new Servers(config.servers);
    this.#seat = seatOf(own);
    this.#signIn = new SignIn(credentials, config.askAgain, (fresh) => config.renewed?.(fresh));
    this.#socket = new SipSocket({
      own, server: () => this.#servers.current, lost: (how) => this.#lost(how), answered: (status) => this.#answered(status),
      unanswered: () => this.#unanswered(), movedBack: () => this.#failback.movedBack(),
    });
    this.ua = new UA({
      sockets: [guarded(this.#socket, { ua: () => this.ua, trace: config.trace })], uri: own.uri, ...secretOf(credentials, own),
      ...(displayName && { display_name: displayName.replace(/["\\]/g, '') }),
      register: false, register_expires: 300, no_answer_timeout: 180, user_agent: 'cordboard',
      // JsSIP's own tries, which our socket takes for the wish that they are.
      connection_recovery_min_interval: 1, connection_recovery_max_interval: 1,
    });
    this.#failback = new Failback({ own, servers: this.#servers, socket: this.#socket, isIdle: () => this.#isIdle, register: () => void this.#register() });
    this.first = this.#outcome();
    this.ua.on('connected', () => void this.#register());
    this.ua.on('registrationFailed', ({ response, cause }: { response: SipMessage | null; cause: string }) => this.#failed(response, cause));
  }

  start(): void {
    onWake((slept) => this.#look(slept), this.#life.signal);
    globalThis.addEventListener?.('pagehide', ({ persisted }) => { if (persisted) this.#kept(); }, { signal: this.#life.signal });
    this.#connecting();
    this.ua.start();
    this.#open();
  }

  /** Registers with other credentials; the socket, and the calls on it, stay. */
  renew(credentials: Credentials): Promise<void> {
    this.#isRefused = false;
    this.#failures = 0;
    this.#signIn.use(credentials);
    this.#connecting();
    if (this.#socket.isConnected()) void this.#register();
    else this.#open();
    return this.#outcome();
  }

  /** Somebody is about to use the line: a look whether it is alive. */
  check(): void {
    this.#look(0);
  }

  /** Of the newest try; whoever waits for an older one is told so. */
  #outcome(): Promise<void> {
    this.#settle?.reject(new DeskError('not-now', msg('Connecting was called off.')));
    return new Promise((resolve, reject) => { this.#settle = { resolve, reject }; });
  }

  stop(): void {
    this.#settle?.reject(new DeskError('not-now', msg('Connecting was called off.')));
    this.#life.abort();
    this.#failback.stop();
    this.#signIn.stop();
    clearTimeout(this.#retry);
    this.ua.removeAllListeners();
    this.ua.stop();
    if (!this.#socket.isConnected()) this.#socket.disconnect();
  }

  get #isIdle(): boolean {
    return this.#config.isIdle?.() ?? true;
  }

  /** The server's name, for people. */
  get #server(): string {
    return new URL(this.#socket.url).host;
  }

  #connecting(error?: DeskError, wait?: number): void {
    const { own, displayName } = this.#config;
    this.#config.emit({
      type: 'line-connecting', server: this.#servers.current, uri: own.uri, ...(displayName && { name: displayName }),
      ...(error && { problem: toProblem(error) }), ...(wait && { retryAt: Math.round(Date.now() + wait) }),
    });
  }

  #open(): void {
    clearTimeout(this.#retry);
    this.#triedAt = Date.now();
    this.#socket.open();
  }

  /** Each time with all we have: JsSIP forgets the password once it has hashed it for one realm, and another server may have another. */
  async #register(): Promise<void> {
    clearTimeout(this.#retry);
    this.#isToldToWait = false;
    if (this.#isRefused || this.#isAsking) return;
    if (this.#signIn.isExpired) {
      this.#isAsking = true;
      const error = await this.#signIn.refresh().catch(toDeskError);
      this.#isAsking = false;
      if (this.#life.signal.aborted || this.#isRefused) return;
      if (error) return this.#again(error, undefined);
    }
    if (!this.#socket.isConnected()) return;
    for (const [parameter, value] of Object.entries(secretOf(this.#signIn.current, this.#config.own))) this.ua.set(parameter as 'password', value);
    this.ua.registrator().register();
  }

  #answered(status: number): void {
    if (status >= 300 || this.#isRefused || this.#life.signal.aborted) return;
    if (!this.ua.isRegistered()) return this.#again(new DeskError('rejected', msg(str`The phone server ${this.#server} answered, but did not register this phone. Trying again.`)), seldom);
    const isNew = !this.#isUp || this.#failback.isMoving;
    if (this.#failback.isMoving) this.#failback.moved();
    this.#isUp = true;
    this.#failures = 0;
    this.#servers.reached();
    this.#signIn.accepted();
    this.#failback.start();
    if (!isNew) return;
    const { own, displayName } = this.#config;
    this.#config.emit({ type: 'line-registered', server: this.#servers.current, uri: own.uri, ...(displayName && { name: displayName }) });
    this.#settle?.resolve();
  }

  /** Over a connection with a call on it the other side can still be reached: it is kept while it is alive. */
  #unanswered(): void {
    if (this.#isIdle) this.#lost('given-up', new DeskError('rejected', msg(str`The phone server ${this.#server} does not answer. Trying again.`)));
    else this.#socket.check();
  }

  #failed(response: SipMessage | null, cause: string): void {
    if (cause === 'Connection Error') return; // The lost connection tells for itself.
    if (this.#failback.isMoving) return this.#socket.giveUp();
    this.#isUp = false;
    const code = response?.status_code ?? 408;
    const who = isolated(this.#config.own.uri.replace(/^sip:/, ''));
    if (code === 401 || code === 407) return void this.#askAgain(new DeskError('credentials', msg(str`The phone server refused the password for ${who}. Check it, then try again.`)));
    if (code === 403) return void this.#askAgain(new DeskError('forbidden', msg(str`The phone server does not let ${who} in. Ask your administrator whether this account may use it.`)));
    if (code === 404) return this.#refused(new DeskError('bad-address', msg(str`The phone server knows no ${who}. Check the address, or ask your administrator.`)));
    const error = new DeskError('rejected', response ? answerWords(response) : msg('The phone server does not answer. Trying again.'));
    const rest = retryAfter(response?.getHeader('Retry-After'));
    const isPassing = code >= 500 || code === 408 || code === 480;
    if (isPassing && this.#servers.areMany && this.#isIdle) this.#lost('given-up', error, rest);
    else this.#again(error, rest ?? (isPassing ? undefined : seldom));
  }

  async #askAgain(refusal: DeskError): Promise<void> {
    this.#isAsking = true;
    const error = await this.#signIn.afterRefusal(refusal).catch(toDeskError);
    this.#isAsking = false;
    if (this.#life.signal.aborted) return;
    if (error) this.#refused(error);
    else void this.#register();
  }

  /** No more tries. The socket stays: a call that is on it must not pay for a registration. */
  #refused(error: DeskError): void {
    this.#isRefused = true;
    this.ua.unregister();
    this.#settle?.reject(error);
    this.#config.emit({ type: 'line-refused', problem: toProblem(error) });
  }

  /** REGISTER over the connection there is, after a while. @param rest what the server asked for, ms */
  #again(error: DeskError, rest: number | undefined): void {
    this.#failures += 1;
    const wait = rest ?? backOff({ failures: Math.min(this.#failures, 4) }, this.#seat);
    this.#connecting(error, wait);
    this.#settle?.reject(error);
    clearTimeout(this.#retry);
    this.#isToldToWait = rest !== undefined;
    this.#retry = setTimeout(() => void this.#register(), wait);
  }

  /** There is no connection, or none that is worth keeping. */
  #lost(how: Loss | 'given-up', why?: DeskError, rest?: number): void {
    const server = this.#server;
    this.#failback.stop();
    const wasUp = this.#isUp;
    this.#isUp = false;
    if (how === 'given-up') this.#socket.giveUp();
    if (this.#life.signal.aborted) return;
    const error = why ?? (wasUp
      ? new DeskError('unreachable', msg(str`The connection to the phone server ${server} is lost. Connecting again.`))
      : new DeskError('unreachable', unreachableWords(this.#config.servers)));
    this.#openIn(this.#rest(how, wasUp, rest), error);
  }

  /** How long to wait after a loss, ms. A good connection is sought again where it was; else the next server has its turn. */
  #rest(how: Loss | 'given-up', wasUp: boolean, rest: number | undefined): number {
    if (wasUp && how !== 'given-up') {
      this.#failures = 0;
      this.#spread = how === 'closed' ? this.#spreadNow : 0;
      this.#servers.reached();
    } else if (this.#servers.failed(rest)) {
      return 0;
    } else {
      this.#failures += 1;
    }
    const wait = backOff({ failures: this.#failures, spread: this.#spread, took: Date.now() - this.#triedAt }, this.#seat);
    return Math.max(wait, this.#servers.rest());
  }

  get #spreadNow(): number {
    const all = this.#config.spread ?? (this.#servers.areMany ? spread.many : spread.one);
    return this.#isIdle ? all : Math.min(all, spread.inCall);
  }

  #openIn(wait: number, error?: DeskError): void {
    if (error && !this.#isRefused) this.#connecting(error, wait);
    if (error && wait) this.#settle?.reject(error);
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#open(), wait);
  }

  /** The browser keeps the page for the way back, but not its connection: that is let go of here, for a close by the browser looks like one by the server. */
  #kept(): void {
    this.#failback.stop();
    this.#isUp = false;
    this.#triedAt = 0;
    clearTimeout(this.#retry);
    this.#socket.giveUp();
    if (!this.#isRefused) this.#connecting();
  }

  /** @param slept ms */
  #look(slept: number): void {
    this.#signIn.look();
    if (this.#socket.isConnected()) {
      this.#socket.check();
      if (slept > longSleep || (!this.#isUp && !this.#isToldToWait)) void this.#register();
    } else if (Date.now() - this.#triedAt > 1_000 && !this.#servers.rest()) {
      // What was tried before was tried over a network that is gone.
      this.#failures = 0;
      this.#openIn(500 * Math.random());
    }
  }
}

/** @param servers Their WebSocket addresses. */
function unreachableWords(servers: readonly string[]): string {
  const hosts = new Intl.ListFormat(wordLocale(), { type: 'disjunction' }).format(servers.map((one) => isolated(new URL(one).host)));
  return msg(str`The phone server ${hosts} cannot be reached. Trying again; is the network up, and the address right?`);
}

function answerWords({ status_code: code, reason_phrase: reason }: SipMessage): string {
  const said = isolated(`${code ?? ''} ${cleanText(reason ?? '', 80)}`.trim());
  return msg(str`The phone server answered ${said}. Trying again.`);
}

const toDeskError = (error: unknown): DeskError => {
  const { code, message } = toProblem(error);
  return new DeskError(code, message);
};

function secretOf({ password, ha1, realm }: Credentials, { host }: OwnAddress): Record<string, string> {
  return ha1 ? { ha1, realm: realm ?? host.replace(/:\d+$/, '') } : { password: password ?? '' };
}
