import type { CallAudio } from '../audio/index.js';
import type { CallEvent } from '../core/index.js';
import type { SipCall } from './sip-call.js';

/** The one local conference of a line: who is in it, mixed anew whenever somebody comes, goes, or changes the microphone. */
export class ConferenceRoom {
  readonly #members = new Set<SipCall>();
  #stop: (() => void) | undefined;

  constructor(readonly audio: CallAudio, readonly emit: (event: CallEvent) => void) {}

  has(call: SipCall): boolean {
    return this.#members.has(call);
  }

  /** In a conference the agent has one voice: muted for one, it is muted for all. */
  setMuted(call: SipCall, muted: boolean): void {
    for (const one of this.has(call) ? this.#members : [call]) one.setMuted(muted);
  }

  join(calls: readonly SipCall[]): void {
    for (const call of calls) call.member(); // Throws before anything is changed.
    for (const call of calls) this.#members.add(call);
    const muted = calls.find((call) => call.isMuted);
    if (muted) this.setMuted(muted, true);
    this.remix();
    this.emit({ type: 'call-merged', callIds: calls.map(({ id }) => id) });
  }

  leave(call: SipCall): void {
    if (!this.#members.delete(call)) return;
    call.speakPlainly();
    this.emit({ type: 'call-unmerged', callIds: [call.id] });
    if (this.#members.size === 1) {
      const [last] = this.#members;
      this.#members.clear();
      last?.speakPlainly();
      if (last) this.emit({ type: 'call-unmerged', callIds: [last.id] });
    }
    this.remix();
  }

  remix(): void {
    this.#stop?.();
    this.#stop = this.#members.size ? this.audio.mix([...this.#members].map((member) => member.member())) : undefined;
  }
}
