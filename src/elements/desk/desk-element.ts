import { ContextProvider } from '@lit/context';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ConnectConfig } from '../../connect.js';
import { initialState, popCustomer, toProblem, type DeskState } from '../../core/index.js';
import type { Command, Desk } from '../../desk/index.js';
import { foreignWords, locale, setLanguage } from '../../i18n/index.js';
import type { Texts } from '../../i18n/languages.js'; // Types that come by way of index.js ask a host for @lit/localize, which is bundled.
import { controls } from '../controls.styles.js';
import { CordElement } from '../cord-element.js';
import { deskContext, type ProvidedDesk } from '../desk-context.js';
import { ClockController } from '../page-clock.js';
import { isShallowEqual } from '../shallow-equal.js';
import { tokens } from '../tokens.styles.js';
import { isLocal, openDesk, saysTheSame } from './desk-connection.js';
import { CordScreenPopEvent } from './desk-events.js';
import { factsBetween, poppedBetween } from './desk-facts.js';
import { isSpoken, noticeView } from './desk-notice-view.js';
import { concernsOf, LineMemory, noticesOf, type Concerns, type Notice } from './desk-notices.js';
import { styles } from './desk.styles.js';
import { pageDesks } from './page-desks.js';
import { pageLanguage } from './page-language.js';
import { PageNumbers } from './page-numbers.js';
import { PageShortcuts } from './page-shortcuts.js';
import type { Shortcuts } from './shortcuts.js';

type Credentials = NonNullable<ConnectConfig['credentials']>;

/**
 * Connects the page to the phone server and gives all Cordboard elements their desk, wherever on the page they are.
 * It shows nothing but problems, in words, with what to do about them. Of several tabs with the same phone, the one the agent was in last
 * tells what happens.
 *
 * @fires {CordLineChangedEvent} cord-line-changed - The line was registered, lost, refused or put down.
 * @fires {CordStatusChangedEvent} cord-status-changed - The agent's status changed, or what it will be after the call.
 * @fires {CordCallStartedEvent} cord-call-started - A call came in or goes out.
 * @fires {CordCallAnsweredEvent} cord-call-answered - Both sides talk.
 * @fires {CordCallEndedEvent} cord-call-ended - A call is over.
 * @fires {CordCallChangedEvent} cord-call-changed - Anything of a call changed.
 * @fires {CordDialEvent} cord-dial - Before a number of the page is dialled by a click (`click-to-dial`); cancel it to do something else with it.
 * @fires {CordScreenPopEvent} cord-screen-pop - It is time to show who a call is with; cancel it to show a record of the page's own.
 * @slot - Elements that should use this desk though it is not the page's first.
 * @csspart notice - A problem.
 * @csspart cure - The button beside it.
 * @csspart dismiss - The button that takes it away.
 * @csspart sign-in - The form that asks for the password.
 */
export class CordDeskElement extends CordElement {
  static readonly tagName: string = 'cord-desk';
  static override styles = [tokens, controls, styles];

