import type { AudioEvent, DeviceKind, Problem } from '../core/index.js';
import type { Audio, Tone } from '../desk/index.js';

/** Devices without hardware. */
export class SimAudio implements Audio {
  #emit: (event: AudioEvent) => void = () => {};
  /** The tone that would be heard now. */
  playing: Tone | undefined;
  /** What the microphone doctor will find. */
  ailment: Problem | undefined;

  start(emit: (event: AudioEvent) => void): void {
    this.#emit = emit;
    this.plug();
  }

  plug(
    microphones = [{ id: 'mic-headset', label: 'Jabra Evolve2 40' }, { id: 'mic-laptop', label: 'Built-in microphone' }],
    speakers = [{ id: 'out-headset', label: 'Jabra Evolve2 40' }, { id: 'out-laptop', label: 'Built-in speakers' }],
  ): void {
    this.#emit({ type: 'devices-changed', microphones, speakers });
  }

  levels(microphone: number, speaker: number): void {
    this.#emit({ type: 'levels-changed', microphone, speaker });
  }

  blockRing(blocked = true): void {
    this.#emit({ type: 'ring-blocked', blocked });
  }

  async choose(kind: DeviceKind, deviceId: string | undefined): Promise<void> {
    this.#emit({ type: 'device-chosen', kind, deviceId });
  }

  async checkMicrophone(): Promise<void> {
    this.#emit({ type: 'microphone-checking' });
    this.#emit({ type: 'microphone-checked', ...(this.ailment && { problem: this.ailment }) });
  }

  async testSound(): Promise<void> {}

  play(tone: Tone | undefined): void {
    this.playing = tone;
  }
}
