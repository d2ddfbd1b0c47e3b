import { initialLine, isEstablished, ringingCalls, type DeskState, type LineState, type Problem } from '../../core/index.js';
import { msg, str } from '../../i18n/index.js';

/** Something the page must show, with what can be done about it. */
export interface Notice {
  readonly id: 'refused' | 'connecting' | 'back' | 'lonely' | 'centre' | 'microphone' | 'ring' | 'failure';
  readonly tone: 'danger' | 'warn' | 'good' | 'quiet';
  readonly message: string;
  /** `sign-in` asks for the password; `dismiss` takes a failure away, `understood` what is said only once. */
  readonly cure?: 'try-again' | 'sign-in' | 'check-microphone' | 'dismiss' | 'understood';
}

/** What notices are made of: all that can make the desk element draw anew. */
export interface Concerns {
  readonly line: LineState;
  /** People are talking, whatever the line does. */
  readonly talking: boolean;
  /** This browser cannot share the phone between tabs. */
  readonly lonely: boolean;
  readonly failure: DeskState['failure'];
  readonly microphone: Problem | undefined;
  readonly ringMuted: boolean;
  /** Why there are no queues. */
  readonly centre: Problem | undefined;
}

export const concernsOf = (state: DeskState): Concerns => ({
  line: state.line,
  talking: state.calls.some((call) => isEstablished(call) && !call.recovering),
  lonely: state.tab.lonely !== undefined,
  failure: state.failure,
  microphone: state.audio.problem,
  centre: state.centre.status === 'refused' ? state.centre.problem : undefined,
  ringMuted: state.audio.ringBlocked && ringingCalls(state).length > 0,
});

/** A line may take this long before it is worth a word, ms. */
const patience = 3_000;
/** After this time somebody may know better than the back-off when to try again, ms. */
const impatience = 10_000;
/** How long it can be read that it is back, ms. */
const backStays = 4_000;

/** Remembers since when the line is back: after a loss that was worth a word, and not the first time it comes. */
export class LineMemory {
  #before: LineState = initialLine;
  #wasUp = false;
  /** ms since 1970; 0 where there is nothing to say. */
  backSince = 0;

  notice(line: LineState): void {
    if (line === this.#before) return;
    const { status, since } = this.#before;
    this.backSince = line.status === 'registered' && this.#wasUp && status === 'connecting' && line.since - since > patience ? line.since : 0;
    this.#wasUp = line.status === 'registered' || (this.#wasUp && line.status === 'connecting');
    this.#before = line;
  }
}

/** What the line's own notice, or the element where it was asked for, says. */
const toldElsewhere = /^(?:connect|claim-call|retry-delivery)$|-(?:queue|wrap-up|customer)$/;

export interface Asking {
  /** Asked only while a notice depends on it. */
  readonly now: () => number;
  readonly canAskPassword: boolean;
  readonly backSince?: number;
}

export function noticesOf({ line, talking, lonely, failure, microphone, ringMuted, centre }: Concerns, { now, canAskPassword, backSince = 0 }: Asking): readonly Notice[] {
  return [
    ...(line.status === 'refused' ? [refused(line.problem, canAskPassword)] : []),
    ...(line.status === 'connecting' && now() - line.since > patience ? [connecting(line, talking, now() - line.since > impatience)] : []),
    ...(backSince && now() - backSince < backStays ? [{ id: 'back', tone: 'good', message: msg('The line is back.') } as const] : []),
    ...(ringMuted ? [{ id: 'ring', tone: 'warn', message: msg('Your browser muted the ring. Click anywhere to let it ring.') } as const] : []),
    ...(centre ? [{ id: 'centre', tone: 'warn', message: centre.message, cure: 'try-again' } as const] : []),
    ...(microphone ? [{ id: 'microphone', tone: 'warn', message: microphone.message, cure: 'check-microphone' } as const] : []),
    ...(failure && !toldElsewhere.test(failure.command) ? [{ id: 'failure', tone: 'danger', message: failure.message, cure: 'dismiss' } as const] : []),
    ...(lonely ? [{ id: 'lonely', tone: 'quiet', message: msg('This browser cannot share the phone between tabs. Use it in one tab at a time.'), cure: 'understood' } as const] : []),
  ];
}

const refused = (problem: Problem | undefined, canAskPassword: boolean): Notice => ({
  id: 'refused',
  tone: 'danger',
  message: problem?.message ?? msg('The phone server refused this phone.'),
  cure: problem?.code === 'credentials' && canAskPassword ? 'sign-in' : 'try-again',
});

const goesOn = (): string => msg('Reconnecting. Your call goes on: you can talk, mute, press keys and end it. Hold and transfer work again when the line is back.');

const connecting = ({ problem }: LineState, talking: boolean, isLong: boolean): Notice => ({
  id: 'connecting',
  tone: 'warn',
  message: talking ? goesOn() : problem ? msg(str`Reconnecting… ${problem.message}`) : msg('Connecting to the phone server…'),
  ...(isLong && { cure: 'try-again' }),
});
