import type { Flow } from '../desk/index.js';
import { afterCallWork } from './after-call-work.js';
import { centreStatus } from './centre-status.js';
import { oneVoice } from './one-voice.js';
import { remember } from './remember.js';
import { ringing } from './ringing.js';
import { tidy } from './tidy.js';

export interface FlowOptions {
  /** Time to finish what a call brought, in seconds, before the next one comes. Default 0: none. */
  readonly afterCallWork?: number;
}

/** Everything a desk does by itself, in no particular order. */
export const flowsFor = ({ afterCallWork: seconds = 0 }: FlowOptions = {}): readonly Flow[] =>
  [oneVoice, ringing, remember, tidy, afterCallWork(seconds), centreStatus];
