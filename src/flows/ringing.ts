import type { DeskState } from '../core/index.js';
import type { Flow, Tone } from '../desk/index.js';

/** What the agent should hear now besides people: a ring, a discreet beep while talking, or the ringback of a call of their own. */
export function toneFor({ calls }: DeskState): Tone | undefined {
  const heard = calls.filter((call) => !call.recovering); // Whether it still rings is not known before it is taken up.
  const rings = heard.some((call) => call.status === 'ringing');
  const talks = calls.some((call) => ['answering', 'active', 'resuming', 'dialing'].includes(call.status));
  if (rings) return talks ? 'call-waiting' : 'ringing';
  return heard.some((call) => call.status === 'dialing' && call.progress === 'ringing') ? 'ringback' : undefined;
}

/** Plays what is to be heard, where this tab is the one to play it. */
const playing = (isOurs: (state: DeskState) => boolean): Flow => ({ desk, ports, signal }) => {
  let tone: Tone | undefined;
  desk.subscribe((state) => {
    const next = isOurs(state) ? toneFor(state) : undefined;
    if (next === tone) return;
    tone = next;
    ports.audio.play(tone);
  });
  signal.addEventListener('abort', () => ports.audio.play(undefined), { once: true });
};

/** Rings while something rings. */
export const ringing = playing(() => true);

/** Rings in the place of a tab whose browser keeps it silent, for the agent has not been there yet. */
export const ringingInstead = playing(({ audio, tab }) => audio.ringBlocked && tab.front);
