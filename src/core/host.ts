/** A record of the host's: a contact, a case. */
export interface HostRecord {
  readonly id: string;
  /** What the host calls its kind: `Contact`. */
  readonly type?: string;
  readonly name?: string;
  /** Its page. */
  readonly url?: string;
}

/** Who is signed in there. */
export interface HostUser {
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
}

/** The panel this page is shown in, CSS pixels. */
export interface HostPanel {
  readonly width?: number;
  readonly height?: number;
  readonly visible?: boolean;
}

/** The program round this page, a CRM as a rule, as far as it tells. Of this page alone: another tab is in another one. */
export interface HostContext {
  /** Which it is: `salesforce`. */
  readonly name: string;
  readonly user?: HostUser;
  /** What the agent sees in it. */
  readonly record?: HostRecord;
  readonly panel?: HostPanel;
}

/** Never told to other tabs. */
export type HostEvent = { readonly type: 'host-context-changed'; readonly host: HostContext };

export const reduceHost = (host: HostContext | undefined, event: { readonly type: string }): HostContext | undefined =>
  (event.type === 'host-context-changed' ? (event as HostEvent).host : host);
