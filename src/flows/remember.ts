import { toProblem, type DeskState } from '../core/index.js';
import type { Flow } from '../desk/index.js';

/** Keeps what the person chose and whom they called beyond the page, and brings it back. */
export const remember: Flow = ({ desk, ports, signal, emit }) => {
  const { records, audio } = ports;
  const failed = (error: unknown): void => console.warn(`cordboard: could not be remembered on this computer: ${toProblem(error).message}`);

  let restoring = true;
  let before: DeskState = desk.state;
  desk.subscribe((state, event) => {
    if (state.recents !== before.recents && event.type !== 'recents-loaded') records.saveRecents(state.recents).catch(failed);
    if (event.type === 'device-chosen' && !restoring) records.saveDevices(state.audio.chosen).catch(failed);
    before = state;
  });

  const restore = async (): Promise<void> => {
    const [recents, devices] = await Promise.all([records.recents(), records.devices()]);
    if (signal.aborted) return;
    emit({ type: 'recents-loaded', recents });
    const chosen = { ...devices, ...desk.state.audio.chosen }; // Whoever chose meanwhile meant it.
    for (const kind of ['microphone', 'speaker', 'ringer'] as const) {
      if (chosen[kind]) await audio.choose(kind, chosen[kind]);
    }
    restoring = false;
    await records.saveDevices(desk.state.audio.chosen);
  };
  restore().catch(failed).finally(() => { restoring = false; });
};
