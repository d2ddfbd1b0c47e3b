import { toProblem, type AudioEvent, type DeviceKind } from '../core/index.js';
import type { Audio, Tone } from '../desk/index.js';
import { mix, type Member } from './conference.js';
import { listDevices } from './devices.js';
import { LevelMeter } from './levels.js';
import { ailment } from './microphone-doctor.js';
import { Microphone, type MicrophoneLeg } from './microphone.js';
import { Speaker } from './speaker.js';
import { Tones } from './tones.js';

/** What a line needs of the machine's audio. */
export interface CallAudio {
  openMicrophone(): Promise<MicrophoneLeg>;
  hear(stream: MediaStream): void;
  unhear(stream: MediaStream): void;
  /** Returns how to end the conference. */
  mix(members: readonly Member[]): () => void;
}

const levelsEvery = 125;

/** The first sound of a page costs a tenth of a second of main thread: the card that it announces is painted before, ms. */
const paintFirst = 30;

/** Microphone, speaker and ringer of a browser. Nothing is opened before it is needed, and nothing at import. */
export class BrowserAudio implements Audio, CallAudio {
  readonly #microphone = new Microphone();
  readonly #speaker = new Speaker();
  #emit: (event: AudioEvent) => void = () => {};
  #context: AudioContext | undefined;
  #ringerContext: AudioContext | undefined;
  #ringer: Tones | undefined;
  #ringback: Tones | undefined;
  #playing: Tone | undefined;
  #soon: ReturnType<typeof setTimeout> | undefined;
  #conferences = 0;
  #checking = false;
  #microphoneMeter: LevelMeter | undefined;
  readonly #heard = new Map<MediaStream, LevelMeter>();
  #levels: ReturnType<typeof setInterval> | undefined;
  readonly #chosen: Partial<Record<DeviceKind, string | undefined>> = {};

