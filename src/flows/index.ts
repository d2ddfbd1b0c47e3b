import { defaultCtiHeaders, type ScreenPopConfig } from '../core/index.js';
import type { Flow } from '../desk/index.js';
import { afterCallWork } from './after-call-work.js';
import { callLog } from './call-log.js';
import { centreStatus } from './centre-status.js';
import { deliver } from './deliver.js';
import { handOver } from './hand-over.js';
import type { WrapUpOptions } from './leaves-work.js';
import { oneVoice } from './one-voice.js';
import { remember } from './remember.js';
import { resumeCall } from './resume-call.js';
import { ringing } from './ringing.js';
import { screenPop } from './screen-pop.js';
import { tidy } from './tidy.js';
import { wrapUpForm } from './wrap-up-form.js';

export type { WrapUpOptions } from './leaves-work.js';

export interface FlowOptions extends WrapUpOptions {
  /** How customers are found and shown. Default: by the usual headers, as it rings. */
  readonly screenPop?: ScreenPopConfig;
}

/** Everything a desk does by itself. */
export const flowsFor = (options: FlowOptions = {}): readonly Flow[] => [
  oneVoice, ringing, remember, tidy, centreStatus,
  wrapUpForm(options.wrapUp?.form), screenPop(options.screenPop), handOver, callLog(options, { ...defaultCtiHeaders, ...options.screenPop?.headers }), afterCallWork(options), deliver,
  resumeCall, // After those that want to hear of the calls it brings.
];
