import { reportOn, watchQuality, type CallAudio, type Member, type MicrophoneLeg } from '../audio/index.js';
import { DeskError, type Quality } from '../core/index.js';
import { msg } from '../i18n/index.js';
import type { IceOptions } from './ice.js';
import { keepMedia, type MediaRoom } from './ice-restart.js';

/** Session timers (RFC 4028) at the length the RFC recommends, seconds. */
const sessionTimersExpires = 1800;

export interface CallMediaRoom extends Omit<MediaRoom, 'tell' | 'received'> {
  readonly audio: CallAudio;
  readonly ice: IceOptions;
  /** The connection in use, while talk can flow. */
  talking(): RTCPeerConnection | undefined;
  /** The connection in use. */
  connection(): RTCPeerConnection | null | undefined;
  voiceChanged(): void;
  qualityChanged(quality: Quality): void;
}

/** What of a call is heard and said: its copy of the microphone, and the sound of the other side. */
export class CallMedia {
  readonly #room: CallMediaRoom;
  readonly #over: AbortSignal;
  #leg: MicrophoneLeg | undefined;
  #heard: MediaStream | undefined;
  #muted = false;
  #held = false;

  constructor(room: CallMediaRoom, over: AbortSignal) {
    [this.#room, this.#over] = [room, over];
    over.addEventListener('abort', () => this.#release(), { once: true });
  }

  get heard(): MediaStream | undefined {
    return this.#heard;
  }

  get isMuted(): boolean {
    return this.#muted;
  }

  set isMuted(muted: boolean) {
    this.#muted = muted;
    this.apply();
  }

  get isHeld(): boolean {
    return this.#held;
  }

  set isHeld(held: boolean) {
    this.#held = held;
    this.apply();
  }

  take(leg: MicrophoneLeg): void {
    if (this.#over.aborted) return leg.release();
    this.#leg = leg;
    this.apply();
    leg.onreplaced = () => this.#room.voiceChanged();
  }

  /** What JsSIP is to begin or answer a session with. */
  options(extraHeaders: readonly string[] = []): object {
    const mediaStream = new MediaStream(this.#leg ? [this.#leg.track] : []);
    const pcConfig = { iceServers: [...this.#room.ice.servers] }; // For a session that JsSIP itself begins (REFER); ours come out of the pool.
    return { mediaStream, mediaConstraints: { audio: true, video: false }, pcConfig, extraHeaders: [...extraHeaders], sessionTimersExpires };
  }

  watch(connection: RTCPeerConnection): void {
    const { signalling, restart, giveUp, qualityChanged } = this.#room;
    const isOurs = (): boolean => this.#room.connection() === connection;
    connection.addEventListener('track', ({ track, streams: [stream] }) => this.hear(stream ?? new MediaStream([track])), { signal: this.#over });
    let before: Quality = { mos: 4.4 };
    keepMedia(connection, {
      signalling,
      restart: async () => { if (isOurs()) await restart(); },
      giveUp: () => { if (isOurs()) giveUp(); },
      received: async () => (this.#room.talking() === connection ? (await reportOn(connection).catch(() => undefined))?.received : undefined),
      tell: (isLost) => { if (isOurs()) qualityChanged(isLost ? { mos: 1, cause: 'no-audio' } : before); },
    }, this.#over);
    watchQuality(connection, () => this.#room.talking() === connection, (quality) => {
      if (quality.cause !== 'no-audio') before = quality;
      qualityChanged(quality);
    }, this.#over);
  }

  hear(stream: MediaStream): void {
    if (this.#heard === stream) return;
    if (this.#heard) this.#room.audio.unhear(this.#heard);
    this.#heard = stream;
    this.#room.audio.hear(stream);
    this.#room.voiceChanged();
  }

  /** What a conference needs of it. */
  member(): Member {
    if (!this.#heard || !this.#leg) throw new DeskError('not-now', msg('The call has no sound yet. Try again in a moment.'));
    return { heard: this.#heard, voice: this.#leg.track, send: (track) => this.#send(track) };
  }

  /** Back to the plain microphone. */
  speakPlainly(): void {
    if (this.#leg && !this.#over.aborted) this.#send(this.#leg.track);
  }

  /** JsSIP opens every track it sends when a hold ends; a muted call stays muted, and a held one hears nothing of the room. */
  apply(): void {
    if (this.#leg) this.#leg.track.enabled = !this.#muted && !this.#held;
  }

  #send(track: MediaStreamTrack): void {
    const sender = this.#room.connection()?.getSenders().find((one) => one.track?.kind === 'audio');
    sender?.replaceTrack(track).catch(() => {}); // Only a connection that is closing refuses, and then nobody listens.
  }

  #release(): void {
    if (this.#heard) this.#room.audio.unhear(this.#heard);
    this.#leg?.release();
  }
}
