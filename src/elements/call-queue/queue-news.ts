import type { Queue, WaitingCall } from '../../core/index.js';
import { counted, msg, str } from '../../i18n/index.js';
import { number, sideBySide } from '../format.js';
import { callerName } from './call-queue-words.js';

/** ms between two pieces of news: whoever listens to them has callers to listen to as well. */
const pause = 5_000;

/** More than these are not named one by one. */
const named = 3;

/** What a screen reader says of the callers, a few changes together: who joined, who waits too long, that nobody waits any more. */
export class QueueNews {
  #told = '';
  #toldAt = -Infinity;
  /** As they were when last told of. */
  #queues: readonly Queue[] = [];
  /** All who had waited too long by then have been told. */
  #lookedAt = 0;
  /** Before then nobody else will have waited too long. */
  #quietUntil = 0;

  /** What to say now. Queues that are seen for the first time are no news. */
  at(queues: readonly Queue[], now: number): string {
    const isNew = queues.length !== this.#queues.length || queues.some(({ id }, index) => id !== this.#queues[index]!.id);
    if (isNew) return this.#begin(queues, now);
    if (now - this.#toldAt < pause) return this.#told;
    const news = [...this.#changes(queues), ...this.#tooLong(queues, now)].join(' ');
    if (!news) return this.#told;
    this.#toldAt = now;
    return (this.#told = news);
  }

  #begin(queues: readonly Queue[], now: number): string {
    this.#queues = queues;
    this.#lookedAt = now;
    this.#quietUntil = 0;
    return (this.#told = '');
  }

  #changes(queues: readonly Queue[]): readonly string[] {
    if (queues.every(({ waiting }, index) => waiting === this.#queues[index]!.waiting)) return [];
    const known = new Set(this.#queues.flatMap(({ waiting }) => waiting.map(({ id }) => id)));
    const joined = queues.flatMap(({ waiting }) => waiting.filter(({ id }) => !known.has(id)));
    const waiting = queues.reduce((sum, queue) => sum + queue.waiting.length, 0);
    this.#queues = queues;
    this.#quietUntil = 0;
    if (joined.length) return [joinedWords(names(joined), waiting)];
    return waiting === 0 && known.size > 0 ? [msg('Nobody waits.')] : [];
  }

  #tooLong(queues: readonly Queue[], now: number): readonly string[] {
    const from = this.#lookedAt;
    if (now < this.#quietUntil) return [];
    this.#lookedAt = now;
    this.#quietUntil = Infinity;
    const late = queues.flatMap(({ waiting, figures }) => {
      const within = figures?.serviceLevel?.within;
      return within === undefined ? [] : waiting.filter(({ since }) => {
        if (since + within > now) this.#quietUntil = Math.min(this.#quietUntil, since + within);
        return since + within <= now && since + within > from;
      });
    });
    return late.length ? [msg(str`Too long: ${names(late)}.`, { desc: 'Who waits too long: one name, several, or “5 callers”' })] : [];
  }
}

/** Names may hold anything: they stay out of what is parted into forms. */
function joinedWords(who: string, waiting: number): string {
  const now = number(waiting);
  const wait = counted(waiting, msg(str`${now} waiting | ${now} waiting`, { desc: 'How many callers' }));
  return msg(str`${who} joined, ${wait}.`, { desc: 'A queue: one name, several, or “5 callers”; then “5 waiting”' });
}

function names(calls: readonly WaitingCall[]): string {
  const count = number(calls.length);
  return calls.length > named ? counted(calls.length, msg(str`${count} caller | ${count} callers`)) : sideBySide(calls.map(callerName));
}
