import type { Flow } from '../desk/index.js';
import { oneVoice } from './one-voice.js';
import { remember } from './remember.js';
import { ringing } from './ringing.js';
import { tidy } from './tidy.js';

/** Everything a desk does by itself, in no particular order. */
export const flows: readonly Flow[] = [oneVoice, ringing, remember, tidy];
