import { restored } from './call.js';
import { liveCalls } from './calls.js';
import { initialLine } from './initial.js';
import type { DeskState } from './state.js';

/** What a page that takes the line over begins with: its calls are to be taken up one by one, and it has yet to register. */
export const inherited = (state: DeskState): DeskState => ({ ...state, line: initialLine, calls: liveCalls(state).map(restored) });
