import { initialState, liveCalls, type DeskState } from '../core/index.js';
import { StoodDown, type Desk } from '../desk/index.js';
import { openAlone } from './alone.js';
import { LineLock } from './line-lock.js';
import type { TabMessage } from './messages.js';
import { Mirror } from './mirror.js';
import { Owner, type Opening } from './owner.js';
import { bePresent } from './presence.js';
import type { TabRoom } from './tab-room.js';

/** The one desk of a browser in which tabs can share nothing. */
interface Alone {
  readonly desk: Desk;
}

/**
 * What this tab is among those of its phone, from when it is opened until it goes.
 *
 *     mirror ──its turn, or stolen──▶ owner
 *        ▲─────robbed, or asked─────────┘
 */
export class TabLife {
  part!: Mirror | Owner | Alone;
  readonly lock: LineLock;
  #stay = new AbortController();
  #suspect: string | undefined;
  #isFrozen = false;
  #waiting: (() => void)[] = [];

  /** @param became It is something else now. */
  constructor(phone: string, readonly room: TabRoom, readonly open: (opening: Opening) => Desk, readonly became: (desk: Desk) => void, readonly signal: AbortSignal) {
    this.lock = new LineLock(room.surroundings.locks, `cordboard:line:${phone}`);
    signal.addEventListener('abort', () => this.#stay.abort(), { once: true });
    void this.#live(initialState, this.#stay.signal);
    this.#watchPage();
  }

  /** Resolves when it is something else, or nothing any more. */
  changed(): Promise<void> {
    return new Promise((change) => { this.#waiting.push(change); });
  }

  async #live(from: DeskState, signal: AbortSignal): Promise<void> {
    const allowed = bePresent(this.room.surroundings.locks, this.room.tab, signal).then(() => true, () => false);
    for (let state = from; !signal.aborted; state = this.part.desk.state) {
      const waiting = new AbortController();
      const mirror = new Mirror(this.room, state, () => void this.#usurp().catch(() => {}), AbortSignal.any([signal, waiting.signal]));
      this.#be(mirror);
      void mirror.ready().then(() => this.here());
      const hold = await allowed && await this.lock.take(this.#passes(), signal).catch(() => undefined); // It goes.
      waiting.abort();
      if (hold === false) return this.#be({ desk: openAlone(this.open, false, this.signal) });
      if (!hold) return;
      if (signal.aborted) return hold.release();
      await this.#own(hold, mirror, signal);
    }
  }

  async #own(hold: ConstructorParameters<typeof Owner>[1], { state }: Mirror, signal: AbortSignal): Promise<void> {
    const owner = new Owner(this.room, hold, this.open, this.room.known.owner === undefined ? undefined : state);
    this.#be(owner);
    this.here();
    const goes = (): void => {
      if (signal.reason instanceof StoodDown) owner.leave();
      else void this.lock.waiting().then((others) => owner.close(others > 0), () => owner.close(false));
    };
    signal.addEventListener('abort', goes, { once: true });
    await owner.over;
    signal.removeEventListener('abort', goes);
  }

  #be(part: Mirror | Owner | Alone): void {
    this.part = part;
    this.became(part.desk);
    for (const change of this.#waiting.splice(0)) change();
  }

  heard(message: TabMessage): void {
    const { part } = this;
    if (this.#isFrozen && !('tenure' in message)) return this.#leave();
    if (part instanceof Owner) part.heard(message);
    else if (part instanceof Mirror && 'tenure' in message) part.heard(message);
  }

  /** Tells that the agent is in this tab. */
  here(): void {
    const { part, room: { tab, surroundings, known, channel } } = this;
    if (!surroundings.isUsed() || known.front === tab) return;
    if (part instanceof Owner) part.setFront(tab);
    else channel.post({ type: 'here', tab });
  }

  /** Whoever is out of sight lets those before the agent go first, once. */
  #passes(): () => boolean {
    const { tab, known, surroundings } = this.room;
    let passed = false;
    return () => {
      if (passed || surroundings.isSeen() || [undefined, tab, known.owner].includes(known.front)) return false;
      passed = true;
      return true;
    };
  }

  /** From whom nothing was heard for long, and who is still the same. */
  async #usurp(): Promise<void> {
    const holder = await this.lock.holder();
    if (holder !== undefined && holder === this.#suspect) await this.lock.stealFrom(holder);
    this.#suspect = holder;
  }

  #leave(): void {
    this.#stay.abort(new StoodDown());
  }

  #watchPage(): void {
    const { room: { surroundings: { onPage } }, signal } = this;
    const freeze = (): void => {
      this.#isFrozen = true;
      if (!liveCalls(this.part.desk.state).length) this.#leave();
    };
    const comeBack = (): void => {
      this.#isFrozen = false;
      if (!this.#stay.signal.aborted || signal.aborted) return;
      this.#stay = new AbortController();
      void this.#live(this.part.desk.state, this.#stay.signal);
    };
    for (const type of ['focus', 'visibilitychange', 'pointerdown', 'keydown']) onPage(type, () => this.here(), signal);
    // One that is frozen has no timers, and may have no network: it keeps the line only for its calls, and only until it hears of another tab.
    onPage('freeze', freeze, signal);
    onPage('resume', comeBack, signal);
    onPage('pagehide', (event) => { if ((event as PageTransitionEvent).persisted) this.#leave(); }, signal);
    onPage('pageshow', (event) => { if ((event as PageTransitionEvent).persisted) comeBack(); }, signal);
  }
}
