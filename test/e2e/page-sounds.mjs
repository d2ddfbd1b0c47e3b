/**
 * Runs in a page: listens to what the page itself plays, for ears.mjs hears only what comes in.
 * `window.played()` tells the pitches of its tones (ring, ringback) since `window.forgetPlayed()`, which waits for silence, rounded to 25 Hz;
 * `window.soundedAt()` when there was one last, ms since 1970, a seventh of a second late at most;
 * `window.loudspeakers()` how many streams an unmuted element plays.
 */
export function listenToPage() {
  const analysers = new Map();
  const pitches = new Set();
  const elements = new Set();

  const { connect } = AudioNode.prototype;
  AudioNode.prototype.connect = function (target, ...rest) {
    if (target instanceof AudioDestinationNode) connect.call(this, analyserOf(target.context));
    return connect.call(this, target, ...rest);
  };
  const { play } = HTMLMediaElement.prototype;
  HTMLMediaElement.prototype.play = function () {
    elements.add(this);
    return play.call(this);
  };

  function analyserOf(context) {
    if (!analysers.has(context)) analysers.set(context, analyse(context));
    return analysers.get(context);
  }

  function analyse(context) {
    const analyser = new AnalyserNode(context, { fftSize: 4096, smoothingTimeConstant: 0 });
    const silence = new ConstantSourceNode(context, { offset: 0 }); // with nothing at its input it would show its last sound for ever
    connect.call(silence, analyser);
    silence.start();
    return analyser;
  }

  let isSilent = true;
  let soundedAt = 0;
  function listen() {
    isSilent = true;
    for (const [context, analyser] of analysers) {
      if (context.state === 'closed') { // it sounds no more, but would show its last sound for ever
        analysers.delete(context);
        continue;
      }
      const levels = new Float32Array(analyser.frequencyBinCount);
      analyser.getFloatFrequencyData(levels);
      const loudest = levels.indexOf(Math.max(...levels));
      if (levels[loudest] <= -60) continue;
      isSilent = false;
      soundedAt = Date.now();
      pitches.add(Math.round((loudest * context.sampleRate) / analyser.fftSize / 25) * 25);
    }
  }
  setInterval(listen, 50);

  window.played = () => [...pitches];
  window.soundedAt = () => soundedAt;
  window.forgetPlayed = async () => {
    do {
      pitches.clear();
      await new Promise((heard) => setTimeout(heard, 100));
    } while (!isSilent || pitches.size);
  };
  window.loudspeakers = () => [...elements].filter(({ srcObject, paused, muted }) => srcObject && !paused && !muted).length;
}