  /** One or more WebSocket addresses of the PBX; the first is the primary. */
  @property() server?: string;
  /** Our address: `sip:1001@pbx.example`. */
  @property() uri?: string;
  /** An address on the page's own origin that answers the credentials, or an async function with that result. */
  @property() credentials?: Credentials;
  /** For trying out on localhost; anywhere else it is ignored. */
  @property() password?: string;
  /** The name others see. */
  @property({ attribute: 'display-name' }) displayName?: string;
  /** The address of the bridge to the PBX's queues, or a centre of the page's own. */
  @property() centre?: NonNullable<ConnectConfig['centre']>;
  /** The address of the CRM's REST interface, `parent:` and the origin of the page round this one, or an object of the page's own: `{ lookup, open, log }`. */
  @property() crm?: NonNullable<ConnectConfig['crm']>;
  /** The program this page is embedded in: `parent:` and the origin of the page round this one, or an adapter of `cordboard/hosts.js`. */
  @property() host?: NonNullable<ConnectConfig['host']>;
  /** The country whose national numbers are meant: `DE`. Default: that of the browser's language. */
  @property() region?: string;
  /** Numbers on the page call by a click: `tel:` links and `data-cord-dial`; with `scan`, those in its text, too. */
  @property({ attribute: 'click-to-dial' }) clickToDial?: '' | 'scan';
  /** How calls are wrapped up: the form, and after which calls. */
  @property({ attribute: false }) wrapUp?: NonNullable<ConnectConfig['wrapUp']>;
  /** When and how customers are shown: rules, and the header fields that name them. */
  @property({ attribute: false }) screenPop?: NonNullable<ConnectConfig['screenPop']>;
  /** Time to finish what a call brought before the next one comes, in seconds. */
  @property({ attribute: 'after-call-work', type: Number }) afterCallWork?: number;
  /** What becomes of a call when its page is closed for good: it waits a little for another one, or it ends. Default `keep`. */
  @property() closing?: 'keep' | 'end';
  /** Keys of the page steer calls: empty for the usual ones, or which key does what (JSON, as an attribute): `{ 'answer': 'F2', 'mute': '$mod+Shift+m' }`. */
  @property() shortcuts?: '' | Shortcuts;
  /** This tab has a phone of its own, whatever other tabs of the same phone do. */
  @property({ type: Boolean, attribute: 'no-tabs' }) noTabs = false;
  /**
   * The language of the words, and how dates and numbers are written: `de`, `zh-TW`. Default: that of the page (`<html lang>`), else English. There is one for the whole page.
   */
  @property() locale?: string;
  /** The page's own words instead of these, by the English ones: `{ 'Answer': 'Pick up', 'Calling {0}': 'Dialling {0}' }`. */
  @property({ attribute: false }) texts?: Texts;

