import { toProblem, type DeskState } from '../core/index.js';
import type { Flow } from '../desk/index.js';

/** How often it is noted that the agent is still there, ms: a reload must not look like a night's rest. */
const noteEvery = 30_000;

/** Keeps what the person chose and whom they called beyond the page, and brings it back. */
export const remember: Flow = ({ desk, ports, signal, emit }) => {
  const { records, audio } = ports;
  const failed = (error: unknown): void => console.warn(`cordboard: could not be remembered on this computer: ${toProblem(error).message}`);

  let restoring = true;
  /** Another page has told what was last chosen, and what is kept is older. */
  let isKnown = false;
  let before: DeskState = desk.state;
  desk.subscribe((state, event) => {
    if (event.type === 'desk-restored') isKnown = true;
    else if (state.recents !== before.recents && event.type !== 'recents-loaded') records.saveRecents(state.recents).catch(failed);
    if (event.type === 'device-chosen' && !restoring) records.saveDevices(state.audio.chosen).catch(failed);
    if (state.agent !== before.agent && !restoring) note();
    before = state;
  });
  const note = (): void => { if (desk.state.agent.since) records.saveAgent({ agent: desk.state.agent, seenAt: Date.now() }).catch(failed); };
  const noting = setInterval(() => { if (!restoring) note(); }, noteEvery);
  (noting as { unref?(): void }).unref?.(); // Under Node, a desk that is all that is left need not keep the process.
  signal.addEventListener('abort', () => clearInterval(noting), { once: true });

  const restore = async (): Promise<void> => {
    const [recents, devices, kept] = await Promise.all([records.recents(), records.devices(), records.agent()]);
    if (signal.aborted) return;
    if (kept && !isKnown) emit({ type: 'agent-restored', ...kept });
    if (desk.state.agent.status === 'offline') await ports.line.disconnect();
    if (!isKnown) emit({ type: 'recents-loaded', recents });
    const chosen = { ...devices, ...desk.state.audio.chosen }; // Whoever chose meanwhile meant it.
    for (const kind of ['microphone', 'speaker', 'ringer'] as const) {
      if (chosen[kind]) await audio.choose(kind, chosen[kind]);
    }
    restoring = false;
    note();
    await records.saveDevices(desk.state.audio.chosen);
  };
  restore().catch(failed).finally(() => { restoring = false; });
};
