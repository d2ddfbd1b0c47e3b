/**
 * Runs in a page, before its own scripts: gives it microphones that each play one pitch, so that who hears whom can be told by ear.
 * Otherwise they are what a browser has: blank names before permission, `deviceId` chosen or refused, tracks that stop, plugs that are pulled.
 * `window.microphones` lets a test change them: `plug(id, pitch)`, `unplug(id)`, and `error`, the name of what the next requests fail with;
 * `open` counts the tracks in use.
 * @param {{ pitches: Record<string, number>, error?: string }} options pitch by device id, the default one first
 */
export function installMicrophones({ pitches, error }) {
  const { mediaDevices } = navigator;
  if (!mediaDevices) return; // not a secure context, or about:blank
  const real = { getUserMedia: mediaDevices.getUserMedia.bind(mediaDevices), enumerateDevices: mediaDevices.enumerateDevices.bind(mediaDevices) };
  const plugged = new Map(Object.entries(pitches));
  const tracks = new Map();
  let isGranted = false;
  let context;

  const control = {
    error,
    /** How many tracks are open, clones too: what the recording light shows. */
    get open() {
      return [...tracks.values()].flat().filter(({ readyState }) => readyState === 'live').length;
    },
    plug(id, pitch) {
      plugged.set(id, pitch);
      mediaDevices.dispatchEvent(new Event('devicechange'));
    },
    unplug(id) {
      plugged.delete(id);
      for (const track of tracks.get(id) ?? []) {
        if (track.readyState === 'ended') continue;
        track.stop();
        track.dispatchEvent(new Event('ended'));
      }
      tracks.delete(id);
      mediaDevices.dispatchEvent(new Event('devicechange'));
    },
  };
  window.microphones = control;

  mediaDevices.enumerateDevices = async () => [
    ...[...plugged.keys()].map((id) => {
      const device = { kind: 'audioinput', deviceId: isGranted ? id : '', label: isGranted ? id : '', groupId: '' };
      return { ...device, toJSON: () => device };
    }),
    ...(await real.enumerateDevices()).filter(({ kind }) => kind !== 'audioinput'),
  ];

  mediaDevices.getUserMedia = async (constraints) => {
    if (!constraints?.audio) return real.getUserMedia(constraints);
    if (control.error) throw new DOMException('as the test wished', control.error);
    const id = choose(constraints.audio.deviceId);
    isGranted = true;
    return play(id);
  };

  /** The wished device; an `exact` one or none. */
  function choose(wish) {
    if (plugged.size === 0) throw new DOMException('no microphone', 'NotFoundError');
    const exact = [wish?.exact ?? []].flat();
    const ideal = [wish?.ideal ?? (typeof wish === 'string' || Array.isArray(wish) ? wish : [])].flat();
    const id = [...exact, ...ideal].find((candidate) => plugged.has(candidate));
    if (id === undefined && exact.length) throw Object.assign(new DOMException('no such microphone', 'OverconstrainedError'), { constraint: 'deviceId' });
    return id ?? plugged.keys().next().value;
  }

  function play(id) {
    context ??= new AudioContext();
    const oscillator = new OscillatorNode(context, { frequency: plugged.get(id) });
    const volume = new GainNode(context, { gain: 0.25 }); // several may be mixed without clipping
    const destination = context.createMediaStreamDestination();
    oscillator.connect(volume).connect(destination);
    oscillator.start();
    present(destination.stream.getAudioTracks()[0], id);
    return destination.stream;
  }

  /** Makes a track, and its clones, look like that of a device. */
  function present(track, id) {
    const settings = track.getSettings.bind(track);
    const clone = track.clone.bind(track);
    Object.defineProperty(track, 'label', { value: id });
    track.getSettings = () => ({ ...settings(), deviceId: id });
    track.clone = () => present(clone(), id);
    tracks.set(id, [...(tracks.get(id) ?? []), track]);
    return track;
  }
}
