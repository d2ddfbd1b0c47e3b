import type { QueueId } from '../../core/index.js';
import type { AmiAccount } from './ami-client.js';

export interface AsteriskConfig extends AmiAccount {
  /** How a queue names an agent: `PJSIP/{agent}`. */
  readonly member: string;
  /** What an agent who joins is called, until the PBX has a name for them: `Agent {agent}`. */
  readonly memberName: string;
  /** What tells the PBX whether they are free, where that is not the member itself: `hint:{agent}@hints`. */
  readonly stateInterface?: string;
  /** What people call a queue, where that is not its own name. */
  readonly queues: Readonly<Record<QueueId, string>>;
  /** The queues' wrapuptime, s: the manager interface does not tell it. */
  readonly wrapUp: Readonly<Record<QueueId, number>>;
  /** The reason of a pause that is after-call work. */
  readonly afterCallWork: string;
  /** The channel variables in which the dialplan says why a caller is here. */
  readonly variables: { readonly reasons: string; readonly path: string };
}
