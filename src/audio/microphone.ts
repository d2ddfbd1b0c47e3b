import { diagnose, obstacle } from './microphone-doctor.js';

/** One call's own copy of the microphone: muting or ending one call leaves the others alone. */
export interface MicrophoneLeg {
  readonly track: MediaStreamTrack;
  /** The track was replaced: another device was chosen, or this one was unplugged. */
  onreplaced: ((track: MediaStreamTrack) => void) | undefined;
  release(): void;
}

interface Leg extends MicrophoneLeg {
  track: MediaStreamTrack;
}

/** The microphone, opened when the first call needs it and released with the last: no recording light between calls. */
export class Microphone {
  #deviceId: string | undefined;
  #source: MediaStreamTrack | undefined;
  #opening: Promise<MediaStreamTrack> | undefined;
  readonly #legs = new Set<Leg>();
  /** Told when a source opens (for the level meter) or closes (undefined), and what ails it. */
  onsource: (source: MediaStreamTrack | undefined) => void = () => {};
  onailment: (error: unknown) => void = () => {};

  async open(): Promise<MicrophoneLeg> {
    const source = await this.#open();
    const leg: Leg = { track: source.clone(), onreplaced: undefined, release: () => this.#release(leg) };
    this.#legs.add(leg);
    return leg;
  }

  /** Takes another device, also in mid-call; keeps the old one if the new one cannot be opened. */
  async choose(deviceId: string | undefined): Promise<void> {
    const before = this.#deviceId;
    this.#deviceId = deviceId;
    if (!this.#source) return;
    try {
      await this.#reopen();
    } catch (error) {
      this.#deviceId = before;
      throw error;
    }
  }

  /** After a device came or went: is the one we use still right? */
  async follow(microphones: readonly { readonly id: string }[]): Promise<void> {
    const wanted = microphones.some(({ id }) => id === this.#deviceId);
    const used = this.#source?.getSettings().deviceId;
    if (this.#source && (this.#source.readyState === 'ended' || (wanted && used !== this.#deviceId))) await this.#reopen();
  }

  #open(): Promise<MediaStreamTrack> {
    if (this.#source?.readyState === 'live') return Promise.resolve(this.#source);
    this.#opening ??= this.#capture().finally(() => { this.#opening = undefined; });
    return this.#opening;
  }

  async #capture(): Promise<MediaStreamTrack> {
    const problem = obstacle();
    if (problem) throw problem;
    const stream = await navigator.mediaDevices.getUserMedia({ audio: this.#constraints() }).catch((error: unknown) => {
      throw diagnose(error);
    });
    const [track] = stream.getAudioTracks();
    if (!track) throw diagnose({ name: 'NotFoundError' });
    track.addEventListener('ended', () => { if (track === this.#source) this.#unplugged(); });
    this.#source?.stop();
    this.#source = track;
    this.onsource(track);
    return track;
  }

  /** `ideal`, so that an unplugged device falls back to the system's default instead of failing. */
  #constraints(): MediaTrackConstraints {
    return { echoCancellation: true, noiseSuppression: true, autoGainControl: true, ...(this.#deviceId && { deviceId: { ideal: this.#deviceId } }) };
  }

  #unplugged(): void {
    if (this.#legs.size) this.#reopen().catch((error: unknown) => this.onailment(error));
  }

  async #reopen(): Promise<void> {
    const source = await this.#capture();
    if (!this.#legs.size) return this.#close();
    for (const leg of this.#legs) {
      const { enabled } = leg.track; // A muted call stays muted.
      leg.track.stop();
      leg.track = source.clone();
      leg.track.enabled = enabled;
      leg.onreplaced?.(leg.track);
    }
  }

  #release(leg: Leg): void {
    leg.track.stop();
    leg.onreplaced = undefined;
    if (this.#legs.delete(leg) && !this.#legs.size) this.#close();
  }

  #close(): void {
    this.#source?.stop();
    this.#source = undefined;
    this.onsource(undefined);
  }
}
