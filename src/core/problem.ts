/**
 * What can go wrong, told apart by a code a program can switch on. The message beside it is for people: it names the cause and the cure.
 *
 * Line: `bad-server` `insecure-server` `unreachable` `bad-address` `credentials` `forbidden` `no-webrtc` `rejected`.
 * Microphone: `microphone-blocked` `microphone-policy` `insecure-page` `no-microphone` `microphone-in-use` `microphone-silent`.
 * Centre: `no-token` `expired-token` `bad-token` `bad-origin` `bad-version` `bad-message` `too-large` `too-many` `too-slow` `unknown-command` `no-such-queue` `no-centre`.
 * Records and CRM: `no-crm` `crm-unreachable` `crm-slow` `crm-busy` `crm-refused` `bad-answer` `storage` `no-such-record` `incomplete`.
 * Commands: `bad-number` `bad-header` `bad-tones` `no-such-call` `not-now` `not-registered` `no-answer` `failed`.
 */
export type ProblemCode = (typeof problemCodes)[number];

export const problemCodes = [
  'bad-server', 'insecure-server', 'unreachable', 'bad-address', 'credentials', 'forbidden', 'no-webrtc', 'rejected',
  'microphone-blocked', 'microphone-policy', 'insecure-page', 'no-microphone', 'microphone-in-use', 'microphone-silent',
  'no-token', 'expired-token', 'bad-token', 'bad-origin', 'bad-version', 'bad-message', 'too-large', 'too-many', 'too-slow',
  'unknown-command', 'no-such-queue', 'no-centre',
  'no-crm', 'crm-unreachable', 'crm-slow', 'crm-busy', 'crm-refused', 'bad-answer', 'storage', 'no-such-record', 'incomplete',
  'bad-number', 'bad-header', 'bad-tones', 'no-such-call', 'not-now', 'not-registered', 'no-answer', 'failed',
] as const;

/** A problem as plain data: it lives in the state and crosses tabs. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
}

/** The typed error of the API; ports throw it, `Desk.send` answers with it as plain data. */
export class DeskError extends Error implements Problem {
  override readonly name = 'DeskError';
  constructor(readonly code: ProblemCode, message: string, options?: ErrorOptions) {
    super(message, options);
  }
}

/** What was thrown, as a problem; an error we did not foresee keeps its own words. */
export function toProblem(thrown: unknown): Problem {
  if (thrown instanceof DeskError) return { code: thrown.code, message: thrown.message };
  return { code: 'failed', message: thrown instanceof Error ? thrown.message : String(thrown) };
}
