import { deviceInUse, type AudioState, type Device, type DeviceKind, type MicrophoneCheck } from '../../core/index.js';

export interface DeviceChoice {
  /** Empty: the system's default. */
  readonly id: string;
  readonly label: string;
  readonly chosen: boolean;
}

const nouns: Readonly<Record<DeviceKind, string>> = { microphone: 'Microphone', speaker: 'Speaker', ringer: 'Speaker' };

/** Devices of one kind, in the order of the list; one that is remembered but not plugged in comes last, and stays chosen. */
export function deviceChoices(audio: AudioState, kind: DeviceKind, labels: ReadonlyMap<string, string>): readonly DeviceChoice[] {
  const wanted = audio.chosen[kind];
  const devices = kind === 'microphone' ? audio.microphones : audio.speakers;
  const listed = devices.map((device, index) => ({ id: device.id, label: labelOf(device, kind, index), chosen: device.id === wanted }));
  const unplugged = isUnplugged(audio, kind) ? [{ id: wanted!, label: `${nameOfUnplugged(audio, kind, labels)} (not connected)`, chosen: true }] : [];
  return [{ id: '', label: 'System default', chosen: !wanted }, ...listed, ...unplugged];
}

/** Browsers keep the names to themselves until the microphone was allowed once. */
const labelOf = ({ label }: Device, kind: DeviceKind, index: number): string => label || `${nouns[kind]} ${index + 1}`;

const isUnplugged = (audio: AudioState, kind: DeviceKind): boolean => audio.chosen[kind] !== undefined && !deviceInUse(audio, kind);

const nameOfUnplugged = (audio: AudioState, kind: DeviceKind, labels: ReadonlyMap<string, string>): string =>
  labels.get(audio.chosen[kind] ?? '') || `The chosen ${kind}`;

/** What is to know about a device, under its list. */
export interface DeviceNote {
  readonly kind: 'warning' | 'hint';
  readonly text: string;
}

export function deviceNote(audio: AudioState, kind: DeviceKind, labels: ReadonlyMap<string, string>): DeviceNote | undefined {
  if (isUnplugged(audio, kind)) {
    return { kind: 'warning', text: `${nameOfUnplugged(audio, kind, labels)} is not connected: using the system default until it is back.` };
  }
  if (kind === 'ringer' && audio.ringBlocked) return { kind: 'warning', text: 'The browser keeps this page silent until you click on it once.' };
  if (kind === 'speaker' && audio.speakers.length === 0) return { kind: 'hint', text: 'This browser plays everything through the system default.' };
  return undefined;
}

/** The names of devices, also of those that have gone since. */
export function rememberLabels(labels: Map<string, string>, { microphones, speakers }: AudioState): void {
  for (const { id, label } of [...microphones, ...speakers]) if (label) labels.set(id, label);
}

const checks: Readonly<Record<MicrophoneCheck, string | undefined>> = {
  unknown: undefined,
  checking: 'Say something.',
  works: 'Your microphone works.',
  problem: undefined,
};

/** How far the check of the microphone has come; what it found wrong is said by the doctor. */
export const checkWords = ({ check }: AudioState): string | undefined => checks[check];
