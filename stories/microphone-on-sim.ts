import type { AudioEvent } from '../src/core/index.js';
import { createDesk, type Desk } from '../src/desk/index.js';
import { SimAudio, SimLine, SimRecords } from '../src/sim/index.js';

/** A microphone whose check goes on until somebody speaks, which nobody does. */
class QuietMicrophone extends SimAudio {
  #tell: (event: AudioEvent) => void = () => {};

  override start(emit: (event: AudioEvent) => void): void {
    this.#tell = emit;
    super.start(emit);
  }

  override checkMicrophone(): Promise<void> {
    this.#tell({ type: 'microphone-checking' });
    return new Promise(() => {});
  }
}

/** A desk that checks its microphone. @param level What is heard of it, 0 to 8. */
export async function deskThatListens(signal: AbortSignal, level = 0): Promise<Desk> {
  const audio = new QuietMicrophone();
  const desk = createDesk({ line: new SimLine(), audio, records: new SimRecords() }, signal);
  await desk.send({ type: 'connect' });
  void desk.send({ type: 'check-microphone' });
  audio.levels(level, 0);
  return desk;
}
