import type { Device } from '../core/index.js';

export interface Devices {
  readonly microphones: readonly Device[];
  readonly speakers: readonly Device[];
}

/** What is plugged in. Chromium lists the default twice more, as "default" and "communications": left out, for absent means default here. */
export async function listDevices(): Promise<Devices> {
  const all = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
  const ofKind = (kind: MediaDeviceKind): Device[] => all
    .filter((device) => device.kind === kind && device.deviceId && device.deviceId !== 'default' && device.deviceId !== 'communications')
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
  return { microphones: ofKind('audioinput'), speakers: ofKind('audiooutput') };
}
