import { interactionOf, type WrapUpForm } from '../../core/index.js';
import { jsonOf } from '../../core/json.js';
import type { CallCursor, CallLog, LoggedCall } from '../../desk/index.js';
import { csvHead, csvRows } from './call-csv.js';
import { queryOf, type CallFilter } from './call-filter.js';

export type ExportFormat = 'csv' | 'json';

/** How calls are written. */
interface Writer {
  readonly type: string;
  readonly head: string;
  readonly foot: string;
  /** `first`: nothing is written before these. */
  rows(calls: readonly LoggedCall[], form: WrapUpForm, first: boolean): string;
}

/** As the CRM is told of it, and what became of that. */
const asJson = (call: LoggedCall, form: WrapUpForm): string => {
  const { customerName, company, delivery, problem } = call;
  return jsonOf({ ...interactionOf(call, form), ...(customerName && { customerName }), ...(company && { company }), delivery, ...(problem && { deliveryProblem: problem.message }) });
};

const writers: Readonly<Record<ExportFormat, Writer>> = {
  csv: { type: 'text/csv;charset=utf-8', head: csvHead(), foot: '', rows: csvRows },
  json: { type: 'application/json', head: '[\n', foot: '\n]\n', rows: (calls, form, first) => calls.map((call, index) => `${first && !index ? '' : ',\n'}${asJson(call, form)}`).join('') },
};

/** Rows read at once, and pages after which what is written is handed to the browser, which may put it on the disk. */
const [pageSize, pagesAPart] = [500, 20];

export interface Export {
  readonly log: CallLog;
  readonly filter: CallFilter;
  readonly form: WrapUpForm;
  readonly format: ExportFormat;
  readonly signal: AbortSignal;
  /** So many are written. */
  readonly progress?: (calls: number) => void;
}

/**
 * The calls that a filter lets through as a file, newest first as they are shown: read page by page, and never all of it in one string.
 *
 * @throws The signal's reason, where it ended early; what the log throws.
 */
export async function exportCalls({ log, filter, form, format, signal, progress }: Export): Promise<{ readonly file: Blob; readonly calls: number }> {
  const { type, head, foot, rows } = writers[format];
  const parts: Blob[] = [];
  let texts = [head];
  let calls = 0;
  let before: CallCursor | undefined;
  do {
    signal.throwIfAborted();
    const page = await log.page({ ...queryOf(filter), limit: pageSize, ...(before && { before }) });
    if (page.calls.length) texts.push(rows(page.calls, form, calls === 0));
    calls += page.calls.length;
    before = page.next;
    if (texts.length >= pagesAPart) {
      parts.push(new Blob(texts));
      texts = [];
    }
    progress?.(calls);
  } while (before);
  signal.throwIfAborted();
  return { file: new Blob([...parts, ...texts, foot], { type }), calls };
}

/** Two exports of a day do not take each other's place: `calls-2026-11-22-1405.csv`. */
export function fileName(format: ExportFormat, now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `calls-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}-${two(now.getHours())}${two(now.getMinutes())}.${format}`;
}
