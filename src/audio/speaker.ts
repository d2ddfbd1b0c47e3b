/** Plays what the other side says. One element a stream, never in the page's DOM; the device can change in mid-call. */
export class Speaker {
  #deviceId = '';
  readonly #playing = new Map<MediaStream, HTMLAudioElement>();

  play(stream: MediaStream): void {
    if (this.#playing.has(stream)) return;
    const element = new globalThis.Audio();
    element.autoplay = true;
    element.srcObject = stream;
    this.#playing.set(stream, element);
    void route(element, this.#deviceId);
    element.play().catch((error: unknown) => {
      // Autoplay is refused until the person has touched the page; the next touch lets it through.
      if ((error as Error).name === 'NotAllowedError') addEventListener('pointerdown', () => void element.play().catch(() => {}), { once: true });
    });
  }

  stop(stream: MediaStream): void {
    const element = this.#playing.get(stream);
    if (!element) return;
    element.pause();
    element.srcObject = null;
    this.#playing.delete(stream);
  }

  async choose(deviceId: string | undefined): Promise<void> {
    this.#deviceId = deviceId ?? '';
    await Promise.all([...this.#playing.values()].map((element) => route(element, this.#deviceId)));
  }
}

/** What can be sent to a device: an audio element or an audio context. Safari and older Firefox cannot choose: the system's default then. */
export interface Sink {
  setSinkId?(deviceId: string): Promise<void>;
}

/** A device that is gone leaves the sound where the system puts it: better heard elsewhere than not at all. */
export async function route(sink: Sink, deviceId: string): Promise<void> {
  await sink.setSinkId?.(deviceId).catch(() => sink.setSinkId?.('').catch(() => {}));
}
