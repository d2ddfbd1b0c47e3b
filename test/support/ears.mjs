/**
 * Runs in a page, before its own scripts: listens to all that its peer connections receive.
 * `window.heard()` tells the pitches of this moment: `tracks`, a list of Hz for each live remote track; `at`, the time by the
 * audio clock; and `span`, how many seconds of sound were looked at.
 * `window.peerConnections` has those that are not closed.
 */
export function installEars() {
  const WINDOW = 8192; // samples: a sixth of a second, bins 6 Hz wide
  const LOWEST = 300;
  const HIGHEST = 2000;
  const QUIET = -65; // dB: below it is codec noise
  const BELOW_LOUDEST = 25; // dB: further down are the codec's by-products
  const Native = window.RTCPeerConnection;
  if (!Native) return;
  const peers = new Set();
  const ears = new Map();
  let context;

  window.RTCPeerConnection = class RTCPeerConnection extends Native {
    constructor(...args) {
      super(...args);
      peers.add(this);
    }
    close() {
      super.close();
      peers.delete(this);
    }
  };
  window.peerConnections = peers;

  window.heard = () => {
    const received = [...peers].flatMap((peer) => peer.getReceivers().map(({ track }) => track));
    const tracks = received.filter(({ kind, readyState }) => kind === 'audio' && readyState === 'live');
    if (tracks.length && !context) context = new AudioContext();
    for (const [track, ear] of ears) if (!tracks.includes(track)) ear.close();
    return {
      at: context?.currentTime ?? performance.now() / 1000,
      span: WINDOW / (context?.sampleRate ?? 48_000),
      tracks: tracks.map((track) => pitches(ears.get(track) ?? listen(track))),
    };
  };

  function listen(track) {
    const stream = new MediaStream([track]);
    const audio = new Audio(); // Chromium feeds WebAudio only what an element plays too
    audio.muted = true;
    audio.srcObject = stream;
    audio.play().catch(() => {});
    const source = context.createMediaStreamSource(stream);
    const analyser = new AnalyserNode(context, { fftSize: WINDOW, smoothingTimeConstant: 0 });
    source.connect(analyser);
    const close = () => {
      source.disconnect();
      audio.srcObject = null;
      ears.delete(track);
    };
    ears.set(track, { analyser, close });
    return ears.get(track);
  }

  function pitches({ analyser }) {
    const level = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(level);
    const width = context.sampleRate / WINDOW;
    const range = { from: Math.floor(LOWEST / width), to: Math.ceil(HIGHEST / width) };
    const threshold = Math.max(QUIET, Math.max(...level.subarray(range.from, range.to)) - BELOW_LOUDEST);
    const found = [];
    for (let bin = range.from; bin < range.to; bin++) {
      if (level[bin] < threshold || level[bin] < Math.max(...level.subarray(bin - 5, bin + 6))) continue;
      const [left, top, right] = level.subarray(bin - 1, bin + 2);
      found.push(Math.round((bin + (left - right) / (2 * (left - 2 * top + right))) * width)); // the top of a parabola through the three
    }
    return found;
  }
}
