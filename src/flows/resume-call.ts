import { liveCalls, toProblem, type Calls } from '../core/index.js';
import type { Flow } from '../desk/index.js';

/** How long after a page was last there its calls are gone on with, ms: nobody shall find themselves in a call of an hour ago, microphone open. */
const keptFor = 20_000;
/** How often it is noted that the page is still there, ms. */
const noteEvery = 2_000;

/**
 * A call outlives its page: what names it is kept, and the next page takes it up as soon as it is registered. Nothing is sent when a page goes,
 * for nobody knows whether another one follows.
 */
export const resumeCall: Flow = ({ desk, ports: { line, keptCalls }, signal, emit }) => {
  if (!keptCalls) return;
  let kept: Calls = [];
  const keep = (): void => keptCalls.keep(kept);
  desk.subscribe((state, event) => {
    const calls = liveCalls(state);
    if (event.type === 'line-registered') for (const call of calls) if (call.recovering) void line.recover(call).catch(failed);
    if (calls.length === kept.length && calls.every((call, at) => call === kept[at])) return;
    kept = calls;
    keep();
  });
  const failed = (error: unknown): void => console.warn(`cordboard: a call could not be taken up: ${toProblem(error).message}`);
  const noting = setInterval(() => { if (kept.length) keep(); }, noteEvery);
  (noting as { unref?(): void }).unref?.(); // Under Node, a desk that is all that is left need not keep the process.
  signal.addEventListener('abort', () => clearInterval(noting), { once: true });

  const left = keptCalls.left();
  for (const call of left && Date.now() - left.seenAt < keptFor ? left.calls : []) emit({ type: 'call-restored', call });
};
