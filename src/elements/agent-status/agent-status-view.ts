import { memberships, nextStatus, type AgentStatus, type ChosenStatus, type DeskState, type LineState, type LineStatus } from '../../core/index.js';
import { msg } from '../../i18n/index.js';
import { reasonWord } from './away-reasons.js';

export interface AgentStatusView {
  readonly status: AgentStatus;
  /** ms since 1970; 0 where no time is worth telling. */
  readonly since: number;
  readonly word: string;
  /** What comes after the call, or the work after it, where that is not Ready. */
  readonly next?: string;
  /** When after-call work ends by itself, ms since 1970. */
  readonly until?: number;
  /** What the menu marks: what the agent is, or will be when nothing keeps them busy. */
  readonly chosen: ChosenStatus;
  /** What the line has to say: why no call rings here although the agent is not offline. */
  readonly trouble?: 'waiting' | 'refused';
  readonly troubleWords?: string;
}

const words: Readonly<Record<AgentStatus, () => string>> = {
  'ready': () => msg('Ready', { desc: 'Status of an agent: calls may come' }),
  'busy': () => msg('On a call', { desc: 'Status of an agent' }),
  'after-call-work': () => msg('After-call work', { desc: 'Status of an agent: finishes what the last call brought' }),
  'away': () => msg('Away', { desc: 'Status of an agent: on a break' }),
  'offline': () => msg('Offline', { desc: 'Status of an agent: the phone is not connected' }),
};

export const statusWord = (status: AgentStatus): string => words[status]();

const wordOf = ({ status, reason }: { readonly status: AgentStatus; readonly reason?: string }): string => (reason === undefined ? statusWord(status) : reasonWord(reason));

type Trouble = Pick<AgentStatusView, 'trouble' | 'troubleWords'>;

/** Why is said once, by `<cord-desk>`. */
const troubles: Readonly<Record<LineStatus, (line: LineState) => Trouble>> = {
  registered: () => ({}),
  offline: () => ({}),
  connecting: (line) => ({ trouble: 'waiting', troubleWords: line.problem ? msg('Reconnecting…') : msg('Not connected yet.') }),
  refused: () => ({ trouble: 'refused', troubleWords: msg('Not connected: no call can ring here.') }),
};

const offline: ChosenStatus = { status: 'offline' };

/** The agent's status as it really is: with the line down on purpose, nobody is ready. */
export function agentStatusView({ agent, line }: Pick<DeskState, 'agent' | 'line'>): AgentStatusView {
  const down = line.status === 'offline';
  const { status, since, chosen, afterCallWork } = agent;
  if (down && status !== 'offline') return { status: 'offline', since: line.since, word: statusWord('offline'), chosen: offline };
  const next = nextStatus(agent);
  const until = status === 'after-call-work' && afterCallWork?.until;
  return { status, since, word: wordOf(agent), chosen, ...(next && { next: wordOf(next) }), ...(until && { until }), ...troubles[line.status](line) };
}

/** What choosing does while something keeps the agent busy: a line over the menu. */
export function menuHeading(status: AgentStatus): string | undefined {
  if (status === 'busy') return msg('After this call', { desc: 'Heading of a menu: the status to have then' });
  return status === 'after-call-work' ? msg('Finish after-call work', { desc: 'Heading of a menu: the status to have then' }) : undefined;
}

/** One line of the menu. */
export interface StatusChoice extends ChosenStatus {
  readonly word: string;
}

/** What can be chosen, in the order of the menu; without reasons there is one plain Away. */
export function statusChoices(reasons: readonly string[]): readonly StatusChoice[] {
  const away: StatusChoice[] = reasons.map((reason) => ({ status: 'away', reason, word: reasonWord(reason) }));
  return [
    { status: 'ready', word: statusWord('ready') },
    ...(away.length > 0 ? away : [{ status: 'away' as const, word: statusWord('away') }]),
    { status: 'offline', word: statusWord('offline') },
  ];
}

/** Whether the menu marks it. */
export const isChosen = ({ chosen }: AgentStatusView, { status, reason }: ChosenStatus): boolean =>
  chosen.status === status && chosen.reason === reason;

/** Whether it is so already, in every queue too: choosing it changes nothing. Work after a call ends with any choice. */
export const isSettled = (state: DeskState, choice: ChosenStatus): boolean => {
  const view = agentStatusView(state);
  const apart = memberships(state).some(({ paused }) => paused !== (choice.status === 'away'));
  return isChosen(view, choice) && view.status !== 'after-call-work' && (!apart || choice.status === 'offline');
};

/** "Lunch, Break" as an attribute. */
export const reasonsOf = (attribute: string | null): readonly string[] =>
  (attribute ?? '').split(',').map((reason) => reason.trim()).filter((reason) => reason !== '');
