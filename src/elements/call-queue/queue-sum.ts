import { longestSince, type Queue, type QueueFigures, type WaitingCall } from '../../core/index.js';
import { lastAnswer } from './last-answer.js';

/** One queue at a glance, or several as if they were one. */
export interface QueueSum {
  readonly waiting: number;
  /** Who has waited longest, and within how many ms their queue would have answered. */
  readonly longest?: { readonly since: number; readonly within: number | undefined };
  readonly figures?: QueueFigures;
  /** How many waited in the last minutes, oldest first. */
  readonly trend: readonly number[];
}

/** How long the trend looks back, in minutes. */
const minutes = 30;

/** The sum of queues; who has waited longest is looked for only in lists that changed. */
export class QueueSums {
  readonly #longest = new WeakMap<readonly WaitingCall[], { readonly since: number | undefined }>();
  readonly #sum = lastAnswer(([, ...queues]: readonly [number, ...Queue[]]) => this.#add(queues));
  readonly #trend = lastAnswer(([minute, ...queues]: readonly [number, ...Queue[]]) => addTrends(queues, minute));

  of(queues: readonly Queue[], now: number): QueueSum {
    const minute = Math.floor(now / 60_000);
    return { ...this.#sum(0, ...queues), trend: this.#trend(minute, ...queues) };
  }

  #add(queues: readonly Queue[]): Omit<QueueSum, 'trend'> {
    const figures = addFigures(queues.flatMap((queue) => queue.figures ?? []));
    let longest: QueueSum['longest'];
    for (const { waiting, figures: own } of queues) {
      const since = this.#longestOf(waiting);
      if (since !== undefined && since < (longest?.since ?? Infinity)) longest = { since, within: own?.serviceLevel?.within };
    }
    return { waiting: queues.reduce((sum, { waiting }) => sum + waiting.length, 0), ...(longest && { longest }), ...(figures && { figures }) };
  }

  #longestOf(waiting: readonly WaitingCall[]): number | undefined {
    const known = this.#longest.get(waiting);
    if (known) return known.since;
    const since = longestSince(waiting);
    this.#longest.set(waiting, { since });
    return since;
  }
}

/** Each mean by the calls it is the mean of. The service level is one only where all mean the same by it. */
function addFigures(all: readonly QueueFigures[]): QueueFigures | undefined {
  if (all.length < 2) return all[0];
  const total = (of: (figures: QueueFigures) => number): number => all.reduce((sum, figures) => sum + of(figures), 0);
  const answered = total((figures) => figures.answered);
  const mean = (of: (figures: QueueFigures) => number): number => (answered ? total((figures) => of(figures) * figures.answered) / answered : 0);
  const within = all[0]!.serviceLevel?.within;
  const comparable = within !== undefined && all.every(({ serviceLevel }) => serviceLevel?.within === within);
  return {
    answered,
    abandoned: total(({ abandoned }) => abandoned),
    averageWait: mean(({ averageWait }) => averageWait),
    averageTalk: mean(({ averageTalk }) => averageTalk),
    ...(comparable && { serviceLevel: { within, ...(answered && { share: mean(({ serviceLevel }) => serviceLevel?.share ?? 0) }) } }),
  };
}

/** In the minutes since a queue was heard of, as many waited as do now. */
function addTrends(queues: readonly Queue[], minute: number): readonly number[] {
  const all = queues.map(({ trend, waiting }) => {
    const silent = Math.max(0, Math.min(minute - trend.minute, minutes));
    return [...trend.peaks, ...Array<number>(silent).fill(waiting.length)].slice(-minutes);
  });
  const length = Math.max(0, ...all.map((peaks) => peaks.length));
  return Array.from({ length }, (_, index) => all.reduce((sum, peaks) => sum + (peaks[index - length + peaks.length] ?? 0), 0));
}
