import { lastDialed, type DeskState, type LineState, type LineStatus, type Recents } from '../../core/index.js';
import { isolated, msg, str } from '../../i18n/index.js';

export interface DialerView {
  /** Why no call can be made now, in words; absent while one can. */
  readonly hindrance?: string;
  /** Waiting does not help. */
  readonly refused: boolean;
  readonly recents: Recents;
  /** What Redial fills in. */
  readonly lastNumber?: string;
}

/** Why is said once, by `<cord-desk>`. */
const hindrances: Readonly<Record<LineStatus, (line: LineState) => string | undefined>> = {
  registered: () => undefined,
  connecting: ({ problem }) => (problem ? msg('Reconnecting. You can call in a moment.') : msg('Not connected yet. You can call in a moment.')),
  refused: () => msg('Not connected, so nobody can be called.'),
  offline: () => msg('You are offline. Set your status to Ready to call.'),
};

/** What the dialer shows of the desk. */
export function dialerView({ line, recents }: Pick<DeskState, 'line' | 'recents'>): DialerView {
  const hindrance = hindrances[line.status](line);
  const lastNumber = lastDialed(recents)?.number;
  return { ...(hindrance && { hindrance }), refused: line.status === 'refused', recents, ...(lastNumber && { lastNumber }) };
}

/** The one line under the field. */
export interface Note {
  readonly kind: 'error' | 'warning' | 'match' | 'hint';
  readonly text: string;
}

/** What matters most now: what went wrong, why no call can be made, whose number this is, what Call would do. */
export function noteFor({ problem, view, who, redial }: { problem: string; view: DialerView; who?: string | undefined; redial?: string | undefined }): Note | undefined {
  if (problem) return { kind: 'error', text: problem };
  if (view.hindrance) return { kind: view.refused ? 'error' : 'warning', text: view.hindrance };
  if (who) return { kind: 'match', text: who };
  return redial ? { kind: 'hint', text: redial } : undefined;
}

/** Words for a text that cannot be dialled. */
export const notANumber = (text: string): string => msg(str`“${isolated(text)}” is not a number. Type digits, or pick somebody from the list.`);
