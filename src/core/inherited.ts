import { restored } from './call.js';
import { liveCalls } from './calls.js';
import { initialLine } from './initial.js';
import type { DeskState } from './state.js';
import type { WrapUp } from './wrap-up.js';

/** What a page that takes the line over begins with: its calls are to be taken up one by one, it has yet to register, and what
 * was under way nobody has heard of again. */
export const inherited = (state: DeskState): DeskState => ({
  ...state,
  line: initialLine,
  calls: liveCalls(state).map(restored),
  centre: state.centre.status === 'none' ? state.centre : { ...state.centre, status: 'connecting' },
  audio: { ...state.audio, microphoneLevel: 0, speakerLevel: 0, ringBlocked: false, check: state.audio.check === 'checking' ? 'unknown' : state.audio.check },
  wrapUps: { ...state.wrapUps, open: state.wrapUps.open.map(unsaved) },
});

/** Saved twice it is saved once; whether it was, nobody can say. */
const unsaved = (paper: WrapUp): WrapUp => (paper.status === 'saving' ? { ...paper, status: paper.dueAt === undefined ? 'open' : 'due' } : paper);
