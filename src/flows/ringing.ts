import type { DeskState } from '../core/index.js';
import type { Flow, Tone } from '../desk/index.js';

/** What the agent should hear now besides people: a ring, a discreet beep while talking, or the ringback of a call of their own. */
export function toneFor({ calls }: DeskState): Tone | undefined {
  const rings = calls.some((call) => call.status === 'ringing');
  const talks = calls.some((call) => ['answering', 'active', 'resuming', 'dialing'].includes(call.status));
  if (rings) return talks ? 'call-waiting' : 'ringing';
  return calls.some((call) => call.status === 'dialing' && call.progress === 'ringing') ? 'ringback' : undefined;
}

/** Rings while something rings. */
export const ringing: Flow = ({ desk, ports, signal }) => {
  let playing: Tone | undefined;
  desk.subscribe((state) => {
    const tone = toneFor(state);
    if (tone === playing) return;
    playing = tone;
    ports.audio.play(tone);
  });
  signal.addEventListener('abort', () => ports.audio.play(undefined), { once: true });
};
