import { DeskError, toProblem, type LineEvent, type Problem } from '../core/index.js';
import type { OwnAddress } from './address.js';
import type { Credentials } from './credentials.js';
import { UA, type SipMessage, type Ua } from './jssip.js';
import { SipSocket } from './sip-socket.js';

export interface RegistrationConfig {
  readonly servers: readonly string[];
  readonly own: OwnAddress;
  /** Cleaned. */
  readonly displayName?: string;
  readonly credentials: Credentials;
  /** Asks for credentials again after a refusal; undefined where there is nobody to ask. */
  readonly askAgain?: () => Promise<Credentials>;
  emit(event: LineEvent): void;
}

const retry = { first: 2_000, most: 30_000 };

/** Registers and stays registered (RFC 3261 section 10); tells the line's status. One try per credential, for each bad one counts towards a locked account. */
export class Registration {
  readonly ua: Ua;
  readonly #config: RegistrationConfig;
  readonly #socket: SipSocket;
  #credentials: Credentials;
  #askedAgain = false;
  #failures = 0;
  #isRefused = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #settle: { resolve(): void; reject(error: DeskError): void } | undefined;
  /** Settles when it is known how the first try went. */
  readonly first: Promise<void>;

  constructor(config: RegistrationConfig) {
    this.#config = config;
    this.#credentials = config.credentials;
    this.#socket = new SipSocket(config.servers);
    this.ua = new UA({
      sockets: [this.#socket], uri: config.own.uri, ...secretOf(config.credentials, config.own),
      ...(config.displayName && { display_name: config.displayName.replace(/["\\]/g, '') }),
      register: true, register_expires: 300, no_answer_timeout: 180, user_agent: 'cordboard',
      connection_recovery_min_interval: 1, connection_recovery_max_interval: 8,
    });
    this.first = this.#outcome();
    this.ua.on('registered', () => this.#registered());
    this.ua.on('disconnected', ({ error }: { error?: boolean }) => { if (error) this.#unreachable(); });
    this.ua.on('unregistered', ({ cause }: { cause?: string }) => { if (!cause && this.ua.isConnected()) this.#connecting(); });
    this.ua.on('registrationFailed', ({ response, cause }: { response: SipMessage | null; cause: string }) => void this.#failed(response, cause));
  }

  start(): void {
    this.#connecting();
    this.ua.start();
  }

  /** Registers with other credentials; the socket, and the calls on it, stay. */
  renew(credentials: Credentials): Promise<void> {
    this.#isRefused = false;
    this.#askedAgain = false;
    this.#use(credentials);
    this.#connecting();
    this.ua.register();
    return this.#outcome();
  }

  /** Of the newest try; whoever waits for an older one is told so. */
  #outcome(): Promise<void> {
    this.#settle?.reject(new DeskError('not-now', 'Connecting was called off.'));
    return new Promise((resolve, reject) => { this.#settle = { resolve, reject }; });
  }

  #use(credentials: Credentials): void {
    this.#credentials = credentials;
    for (const [parameter, value] of Object.entries(secretOf(credentials, this.#config.own))) this.ua.set(parameter as 'password', value);
  }

  stop(): void {
    this.#settle?.reject(new DeskError('not-now', 'Connecting was called off.'));
    clearTimeout(this.#retry);
    this.ua.removeAllListeners();
    this.ua.stop();
  }

  /** Where we are registered, and as whom. */
  get #here(): { readonly server: string; readonly uri: string; readonly name?: string } {
    const { own, displayName } = this.#config;
    return { server: this.#socket.url, uri: own.uri, ...(displayName && { name: displayName }) };
  }

  #connecting(problem?: Problem): void {
    this.#config.emit({ type: 'line-connecting', ...this.#here, ...(problem && { problem }) });
  }

  #registered(): void {
    clearTimeout(this.#retry);
    this.#failures = 0;
    this.#askedAgain = false;
    this.#config.emit({ type: 'line-registered', ...this.#here });
    this.#settle?.resolve();
  }

  #unreachable(): void {
    if (this.#isRefused) return;
    const servers = this.#config.servers.map((server) => new URL(server).host).join(' or ');
    this.#later(new DeskError('unreachable', `The phone server ${servers} cannot be reached. Trying again; is the network up, and the address right?`));
  }

  async #failed(response: SipMessage | null, cause: string): Promise<void> {
    const code = response?.status_code;
    const who = this.#config.own.uri.replace(/^sip:/, '');
    if (code === 401 || code === 407) return this.#askAgain(who);
    if (code === 403) return this.#refused(new DeskError('forbidden', `The phone server does not let ${who} in. Ask your administrator whether this account may use it.`));
    if (code === 404) return this.#refused(new DeskError('bad-address', `The phone server knows no ${who}. Check the address, or ask your administrator.`));
    if (cause === 'Connection Error') return; // The lost connection tells for itself.
    if (!response) this.#socket.giveUp(); // It took the connection but says nothing: perhaps the next server does.
    const what = code ? `answered ${code} ${response?.reason_phrase ?? ''}`.trim() : 'does not answer';
    this.#later(new DeskError('rejected', `The phone server ${what}. Trying again.`));
    this.#again(response?.getHeader('Retry-After'));
  }

  async #askAgain(who: string): Promise<void> {
    const wrong = new DeskError('credentials', `The phone server refused the password for ${who}. Check it, then try again.`);
    if (!this.#config.askAgain || this.#askedAgain) return this.#refused(wrong);
    this.#askedAgain = true;
    try {
      const fresh = await this.#config.askAgain();
      if (fresh.password === this.#credentials.password && fresh.ha1 === this.#credentials.ha1) return this.#refused(wrong);
      this.#use(fresh);
      this.ua.register();
    } catch (error) {
      const { code, message } = toProblem(error);
      this.#refused(new DeskError(code, message));
    }
  }

  /** No more tries. The socket stays: a call that is on it must not pay for a registration. */
  #refused(error: DeskError): void {
    this.#isRefused = true;
    this.ua.unregister();
    this.#settle?.reject(error);
    this.#config.emit({ type: 'line-refused', problem: toProblem(error) });
  }

  #later(error: DeskError): void {
    this.#connecting(toProblem(error));
    this.#settle?.reject(error);
  }

  /** JsSIP registers once and never again when the server says no for now (503, 500, 480, silence). */
  #again(retryAfter: string | undefined): void {
    clearTimeout(this.#retry);
    const asked = Number.parseInt(retryAfter ?? '', 10) * 1000;
    const own = Math.min(retry.most, retry.first * 2 ** this.#failures) * (0.75 + Math.random() / 2);
    this.#failures += 1;
    this.#retry = setTimeout(() => { if (this.ua.isConnected()) this.ua.register(); }, Number.isFinite(asked) ? Math.min(asked, 300_000) : own);
  }
}

function secretOf({ password, ha1, realm }: Credentials, { host }: OwnAddress): Record<string, string> {
  return ha1 ? { ha1, realm: realm ?? host.replace(/:\d+$/, '') } : { password: password ?? '' };
}
