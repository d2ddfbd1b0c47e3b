import { deviceInUse, type AudioState, type Device, type DeviceKind, type MicrophoneCheck } from '../../core/index.js';
import { isolated, msg, str } from '../../i18n/index.js';
import { number } from '../format.js';

export interface DeviceChoice {
  /** Empty: the system's default. */
  readonly id: string;
  readonly label: string;
  readonly chosen: boolean;
}


/** Devices of one kind, in the order of the list; one that is remembered but not plugged in comes last, and stays chosen. */
export function deviceChoices(audio: AudioState, kind: DeviceKind, labels: ReadonlyMap<string, string>): readonly DeviceChoice[] {
  const wanted = audio.chosen[kind];
  const devices = kind === 'microphone' ? audio.microphones : audio.speakers;
  const listed = devices.map((device, index) => ({ id: device.id, label: labelOf(device, kind, index), chosen: device.id === wanted }));
  const unplugged = isUnplugged(audio, kind) ? [{ id: wanted!, label: msg(str`${isolated(nameOfUnplugged(audio, kind, labels))} (not connected)`), chosen: true }] : [];
  return [{ id: '', label: msg('System default'), chosen: !wanted }, ...listed, ...unplugged];
}

/** Browsers keep the names to themselves until the microphone was allowed once. */
const labelOf = ({ label }: Device, kind: DeviceKind, index: number): string => label || (kind === 'microphone' ? msg(str`Microphone ${number(index + 1)}`) : msg(str`Speaker ${number(index + 1)}`));

const isUnplugged = (audio: AudioState, kind: DeviceKind): boolean => audio.chosen[kind] !== undefined && !deviceInUse(audio, kind);

const nameOfUnplugged = (audio: AudioState, kind: DeviceKind, labels: ReadonlyMap<string, string>): string =>
  labels.get(audio.chosen[kind] ?? '') || chosen[kind]();

const chosen: Readonly<Record<DeviceKind, () => string>> = {
  microphone: () => msg('The chosen microphone'),
  speaker: () => msg('The chosen speaker'),
  ringer: () => msg('The chosen ringer'),
};

/** What is to know about a device, under its list. */
export interface DeviceNote {
  readonly kind: 'warning' | 'hint';
  readonly text: string;
}

export function deviceNote(audio: AudioState, kind: DeviceKind, labels: ReadonlyMap<string, string>): DeviceNote | undefined {
  if (isUnplugged(audio, kind)) {
    return { kind: 'warning', text: msg(str`${isolated(nameOfUnplugged(audio, kind, labels))} is not connected: using the system default until it is back.`) };
  }
  if (kind === 'ringer' && audio.ringBlocked) return { kind: 'warning', text: msg('The browser keeps this page silent until you click on it once.') };
  if (kind === 'speaker' && audio.speakers.length === 0) return { kind: 'hint', text: msg('This browser plays everything through the system default.') };
  return undefined;
}

/** The names of devices, also of those that have gone since. */
export function rememberLabels(labels: Map<string, string>, { microphones, speakers }: AudioState): void {
  for (const { id, label } of [...microphones, ...speakers]) if (label) labels.set(id, label);
}

const checks: Readonly<Record<MicrophoneCheck, () => string | undefined>> = {
  unknown: () => undefined,
  checking: () => msg('Say something.'),
  works: () => msg('Your microphone works.'),
  problem: () => undefined,
};

/** How far the check of the microphone has come; what it found wrong is said by the doctor. */
export const checkWords = ({ check }: AudioState): string | undefined => checks[check]();
