/** 0 is silence, 8 is loud (-9 dBFS and more); the steps are 6 dB, for ears count in ratios. */
const toLevel = (rms: number): number => Math.max(0, Math.min(8, Math.round(9.5 + Math.log2(rms + 1e-9))));

/** How loud a track is. Cheap enough to ask ten times a second. */
export class LevelMeter {
  readonly #source: MediaStreamAudioSourceNode;
  readonly #analyser: AnalyserNode;
  readonly #samples: Float32Array<ArrayBuffer>;

  constructor(context: AudioContext, stream: MediaStream) {
    this.#analyser = new AnalyserNode(context, { fftSize: 1024 });
    this.#samples = new Float32Array(this.#analyser.fftSize);
    this.#source = new MediaStreamAudioSourceNode(context, { mediaStream: stream });
    this.#source.connect(this.#analyser);
  }

  /** Root mean square of the last 20 ms, 0 to 1. */
  rms(): number {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    return Math.sqrt(this.#samples.reduce((sum, sample) => sum + sample * sample, 0) / this.#samples.length);
  }

  level(): number {
    return toLevel(this.rms());
  }

  stop(): void {
    this.#source.disconnect();
  }
}
