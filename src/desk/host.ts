import type { AgentStatus, CallEnd, CallId, CallStatus, HostEvent, HostRecord, Interaction, Transfer } from '../core/index.js';
import type { CommandOf, Outcome } from './command.js';
import type { PageToOpen } from './crm.js';

/** What a host may ask of the desk. */
export type HostCommand = CommandOf<'dial' | 'answer' | 'reject' | 'hang-up' | 'hold' | 'resume' | 'mute' | 'unmute' | 'send-tones' | 'transfer' | 'set-status'>;

/** @param about The record a number is dialled from. */
export type AskDesk = (command: HostCommand, about?: HostRecord) => Promise<Outcome>;

/** A call, as a host is told of it: all there is to say at that moment, so that one fact missed is none lost. Times in ms since 1970. */
export interface HostCall {
  readonly id: CallId;
  readonly direction: 'incoming' | 'outgoing';
  readonly status: CallStatus;
  /** As the PBX shows it. */
  readonly number: string;
  readonly name?: string;
  readonly queue?: string;
  readonly startedAt: number;
  readonly answeredAt?: number;
  readonly endedAt?: number;
  readonly muted: boolean;
  readonly transfer?: Pick<Transfer, 'kind' | 'target' | 'status'>;
  readonly end?: CallEnd;
  /** Who it is with, where the CRM knows. */
  readonly customer?: { readonly id: string; readonly name: string };
  /** The record it was dialled from. */
  readonly record?: HostRecord;
}

export type HostCallFact =
  | 'call-started' | 'call-connected' | 'call-held' | 'call-resumed' | 'call-muted' | 'call-unmuted' | 'call-transfer-changed' | 'call-identified' | 'call-ended'
  | 'wrap-up-started';

/** What a host is told. */
export type HostFact =
  | { readonly type: HostCallFact; readonly call: HostCall }
  /** The call is put away: nothing more comes of it. `interaction`: what the CRM is told of it; absent: nothing, for it was answered elsewhere. */
  | { readonly type: 'call-logged'; readonly call: HostCall; readonly interaction?: Interaction }
  | { readonly type: 'agent-changed'; readonly status: AgentStatus; readonly reason?: string };

/**
 * The program round this page, with what it has of all that a CRM offers an embedded phone. What it has no verb for does not happen. A verb may
 * throw, or never come to an end: nobody waits for it.
 */
export interface Host {
  /** Begins, perhaps anew after an earlier signal has ended. `emit` tells what is known of the host, whenever that changes; whoever has told nothing is not there yet. */
  start(emit: (event: HostEvent) => void, ask: AskDesk, signal: AbortSignal): void;
  showPanel?(visible: boolean): void | Promise<void>;
  /** Numbers in the host call by a click, or do not. */
  setClickToDial?(enabled: boolean): void | Promise<void>;
  /** Shows a customer, or looks for a number and shows whom it finds. */
  open?(page: PageToOpen): void | Promise<void>;
  tell?(fact: HostFact): void | Promise<void>;
}
