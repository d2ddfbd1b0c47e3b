import type { AgentState } from './agent.js';
import type { AudioState } from './audio.js';
import type { Calls } from './calls.js';
import type { CentreState } from './centre.js';
import type { RecordsState } from './deliveries.js';
import type { LineState } from './line.js';
import type { Queues } from './queues.js';
import type { Recents } from './recents.js';
import type { ScreenPops } from './screen-pop.js';
import { initialShift } from './shift.js';
import type { DeskState } from './state.js';
import type { TabState } from './tab.js';
import type { WrapUps } from './wrap-up.js';

// What there is before anything happened. It stands apart from what happens then (reduce-*.ts), for that is not needed before a desk connects.

export const initialLine: LineState = { status: 'offline', since: 0 };
export const initialCalls: Calls = [];
export const initialAgent: AgentState = { status: 'ready', since: 0, chosen: { status: 'ready' }, chosenAt: 0, shift: initialShift };
export const initialCentre: CentreState = { status: 'none', since: 0, rights: [] };
export const initialQueues: Queues = [];
export const initialAudio: AudioState = { microphones: [], speakers: [], chosen: {}, check: 'unknown', microphoneLevel: 0, speakerLevel: 0, ringBlocked: false };
export const initialRecents: Recents = [];
export const initialScreenPops: ScreenPops = [];
/** The form comes with what the desk does by itself (flows/wrap-up-form): none is needed before. */
export const initialWrapUps: WrapUps = { form: { type: 'object', properties: {} }, open: [] };
export const initialRecords: RecordsState = { status: 'opening', deliveries: [], version: 0 };

export const initialTab: TabState = { role: 'alone', front: true };

export const initialState: DeskState = {
  line: initialLine, calls: initialCalls, agent: initialAgent, centre: initialCentre, queues: initialQueues,
  audio: initialAudio, recents: initialRecents, pops: initialScreenPops, wrapUps: initialWrapUps, records: initialRecords, tab: initialTab,
};
