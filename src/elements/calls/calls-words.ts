import { foregroundCall, isEstablished, isLive, isLost, type AgentState, type Call, type DeskState, type LineState, type LineStatus } from '../../core/index.js';
import { msg, str } from '../../i18n/index.js';
import { reasonWord } from '../agent-status/away-reasons.js';

/** The call in front, then the rest: those that go on before those that are over, oldest first. */
export function callsInOrder(state: Pick<DeskState, 'calls'>): readonly Call[] {
  const front = foregroundCall(state);
  if (!front) return [];
  const rest = state.calls.filter((call) => call !== front);
  return [front, ...rest.filter(isLive), ...rest.filter((call) => !isLive(call))];
}

export interface EmptyWords {
  readonly tone: 'good' | 'warn' | 'danger' | 'muted';
  readonly text: string;
}

/** What calls have to bear now, the most pressing first. */
export function hardship({ line, calls }: Pick<DeskState, 'line' | 'calls'>): 'recovering' | 'reconnecting' | 'lost' | undefined {
  if (calls.some((call) => call.recovering)) return 'recovering';
  if (line.status === 'connecting' && calls.some(isEstablished)) return 'reconnecting';
  return calls.some(isLost) ? 'lost' : undefined;
}

/** Why there is no call: because nobody calls, or because nobody can. */
export const emptyWords = ({ line, agent }: Pick<DeskState, 'line' | 'agent'>): EmptyWords => lines[line.status](agent, line);

const lines: Record<LineStatus, (agent: AgentState, line: LineState) => EmptyWords> = {
  registered: ({ status, reason }) => (status === 'away'
    ? { tone: 'warn', text: reason ? msg(str`You are away: ${reasonWord(reason)}.`) : msg('You are away.') }
    : { tone: 'good', text: msg('Ready to receive.') }),
  connecting: (_, { problem }) => ({ tone: 'warn', text: problem ? msg('Reconnecting to the phone server…') : msg('Connecting to the phone server…') }),
  refused: () => ({ tone: 'danger', text: msg('Not connected. Nobody can reach you.') }),
  offline: () => ({ tone: 'muted', text: msg('You are offline. Nobody can reach you.') }),
};
