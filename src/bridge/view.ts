import type { Problem, QueueChange, QueueId } from '../core/index.js';
import type { ServerMessage } from '../protocol/messages.js';
import type { Board } from './board.js';
import { Coalesced } from './coalesce.js';

/** Who is shown something. */
export interface Viewer {
  send(frame: Buffer): void;
}

export const frameOf = (message: ServerMessage): Buffer => Buffer.from(JSON.stringify(message));

/**
 * What all those see who may see the same queues: one numbering, and each frame is made once, however many they are.
 * The first change goes out at once, those that follow in one frame every `batch` ms.
 */
export class View {
  readonly #board: Board;
  readonly #queues: ReadonlySet<QueueId> | undefined;
  readonly #batch: number;
  readonly #viewers = new Set<Viewer>();
  /** Of them, those who must have a snapshot before changes are of use. */
  readonly #newcomers = new Set<Viewer>();
  readonly #pending = new Coalesced();
  #number = 0;
  #snapshot: { readonly number: number; readonly queues: Buffer } | undefined;
  #flushing: ReturnType<typeof setImmediate> | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;

  /** @param queues Those that may be seen; undefined: all. @param batch ms. */
  constructor(board: Board, queues: readonly QueueId[] | undefined, batch: number) {
    this.#board = board;
    this.#queues = queues && new Set(queues);
    this.#batch = batch;
  }

  get isEmpty(): boolean {
    return this.#viewers.size === 0;
  }

  /** Shows everything to one who has just come, or who has missed something. */
  show(viewer: Viewer): void {
    this.#viewers.add(viewer);
    this.#newcomers.add(viewer);
    if (this.#board.problem) viewer.send(frameOf({ type: 'stale', error: this.#board.problem }));
    else if (this.#pending.isEmpty) this.#showNewcomers(); // else with the changes that the board knows already
  }

  leave(viewer: Viewer): void {
    this.#viewers.delete(viewer);
    this.#newcomers.delete(viewer);
    if (this.isEmpty) this.stop();
  }

  change(changes: readonly QueueChange[]): void {
    for (const change of changes) if (this.sees(change.type === 'queue' ? change.queue.id : change.queueId)) this.#pending.add(change);
    if (!this.#pending.isEmpty && !this.#pause) this.#flushing ??= setImmediate(() => this.#flush()); // with all that came in with it
  }

  /** Everything is anew. */
  load(): void {
    this.#pending.take();
    this.#number += 1;
    for (const viewer of this.#viewers) this.#newcomers.add(viewer);
    this.#showNewcomers();
  }

  lose(problem: Problem): void {
    this.#wake();
    this.#flush();
    const frame = frameOf({ type: 'stale', error: problem });
    for (const viewer of this.#viewers) viewer.send(frame);
  }

  sees(queueId: QueueId): boolean {
    return this.#queues?.has(queueId) ?? true;
  }

  stop(): void {
    this.#wake();
    this.#snapshot = undefined;
    this.#pending.take();
  }

  #wake(): void {
    clearImmediate(this.#flushing);
    clearTimeout(this.#pause);
    this.#flushing = this.#pause = undefined;
  }

  #flush(): void {
    this.#flushing = undefined;
    if (this.#pending.isEmpty) return;
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      this.#flush();
    }, this.#batch);
    this.#number += 1;
    const frame = frameOf({ type: 'changes', number: this.#number, at: Date.now(), changes: this.#pending.take() });
    for (const viewer of this.#viewers) if (!this.#newcomers.has(viewer)) viewer.send(frame);
    if (!this.#board.problem) this.#showNewcomers();
  }

  #showNewcomers(): void {
    if (this.#newcomers.size === 0) return;
    const frame = this.#snapshotFrame();
    const newcomers = [...this.#newcomers];
    this.#newcomers.clear();
    for (const viewer of newcomers) viewer.send(frame);
  }

  /** The queues are written once a number; the time is that of sending. */
  #snapshotFrame(): Buffer {
    if (this.#snapshot?.number !== this.#number) {
      const queues = this.#board.queues.filter(({ id }) => this.sees(id));
      this.#snapshot = { number: this.#number, queues: Buffer.from(JSON.stringify(queues)) };
    }
    const head = `{"type":"snapshot","number":${this.#number},"at":${Date.now()},"queues":`;
    return Buffer.concat([Buffer.from(head), this.#snapshot.queues, Buffer.from('}')]);
  }
}
