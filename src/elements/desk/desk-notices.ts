import { ringingCalls, type DeskState, type Problem } from '../../core/index.js';

/** Something the page must show, with what can be done about it. */
export interface Notice {
  readonly id: 'refused' | 'connecting' | 'centre' | 'microphone' | 'ring' | 'failure';
  readonly tone: 'danger' | 'warn';
  readonly message: string;
  /** `sign-in` asks for the password. */
  readonly cure?: 'try-again' | 'sign-in' | 'check-microphone' | 'dismiss';
}

/** What notices are made of: all that can make the desk element draw anew. */
export interface Concerns {
  readonly line: DeskState['line'];
  readonly failure: DeskState['failure'];
  readonly microphone: Problem | undefined;
  readonly ringMuted: boolean;
  /** Why there are no queues. */
  readonly centre: Problem | undefined;
}

export const concernsOf = (state: DeskState): Concerns => ({
  line: state.line,
  failure: state.failure,
  microphone: state.audio.problem,
  centre: state.centre.status === 'refused' ? state.centre.problem : undefined,
  ringMuted: state.audio.ringBlocked && ringingCalls(state).length > 0,
});

/** A line may take this long before it is worth a word. */
const patience = 3_000;

/** What the line's own notice, or the element where it was asked for, says. */
const toldElsewhere = /^(?:connect|claim-call|retry-delivery)$|-(?:queue|wrap-up|customer)$/;

/** `now` is asked only while a notice depends on it. */
export function noticesOf({ line, failure, microphone, ringMuted, centre }: Concerns, now: () => number, canAskPassword: boolean): readonly Notice[] {
  return [
    ...(line.status === 'refused' ? [refused(line.problem, canAskPassword)] : []),
    ...(line.status === 'connecting' && now() - line.since > patience ? [connecting(line.problem)] : []),
    ...(ringMuted ? [{ id: 'ring', tone: 'warn', message: 'Your browser muted the ring. Click anywhere to let it ring.' } as const] : []),
    ...(centre ? [{ id: 'centre', tone: 'warn', message: centre.message, cure: 'try-again' } as const] : []),
    ...(microphone ? [{ id: 'microphone', tone: 'warn', message: microphone.message, cure: 'check-microphone' } as const] : []),
    ...(failure && !toldElsewhere.test(failure.command) ? [{ id: 'failure', tone: 'danger', message: failure.message, cure: 'dismiss' } as const] : []),
  ];
}

const refused = (problem: Problem | undefined, canAskPassword: boolean): Notice => ({
  id: 'refused',
  tone: 'danger',
  message: problem?.message ?? 'The phone server refused this phone.',
  cure: problem?.code === 'credentials' && canAskPassword ? 'sign-in' : 'try-again',
});

const connecting = (problem: Problem | undefined): Notice =>
  ({ id: 'connecting', tone: 'warn', message: problem ? `Reconnecting… ${problem.message}` : 'Reconnecting…' });
