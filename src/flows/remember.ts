import { toProblem, type DeskState } from '../core/index.js';
import type { Flow } from '../desk/index.js';

/** Keeps what the person chose and whom they called beyond the page, and brings it back. */
export const remember: Flow = ({ desk, ports, signal, emit }) => {
  const { records, audio } = ports;
  const failed = (error: unknown): void => console.warn(`cordboard: could not be remembered on this computer: ${toProblem(error).message}`);

  let before: DeskState = desk.state;
  desk.subscribe((state, event) => {
    if (state.recents !== before.recents && event.type !== 'recents-loaded') records.saveRecents(state.recents).catch(failed);
    if (event.type === 'device-chosen' && restored) records.saveDevices(state.audio.chosen).catch(failed);
    before = state;
  });

  let restored = false;
  const restore = async (): Promise<void> => {
    const [recents, devices] = await Promise.all([records.recents(), records.devices()]);
    if (signal.aborted) return;
    emit({ type: 'recents-loaded', recents });
    for (const kind of ['microphone', 'speaker', 'ringer'] as const) {
      const deviceId = devices[kind];
      if (deviceId) await audio.choose(kind, deviceId);
    }
  };
  restore().catch(failed).finally(() => { restored = true; });
};
