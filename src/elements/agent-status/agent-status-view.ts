import type { AgentState, AgentStatus, DeskState, LineStatus } from '../../core/index.js';

export interface AgentStatusView {
  readonly status: AgentStatus;
  readonly reason?: string;
  /** ms since 1970; 0 where no time is worth telling. */
  readonly since: number;
  readonly word: string;
  /** What the line has to say: why no call rings here although the agent is not offline. */
  readonly trouble?: 'waiting' | 'refused';
  readonly troubleWords?: string;
}

const words: Readonly<Record<AgentStatus, (agent: AgentState) => string>> = {
  ready: () => 'Ready',
  away: ({ reason }) => reason ?? 'Away',
  offline: () => 'Offline',
};

type Trouble = Pick<AgentStatusView, 'trouble' | 'troubleWords'>;

/** Why is said once, by `<cord-desk>`. */
const troubles: Readonly<Record<LineStatus, Trouble>> = {
  registered: {},
  offline: {},
  connecting: { trouble: 'waiting', troubleWords: 'Not connected yet.' },
  refused: { trouble: 'refused', troubleWords: 'Not connected: no call can ring here.' },
};

/** The agent's status as it really is: with the line down on purpose, nobody is ready. */
export function agentStatusView({ agent, line }: Pick<DeskState, 'agent' | 'line'>): AgentStatusView {
  const down = line.status === 'offline' && agent.status !== 'offline';
  const shown: AgentState = down ? { status: 'offline', since: line.since } : agent;
  return { ...shown, word: words[shown.status](shown), ...troubles[line.status] };
}

/** One line of the menu. */
export interface StatusChoice {
  readonly status: AgentStatus;
  readonly reason?: string;
  readonly word: string;
}

/** What can be chosen, in the order of the menu; without reasons there is one plain Away. */
export function statusChoices(reasons: readonly string[]): readonly StatusChoice[] {
  const away: StatusChoice[] = reasons.map((reason) => ({ status: 'away', reason, word: reason }));
  return [
    { status: 'ready', word: 'Ready' },
    ...(away.length > 0 ? away : [{ status: 'away' as const, word: 'Away' }]),
    { status: 'offline', word: 'Offline' },
  ];
}

export const isChosen = (view: AgentStatusView, choice: StatusChoice): boolean =>
  view.status === choice.status && view.reason === choice.reason;

/** "Lunch, Break" as an attribute. */
export const reasonsOf = (attribute: string | null): readonly string[] =>
  (attribute ?? '').split(',').map((reason) => reason.trim()).filter((reason) => reason !== '');
