import { defaultCtiHeaders, type ScreenPopConfig } from '../core/index.js';
import type { Flow } from '../desk/index.js';
import { afterCallWork } from './after-call-work.js';
import { callLog } from './call-log.js';
import { centreStatus } from './centre-status.js';
import { deliver } from './deliver.js';
import { handOver } from './hand-over.js';
import type { WrapUpOptions } from './leaves-work.js';
import { leaving, type LeavingOptions } from './leaving.js';
import { oneVoice } from './one-voice.js';
import { remember } from './remember.js';
import { resumeCall, type ResumeOptions } from './resume-call.js';
import { ringing, ringingInstead } from './ringing.js';
import { screenPop } from './screen-pop.js';
import { tidy } from './tidy.js';
import { wrapUpForm } from './wrap-up-form.js';

export type { WrapUpOptions } from './leaves-work.js';

export interface FlowOptions extends WrapUpOptions, ResumeOptions, LeavingOptions {
  /** How customers are found and shown. Default: by the usual headers, as it rings. */
  readonly screenPop?: ScreenPopConfig;
}

/** Everything a desk does by itself. */
export const flowsFor = (options: FlowOptions = {}): readonly Flow[] => [
  oneVoice, ringing, remember, tidy, centreStatus,
  wrapUpForm(options.wrapUp?.form), screenPop(options.screenPop), handOver, callLog(options, { ...defaultCtiHeaders, ...options.screenPop?.headers }), afterCallWork(options), deliver,
  leaving(options),
  resumeCall(options), // After those that want to hear of the calls it brings.
];

/** What it does by itself where another tab has the line. */
export const flowsOfMirror: readonly Flow[] = [ringingInstead];
