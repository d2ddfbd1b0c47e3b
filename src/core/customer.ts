/** Somebody of our own: an agent, an account's owner. */
export interface Colleague {
  /** Their name at the centre: `1002`. */
  readonly id?: string;
  readonly name: string;
}

/** A line of the card that the CRM asks for. Text only; `url` where it is a way to somewhere (http, https, mailto or tel). */
export interface CustomerField {
  readonly label: string;
  readonly value: string;
  readonly url?: string;
}

/** What is still open with a customer. */
export interface OpenWork {
  readonly id: string;
  readonly kind: 'order' | 'callback' | 'case';
  readonly title: string;
  readonly status?: string;
  /** ms since 1970. */
  readonly due?: number;
  readonly url?: string;
}

/** Somebody the CRM knows. */
export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly company?: string;
  /** Gold, VIP. */
  readonly tier?: string;
  /** As the CRM writes them. */
  readonly numbers: readonly string[];
  /** Their page in the CRM. */
  readonly url?: string;
  /** Who is responsible for them. */
  readonly owner?: Colleague;
  /** Who of us was last with them, ms since 1970; without `until`, they are so now. */
  readonly contact?: { readonly colleague: Colleague; readonly since: number; readonly until?: number };
  readonly fields?: readonly CustomerField[];
  readonly work?: readonly OpenWork[];
}

/** One earlier contact. */
export interface TimelineEntry {
  readonly id: string;
  /** ms since 1970. */
  readonly at: number;
  readonly kind: 'call' | 'message' | 'email' | 'visit' | 'order' | 'note' | 'other';
  readonly title: string;
  readonly detail?: string;
  readonly agent?: string;
  /** Nobody took it. */
  readonly missed?: boolean;
  readonly url?: string;
}

/** What goes along with a call that is passed on, so that the customer need not tell it all again (User-to-User, RFC 7433). */
export interface Handover {
  /** The record of the call it comes from: what did not fit on the way is asked for by it. */
  readonly reference: string;
  readonly from: Colleague;
  readonly customerId?: string;
  /** The customer's number, which a consultation does not show. */
  readonly number?: string;
  readonly notes?: string;
  /** The code chosen so far. */
  readonly disposition?: string;
  /** There is more than was sent along. */
  readonly cut?: boolean;
}

/** What a page that is gone knew of the one a call is with. */
export interface KeptPop {
  /** Whom the agent chose: their id in the CRM. */
  readonly chosen?: string;
  /** It has popped already (`ScreenPop.popped`). */
  readonly popped?: { readonly at: number; readonly opens: boolean; readonly url?: string };
}

/** A colleague's contact so lately that the customer would wonder about another one, ms. */
const lately = 15 * 60_000;

/** The colleague who is with the customer now, or was minutes ago; never ourselves. */
export function colleagueWith({ contact }: Customer, me: string | undefined, now: number): Customer['contact'] {
  if (!contact || (me !== undefined && contact.colleague.id === me)) return undefined;
  return contact.until === undefined || now - contact.until < lately ? contact : undefined;
}