  start(emit: (event: AudioEvent) => void, signal: AbortSignal): void {
    this.#emit = emit;
    this.#microphone.onsource = (source) => {
      this.#meter(source);
      if (source && !this.#checking) emit({ type: 'microphone-checked' }); // It opened: whatever ailed it before is over.
    };
    this.#microphone.onailment = (error) => emit({ type: 'microphone-checked', problem: toProblem(error) });
    const changed = (): void => void this.#list();
    navigator.mediaDevices?.addEventListener('devicechange', changed, { signal });
    changed();
    signal.addEventListener('abort', () => this.#close(), { once: true });
  }

  async choose(kind: DeviceKind, deviceId: string | undefined): Promise<void> {
    if (kind === 'microphone') await this.#microphone.choose(deviceId);
    if (kind === 'speaker') await Promise.all([this.#speaker.choose(deviceId), this.#ringback?.choose(deviceId)]);
    if (kind === 'ringer') await this.#ringer?.choose(deviceId);
    this.#chosen[kind] = deviceId;
    this.#emit({ type: 'device-chosen', kind, deviceId });
  }

  async checkMicrophone(): Promise<void> {
    this.#emit({ type: 'microphone-checking' });
    this.#checking = true; // That it opens is not yet that it is heard.
    try {
      const leg = await this.openMicrophone();
      const heard = await this.#listens().finally(() => leg.release());
      if (!heard) throw ailment('microphone-silent');
      this.#emit({ type: 'microphone-checked' });
    } catch (error) {
      this.#emit({ type: 'microphone-checked', problem: toProblem(error) });
    } finally {
      this.#checking = false;
    }
  }

  async testSound(kind: 'speaker' | 'ringer'): Promise<void> {
    const tones = kind === 'ringer' ? this.#ringerTones() : this.#ringbackTones();
    await tones.play(kind === 'ringer' ? 'ringing' : 'ringback');
    setTimeout(() => {
      if (this.#playing) return;
      tones.stop();
      this.#rest();
    }, 1_500);
  }

  play(tone: Tone | undefined): void {
    this.#ringer?.stop();
    this.#ringback?.stop();
    this.#playing = tone;
    clearTimeout(this.#soon);
    if (tone) this.#soon = setTimeout(() => this.#sound(tone), paintFirst);
    else this.#emit({ type: 'ring-blocked', blocked: false });
    this.#rest();
  }

  async openMicrophone(): Promise<MicrophoneLeg> {
    const leg = await this.#microphone.open();
    void this.#list(); // Labels are told only after the person has said yes.
    return leg;
  }

  hear(stream: MediaStream): void {
    this.#speaker.play(stream);
    if (!this.#heard.has(stream)) this.#heard.set(stream, new LevelMeter(this.#shared(), stream));
    this.#measure();
  }

  unhear(stream: MediaStream): void {
    this.#speaker.stop(stream);
    this.#heard.get(stream)?.stop();
    this.#heard.delete(stream);
    this.#measure();
  }

  mix(members: readonly Member[]): () => void {
    this.#conferences += 1;
    const stop = mix(this.#shared(), members);
    return () => {
      stop();
      this.#conferences -= 1;
      this.#rest();
    };
  }

  #sound(tone: Tone): void {
    // Only the ring goes to the ringer, so that it is heard with the headset off; the rest belongs in the ear.
    const tones = tone === 'ringing' ? this.#ringerTones() : this.#ringbackTones();
    void tones.play(tone).then((audible) => { if (this.#playing === tone) this.#blocked(tone, !audible); });
  }

  /** A running context keeps every stream that was ever put into it (Chromium): closed when nothing is measured, mixed or played, it lets them go. */
  #rest(): void {
    if (this.#microphoneMeter || this.#heard.size || this.#conferences || (this.#playing && this.#playing !== 'ringing')) return;
    void this.#context?.close();
    this.#context = undefined;
    this.#ringback = undefined;
  }

  async #list(): Promise<void> {
    const devices = await listDevices();
    this.#emit({ type: 'devices-changed', ...devices });
    await this.#microphone.follow(devices.microphones).catch((error: unknown) => this.#microphone.onailment(error));
  }

  /** The ring could not be heard: say so, and ring as soon as the person touches the page. */
  #blocked(tone: Tone, blocked: boolean): void {
    this.#emit({ type: 'ring-blocked', blocked });
    if (!blocked) return;
    const retry = (): void => { if (this.#playing === tone) this.play(tone); };
    for (const touch of ['pointerdown', 'keydown']) addEventListener(touch, retry, { once: true });
  }

  #meter(source: MediaStreamTrack | undefined): void {
    this.#microphoneMeter?.stop();
    this.#microphoneMeter = source && new LevelMeter(this.#shared(), new MediaStream([source]));
    this.#measure();
  }

  #measure(): void {
    const needed = this.#microphoneMeter !== undefined || this.#heard.size > 0;
    if (needed) {
      this.#levels ??= setInterval(() => this.#tellLevels(), levelsEvery);
    } else {
      clearInterval(this.#levels);
      this.#levels = undefined;
      this.#emit({ type: 'levels-changed', microphone: 0, speaker: 0 });
      this.#rest();
    }
  }

  #tellLevels(): void {
    const speaker = Math.max(0, ...[...this.#heard.values()].map((meter) => meter.level()));
    this.#emit({ type: 'levels-changed', microphone: this.#microphoneMeter?.level() ?? 0, speaker });
  }

  /** Listens for two seconds, so that the person sees the level move. Anything at all will do: a live microphone is never digitally silent. */
  async #listens(): Promise<boolean> {
    let loudest = 0;
    for (let look = 0; look < 20; look += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      loudest = Math.max(loudest, this.#microphoneMeter?.rms() ?? 0);
    }
    // Where the browser holds the sound back until a click we cannot tell: no false alarm then.
    return loudest > 1e-5 || this.#shared().state !== 'running';
  }

  #shared(): AudioContext {
    this.#context ??= new AudioContext();
    if (this.#context.state === 'suspended') void this.#context.resume().catch(() => {});
    return this.#context;
  }

  #ringerTones(): Tones {
    this.#ringerContext ??= new AudioContext();
    this.#ringer ??= new Tones(this.#ringerContext);
    void this.#ringer.choose(this.#chosen.ringer);
    return this.#ringer;
  }

  #ringbackTones(): Tones {
    this.#ringback ??= new Tones(this.#shared());
    void this.#ringback.choose(this.#chosen.speaker);
    return this.#ringback;
  }

  #close(): void {
    clearInterval(this.#levels);
    clearTimeout(this.#soon);
    this.#ringer?.stop();
    this.#ringback?.stop();
    for (const stream of [...this.#heard.keys()]) this.unhear(stream);
    void this.#context?.close();
    void this.#ringerContext?.close();
    this.#context = undefined; // What the line lets go after us must not close it twice.
  }
}

