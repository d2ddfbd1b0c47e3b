import type { Tone } from '../desk/index.js';
import { route, type Sink } from './speaker.js';

/** Frequencies in Hz, then seconds on and off. */
interface Cadence {
  readonly pitches: readonly number[];
  readonly rhythm: readonly number[];
  readonly volume: number;
  /** Modulates the pitches for a warbling bell, Hz. */
  readonly warble?: number;
}

/** Ringback after ITU-T E.180 (425 Hz, 1 s on, 4 s off); the ring is a soft two-note bell; call waiting is a short beep that does not drown the talk. */
const cadences: Record<Tone, Cadence> = {
  'ringing': { pitches: [523.25, 659.25, 783.99], rhythm: [0.35, 0.15, 0.35, 2.4], volume: 0.22, warble: 12 },
  'call-waiting': { pitches: [440], rhythm: [0.18, 0.12, 0.18, 6], volume: 0.05 },
  'ringback': { pitches: [425], rhythm: [1, 4], volume: 0.08 },
};

/** Ring and ringback made of oscillators: no files, no requests. */
export class Tones {
  readonly #context: AudioContext & Sink;
  #stop: (() => void) | undefined;

  constructor(context: AudioContext) {
    this.#context = context;
  }

  /** False where the browser lets nothing sound until the person has touched the page. */
  async play(tone: Tone): Promise<boolean> {
    this.stop();
    const stopped = this.#start(cadences[tone]);
    this.#stop = stopped;
    // In a page nobody has touched yet, resume() stays pending for ever: ask, but don't wait for it.
    void this.#context.resume().catch(() => {});
    await new Promise((resolve) => setTimeout(resolve));
    return this.#context.state === 'running';
  }

  stop(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  choose(deviceId: string | undefined): Promise<void> {
    return route(this.#context, deviceId ?? '');
  }

  #start({ pitches, rhythm, volume, warble }: Cadence): () => void {
    const gain = new GainNode(this.#context, { gain: 0 });
    gain.connect(this.#context.destination);
    const oscillators = pitches.map((frequency) => new OscillatorNode(this.#context, { frequency, type: 'sine' }));
    if (warble) {
      const vibrato = new OscillatorNode(this.#context, { frequency: warble });
      const depth = new GainNode(this.#context, { gain: 6 });
      vibrato.connect(depth);
      for (const oscillator of oscillators) depth.connect(oscillator.detune);
      oscillators.push(vibrato);
    }
    for (const oscillator of oscillators.slice(0, pitches.length)) oscillator.connect(gain);
    for (const oscillator of oscillators) oscillator.start();
    const timer = this.#beat(gain.gain, rhythm, volume / pitches.length);
    return () => {
      clearInterval(timer);
      for (const oscillator of oscillators) oscillator.stop();
      gain.disconnect();
    };
  }

  /** Writes one bar of the rhythm ahead of time, then again each bar; soft edges, for a bare switch clicks. */
  #beat(gain: AudioParam, rhythm: readonly number[], volume: number): ReturnType<typeof setInterval> {
    const bar = rhythm.reduce((sum, part) => sum + part, 0);
    const write = (): void => {
      let at = this.#context.currentTime + 0.02;
      rhythm.forEach((length, index) => {
        gain.setTargetAtTime(index % 2 ? 0 : volume, at, 0.015);
        at += length;
      });
    };
    write();
    return setInterval(write, bar * 1000);
  }
}
