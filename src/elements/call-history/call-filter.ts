import type { CallKind, CallQuery, DayOfCalls } from '../../desk/index.js';

/** Which calls of the log are shown. */
export interface CallFilter {
  readonly kind?: CallKind | undefined;
  readonly queue?: string | undefined;
  readonly text: string;
}

export const everyCall: CallFilter = { text: '' };

export const isSameFilter = (a: CallFilter, b: CallFilter): boolean => a.kind === b.kind && a.queue === b.queue && a.text === b.text;

/** The log counts its calls by day and kind; how many a queue or a text has, nobody knows before they are found. */
export const isCounted = ({ queue, text }: CallFilter): boolean => queue === undefined && text === '';

export const isEverything = (filter: CallFilter): boolean => isCounted(filter) && filter.kind === undefined;

export const queryOf = ({ kind, queue, text }: CallFilter): Omit<CallQuery, 'limit'> =>
  ({ ...(kind && { kind }), ...(queue !== undefined && { queue }), ...(text && { text }) });

/** How many calls of that kind a day has. */
export const countOf = (day: DayOfCalls, { kind }: CallFilter): number => day[kind ?? 'calls'];
