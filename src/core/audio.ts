import type { Problem } from './problem.js';

export type DeviceKind = 'microphone' | 'speaker' | 'ringer';

/** A device as the browser lists it. The label is empty until the person has allowed the microphone once. */
export interface Device {
  readonly id: string;
  readonly label: string;
}

/** How far the check of the microphone has come. */
export type MicrophoneCheck = 'unknown' | 'checking' | 'works' | 'problem';

export interface AudioState {
  /** What is plugged in; speaker and ringer choose from the same outputs. */
  readonly microphones: readonly Device[];
  readonly speakers: readonly Device[];
  /** The chosen device of each kind; absent, the system's default. It is remembered while unplugged and used again when it is back. */
  readonly chosen: Readonly<Partial<Record<DeviceKind, string>>>;
  readonly check: MicrophoneCheck;
  /** What the microphone doctor found, with its cure. */
  readonly problem?: Problem;
  /** 0 (silence) to 8 (loud), a few times a second while the microphone is open. */
  readonly microphoneLevel: number;
  readonly speakerLevel: number;
  /** The browser will not let us ring until the person has clicked somewhere; show the ring all the more. */
  readonly ringBlocked: boolean;
}

export type AudioEvent =
  | { readonly type: 'devices-changed'; readonly microphones: readonly Device[]; readonly speakers: readonly Device[] }
  | { readonly type: 'device-chosen'; readonly kind: DeviceKind; readonly deviceId: string | undefined }
  | { readonly type: 'microphone-checking' }
  | { readonly type: 'microphone-checked'; readonly problem?: Problem }
  | { readonly type: 'levels-changed'; readonly microphone: number; readonly speaker: number }
  | { readonly type: 'ring-blocked'; readonly blocked: boolean };

export function reduceAudio(audio: AudioState, event: { readonly type: string }): AudioState {
  const e = event as AudioEvent;
  switch (e.type) {
    case 'devices-changed': return { ...audio, microphones: e.microphones, speakers: e.speakers };
    case 'device-chosen': {
      const { [e.kind]: _, ...others } = audio.chosen;
      return { ...audio, chosen: e.deviceId ? { ...others, [e.kind]: e.deviceId } : others };
    }
    case 'microphone-checking': return { ...withoutProblem(audio), check: 'checking' };
    case 'microphone-checked':
      return e.problem ? { ...audio, check: 'problem', problem: e.problem } : { ...withoutProblem(audio), check: 'works' };
    case 'levels-changed':
      return audio.microphoneLevel === e.microphone && audio.speakerLevel === e.speaker
        ? audio : { ...audio, microphoneLevel: e.microphone, speakerLevel: e.speaker };
    case 'ring-blocked': return audio.ringBlocked === e.blocked ? audio : { ...audio, ringBlocked: e.blocked };
    default: return audio;
  }
}

function withoutProblem(audio: AudioState): AudioState {
  const { problem: _, ...rest } = audio;
  return rest;
}

/** The device in use: the chosen one while it is plugged in, else the system's default (absent). */
export function deviceInUse(audio: AudioState, kind: DeviceKind): Device | undefined {
  const devices = kind === 'microphone' ? audio.microphones : audio.speakers;
  return devices.find((device) => device.id === audio.chosen[kind]);
}