  readonly #provider = new ContextProvider(this, { context: deskContext, initialValue: null as ProvidedDesk });
  readonly #clock = new ClockController(this);
  readonly #numbers = new PageNumbers({
    intends: (event) => this.intends(event),
    ready: () => this.desk?.state.line.status === 'registered',
    send: (command) => this.#send(command),
  });
  readonly #keys = new PageShortcuts({ intends: (event) => this.intends(event), state: () => this.desk?.state, send: (command) => this.#send(command) });
  #given: Desk | undefined;
  #own: Desk | undefined;
  #connection: AbortController | undefined;
  /** The address it is connected as. */
  #connected: string | undefined;
  /** What was set since is not so yet. */
  #isDue = false;
  #leave: (() => void) | undefined;
  #before: DeskState = initialState;
  #concerns: Concerns = concernsOf(initialState);
  #broken: Notice | undefined;
  readonly #line = new LineMemory();
  #shown: readonly Notice[] = [];
  #spoken: readonly string[] = [];
  #understood = false;
  /** Comes with the desk: there are no calls to speak of before. */
  #announcement: ((before: DeskState, after: DeskState) => string) | undefined;
  /** Since when nothing could be said yet. */
  #unsaid: DeskState | undefined;
  #removed = false;
  #warned = false;

  /** The desk, once there is one. A host (or a story) that made its own hands it in here. */
  @property({ attribute: false })
  get desk(): Desk | undefined {
    return this.#given ?? this.#own;
  }

  set desk(desk: Desk | undefined) {
    if (desk === this.#given) return;
    this.#given = desk;
    this.#disconnect();
    this.#serve();
    if (!desk) this.#reconnect();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Before any element is shown. A desk that says nothing of the language leaves it as another one has chosen it.
    if (this.locale || this.texts || locale() === undefined) this.#chooseLanguage();
    pageDesks().add(this);
    if (!this.#removed) return;
    this.#removed = false;
    void this.#numbers.follow(this.clickToDial, this.region);
    void this.#keys.follow(this.shortcuts);
    this.#serve();
    this.#reconnect();
  }

  /** Moving is not removing, and must not cost a call: what it is will be known a microtask later. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#removed = true;
      void this.#numbers.follow(undefined, undefined);
      void this.#keys.follow(undefined);
      this.#disconnect();
      this.#serve();
      pageDesks().remove(this);
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('locale') || changed.has('texts')) this.#chooseLanguage();
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#speak();
    if (changed.has('clickToDial') || (this.clickToDial !== undefined && changed.has('region'))) void this.#numbers.follow(this.clickToDial ?? undefined, this.region);
    if (changed.has('shortcuts')) void this.#keys.follow(this.shortcuts);
    // A function of the host's is asked when credentials are needed: one that is made anew at each render must not cost a call.
    const asksAnother = changed.has('credentials') && !(typeof this.credentials === 'function' && typeof changed.get('credentials') === 'function');
    const saysAnother = (['crm', 'wrapUp', 'screenPop'] as const).some((name) => changed.has(name) && !saysTheSame(this[name], changed.get(name)));
    const isElsewhere = changed.has('host') && hostName(this.host) !== hostName(changed.get('host'));
    if (asksAnother || saysAnother || isElsewhere || (['server', 'uri', 'password', 'centre', 'region', 'afterCallWork', 'closing', 'noTabs'] as const).some((name) => changed.has(name))) this.#reconnect();
  }

  protected override render(): TemplateResult {
    const room = { user: this.#concerns.line.uri ?? this.uri ?? '', send: this.#send, understood: this.#understand };
    const all = this.#allNotices();
    const { lang, dir } = foreignWords();
    return html`
      ${all.length ? html`<div class="notices" lang=${lang || nothing} dir=${dir || nothing}>${all.map((notice) => noticeView(notice, room))}</div>` : nothing}
      <div class="visually-hidden" id="said" role="status" aria-live="polite" lang=${lang || nothing}></div>
      <slot></slot>`;
  }

  /** It holds elements of the page: what it says of its own words is not for those. */
  protected override sayLanguage(): void {}

  #chooseLanguage(): void {
    setLanguage(this.locale || pageLanguage(), this.texts).catch((error: unknown) => {
      console.warn(`cordboard: the words for the language "${this.locale ?? ''}" could not be loaded; English stays: ${String(error)}`);
    });
  }

  #allNotices(): readonly Notice[] {
    const concerns = this.#understood ? { ...this.#concerns, lonely: false } : this.#concerns;
    const notices = noticesOf(concerns, { now: () => this.#clock.now, canAskPassword: !this.credentials, backSince: this.#line.backSince });
    return (this.#shown = this.#broken ? [this.#broken, ...notices] : notices);
  }

  readonly #understand = (): void => {
    this.#understood = true;
    this.requestUpdate();
  };

  readonly #send = (command: Command): void => {
    if (this.desk) void this.desk.send(command);
    else if (command.type === 'connect') this.#reconnect();
  };

  /** Gives what there is to those inside and to the page, and listens to it. */
  #serve(): void {
    const desk = this.#removed ? undefined : this.desk;
    if (desk) void this.#learnToSpeak();
    this.#leave?.();
    this.#before = desk?.state ?? initialState;
    this.#leave = desk?.subscribe((state, event) => this.#notice(state, event.type === 'desk-restored'));
    this.#provider.setValue(desk ?? null);
    pageDesks().changed(this);
    this.#consider(this.#before);
  }

  /** @param isTold It is another tab's past: what happened then a host has heard of. */
  #notice(state: DeskState, isTold: boolean): void {
    const before = this.#before;
    if (state === before) return;
    this.#before = state;
    this.#consider(state);
    if (this.#isDue && !isTalking(state)) queueMicrotask(() => { if (this.#isDue) this.#reconnect(); }); // Several changes may come at once.
    if (this.#announcement) this.#say(this.#announcement(before, state));
    else this.#unsaid ??= before;
    if (isTold || !state.tab.front) return;
    for (const fact of factsBetween(before, state)) this.dispatchEvent(fact);
    for (const pop of poppedBetween(before, state)) {
      const isOurs = this.intends(new CordScreenPopEvent(pop, popCustomer(pop)));
      if (isOurs && pop.popped?.opens) this.#send({ type: 'open-customer', callId: pop.callId });
    }
  }

  #consider(state: DeskState): void {
    const concerns = concernsOf(state);
    this.#line.notice(state.line);
    if (isShallowEqual(concerns, this.#concerns)) return;
    this.#concerns = concerns;
    this.requestUpdate();
  }

  async #learnToSpeak(): Promise<void> {
    this.#announcement ??= (await import('./desk-announcement.js').catch(() => undefined))?.voiceOf(this);
    if (this.#unsaid) this.#say(this.#announcement?.(this.#unsaid, this.#before) ?? '');
    this.#unsaid = undefined;
  }

  /** Each notice that does not speak for itself, once. */
  #speak(): void {
    const words = this.#shown.filter(isSpoken).map(({ message }) => message);
    this.#say(words.filter((one) => !this.#spoken.includes(one)).join(' '));
    this.#spoken = words;
  }

  /** One polite region for the whole desk, so that several elements showing the same call don't all speak. */
  #say(words: string): void {
    const region = words && this.shadowRoot?.getElementById('said');
    if (region) region.textContent = words;
  }

  #config(): ConnectConfig | undefined {
    const { server, uri, displayName, centre, crm, host, region, afterCallWork, wrapUp, screenPop } = this;
    if (!server?.trim() || !uri) return undefined;
    const credentials = typeof this.credentials === 'function' ? () => (this.credentials as () => Promise<unknown>)() : this.credentials;
    const password = this.#localPassword();
    return {
      server, uri,
      ...(displayName && { displayName }), ...(credentials && { credentials }), ...(password && { password }),
      ...(centre && { centre }), ...(this.noTabs && { tabs: false }), ...(this.closing && { onClose: this.closing }), ...(afterCallWork && { afterCallWork }),
      ...(crm && { crm }), ...(host && { host }), ...(region && { region }), ...(wrapUp && { wrapUp }), ...(screenPop && { screenPop }),
    };
  }

  #localPassword(): string | undefined {
    if (!this.password) return undefined;
    const local = isLocal(location.hostname);
    if (!this.#warned) console.warn(local
      ? 'cordboard: the password attribute of <cord-desk> is for trying out on localhost. Use credentials before you go live.'
      : 'cordboard: the password attribute of <cord-desk> works on localhost alone and is ignored here. Use credentials.');
    this.#warned = true;
    return local ? this.password : undefined;
  }

  /** What is set anew while somebody talks holds from the end of the call on; another phone, or none, at once. */
  #reconnect(): void {
    const config = this.#given || !this.isConnected ? undefined : this.#config();
    const had = this.#own;
    this.#isDue = config?.uri === this.#connected && isTalking(this.#before);
    if (this.#isDue) return;
    this.#connected = config?.uri;
    this.#disconnect();
    if (had) this.#serve();
    if (config) void this.#connect(config);
  }

  async #connect(config: ConnectConfig): Promise<void> {
    const { signal } = (this.#connection = new AbortController());
    try {
      const desk = await openDesk(config, signal, () => this.crm);
      if (signal.aborted) return;
      this.#own = desk;
      this.#serve();
    } catch (error) {
      if (signal.aborted) return;
      this.#broken = { id: 'refused', tone: 'danger', message: toProblem(error).message, cure: 'try-again' };
      this.#serve();
    }
    this.requestUpdate();
  }

  #disconnect(): void {
    this.#connection?.abort();
    this.#connection = undefined;
    this.#own = undefined;
    this.#broken = undefined;
  }
}

const isTalking = ({ calls }: DeskState): boolean => calls.some(({ status }) => status !== 'ended');

/** One adapter is as good as another: made anew at each render, it must not cost a call. */
const hostName = (host: unknown): unknown => (host !== null && typeof host === 'object' ? 'an adapter' : host);
