import { inherited, type DeskEvent, type DeskState, type Happened } from '../core/index.js';
import { StoodDown, type Desk, type Flow } from '../desk/index.js';
import type { Hold } from './line-lock.js';
import type { TabId, TabMessage, Whole } from './messages.js';
import { whenGone } from './presence.js';
import type { TabRoom } from './tab-room.js';

/** What a desk of a tab begins with. */
export interface Opening {
  /** It ends the desk; with `StoodDown`, its calls live on elsewhere. */
  readonly signal: AbortSignal;
  /** Before all others, so that it hears what happens in the order in which it happens. */
  readonly first: Flow;
  /** What it goes on with. */
  readonly from?: DeskState;
  /** Other tabs know of it. */
  readonly shared: boolean;
}

/** How often others are told of sound levels, ms. */
const levelsEvery = 300;
/** How long the line is kept for the tab that asked for it, ms. */
const takePatience = 2_000;

/** The tab that holds the line: tells the others what happens, and does what they ask. */
export class Owner {
  readonly desk: Desk;
  /** Another tab owns the line, or may. */
  readonly over: Promise<void>;
  readonly #life = new AbortController();
  readonly #tenure: number;
  #seq = 0;
  #announced = false;
  #levelsAt = 0;
  #emit: (event: DeskEvent) => void = () => {};
  #watching = new AbortController();

  constructor(readonly room: TabRoom, readonly hold: Hold, open: (opening: Opening) => Desk, from?: DeskState) {
    const { known, tab } = room;
    const { signal } = this.#life;
    this.#tenure = Math.max(known.tenure + 1, Date.now());
    // Whoever was in the tab that had the line is in this one now.
    Object.assign(known, { tenure: this.#tenure, owner: tab, front: known.front === known.owner ? tab : known.front ?? tab });
    this.over = new Promise((over) => { signal.addEventListener('abort', () => over(), { once: true }); });
    this.desk = open({ signal, first: this.#flow, shared: true, ...(from && { from: inherited(from) }) });
    this.#announced = true;
    room.channel.post(this.#whole());
    this.#watchFront();
    void hold.lost.then(() => this.leave());
    // Who was asked to be off the line stays off it.
    if (!from || from.line.status !== 'offline' || !from.line.since) void this.desk.send({ type: 'connect' });
  }

  /** Its calls are another tab's now. */
  leave(): void {
    this.#life.abort(new StoodDown());
    this.#watching.abort();
    this.hold.release();
  }

  /** The desk ends; its calls, too, unless another tab can go on with them. */
  close(isOthers: boolean): void {
    if (!isOthers) this.#life.abort();
    this.leave();
  }

  /** The agent is in this tab now. */
  setFront(front: TabId): void {
    const { known } = this.room;
    if (front === known.front) return;
    known.front = front;
    this.#say({ type: 'front', front });
    this.#emit({ type: 'tab-changed', tab: this.#tab });
    this.#watchFront();
  }

  heard(message: TabMessage): void {
    if ('tenure' in message) return message.tenure > this.#tenure ? this.leave() : undefined;
    switch (message.type) {
      case 'hello': return this.room.channel.post(this.#whole());
      case 'ping': return this.room.channel.post({ type: 'pong', tenure: this.#tenure });
      case 'here': return this.setFront(message.tab);
      case 'take': return this.#handOver(message.tab);
      case 'failed': return this.#emit({ ...message, type: 'command-failed' });
      case 'command': void this.desk.send(message.command).then((outcome) => {
        if (!this.#life.signal.aborted) this.room.channel.post({ type: 'outcome', tenure: this.#tenure, id: message.id, outcome });
      });
    }
  }

  readonly #flow: Flow = ({ desk, emit }) => {
    this.#emit = emit;
    emit({ type: 'tab-changed', tab: this.#tab });
    desk.subscribe((_, event) => { if (this.#announced && this.#isForOthers(event)) this.#say({ type: 'event', event }); });
  };

  get #tab(): DeskState['tab'] {
    return { role: 'owner', front: this.room.known.front === this.room.tab };
  }

  /** Levels come many times a second, and matter as long as they are new; only silence is not to be missed. */
  #isForOthers(event: Happened): boolean {
    if (event.type === 'tab-changed') return false;
    if (event.type !== 'levels-changed') return true;
    const isSilence = event.microphone === 0 && event.speaker === 0;
    if (!isSilence && event.at - this.#levelsAt < levelsEvery) return false;
    this.#levelsAt = event.at;
    return true;
  }

  #say(what: { readonly type: 'event'; readonly event: Happened } | { readonly type: 'front'; readonly front: TabId }): void {
    this.#seq += 1;
    this.room.channel.post({ ...what, tenure: this.#tenure, seq: this.#seq });
  }

  #whole(): Whole {
    const { owner, front } = this.room.known as Required<TabRoom['known']>;
    return { type: 'state', tenure: this.#tenure, seq: this.#seq, owner, front, state: this.desk.state };
  }

  /** The lock is kept for the one who asked, for others have waited longer. */
  #handOver(to: TabId): void {
    this.room.channel.post({ ...this.#whole(), to });
    this.#life.abort(new StoodDown());
    const keeping = setTimeout(() => this.leave(), takePatience);
    (keeping as { unref?(): void }).unref?.();
  }

  /** Who sits in front of a tab that is gone, sits in front of this one. */
  #watchFront(): void {
    const { known, tab, surroundings } = this.room;
    this.#watching.abort();
    this.#watching = new AbortController();
    if (known.front !== tab) whenGone(surroundings.locks, known.front!, () => this.setFront(tab), this.#watching.signal);
  }
}
