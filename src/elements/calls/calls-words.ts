import { foregroundCall, isLive, type AgentState, type Call, type DeskState, type LineStatus } from '../../core/index.js';

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

/** Why there is no call: because nobody calls, or because nobody can. */
export const emptyWords = ({ line, agent }: Pick<DeskState, 'line' | 'agent'>): EmptyWords => lines[line.status](agent);

const lines: Record<LineStatus, (agent: AgentState) => EmptyWords> = {
  registered: ({ status, reason }) => (status === 'away'
    ? { tone: 'warn', text: reason ? `You are away: ${reason}.` : 'You are away.' }
    : { tone: 'good', text: 'Ready to receive.' }),
  connecting: () => ({ tone: 'warn', text: 'Connecting to the phone server…' }),
  refused: () => ({ tone: 'danger', text: 'Not connected. Nobody can reach you.' }),
  offline: () => ({ tone: 'muted', text: 'You are offline. Nobody can reach you.' }),
};
