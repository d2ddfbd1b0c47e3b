import type { Call } from './call.js';
import type { CtiFacts, CtiHeaders } from './cti.js';
import type { Customer, Handover } from './customer.js';
import { customerNumber } from './screen-pop.js';

/** When a call pops, and its page opens: as it rings, when answered, only when the agent asks for it, or never. The card of the customer is there anyway. */
export type PopMoment = 'ring' | 'answer' | 'click' | 'never';

/** A text or one of several; `*` at the end stands for anything (`+44*`). No regular expressions: a rule is data, and a bad one must not hang a page. */
export type Pattern = string | readonly string[];

/** Which calls a rule is for; all that is given must fit. */
export interface PopCondition {
  readonly direction?: Call['direction'];
  readonly queue?: Pattern;
  /** As the PBX shows it. */
  readonly number?: Pattern;
  /** Header fields, names in lower case. */
  readonly headers?: Readonly<Record<string, Pattern>>;
  /** Whether the customer is known. */
  readonly known?: boolean;
  readonly tier?: Pattern;
}

export interface ScreenPopRule {
  readonly when?: PopCondition;
  /** Default: `ring`, and `answer` for what we dial ourselves. */
  readonly on?: PopMoment;
  /**
   * The page to open: `{customer.id}`, `{customer.url}`, `{number}`, `{queue}` are filled in and escaped; where one is not known, no page is opened.
   * Without: none is opened unless asked for.
   */
  readonly open?: string;
}

/** How customers are found and shown. */
export interface ScreenPopConfig {
  /** The first that fits is followed; none: it pops at the default moment, and opens no page. */
  readonly rules?: readonly ScreenPopRule[];
  readonly headers?: Partial<CtiHeaders>;
}

export interface PopFacts extends CtiFacts {
  readonly call: Pick<Call, 'direction' | 'peer' | 'headers'>;
  readonly customer?: Customer;
  readonly handover?: Handover;
}

/** The rule for a call, with its moment filled in. */
export function popRuleFor(rules: readonly ScreenPopRule[] = [], facts: PopFacts): ScreenPopRule & { readonly on: PopMoment } {
  const rule = rules.find(({ when = {} }) => fits(when, facts)) ?? {};
  return { ...rule, on: rule.on ?? (facts.call.direction === 'outgoing' ? 'answer' : 'ring') };
}

function fits({ direction, queue, number, headers = {}, known, tier }: PopCondition, { call, customer, queue: from }: PopFacts): boolean {
  return (direction === undefined || direction === call.direction)
    && (queue === undefined || matches(queue, from))
    && (number === undefined || matches(number, call.peer.number))
    && (known === undefined || known === (customer !== undefined))
    && (tier === undefined || matches(tier, customer?.tier))
    && Object.entries(headers).every(([name, pattern]) => matches(pattern, Object.hasOwn(call.headers, name) ? call.headers[name] : undefined));
}

const matches = (pattern: Pattern, text: string | undefined): boolean =>
  text !== undefined && (typeof pattern === 'string' ? [pattern] : pattern).some((one) => (one.endsWith('*') ? text.startsWith(one.slice(0, -1)) : text === one));

/** The page that a rule opens; only http and https, relative ones to the page's own origin. */
export function pageToOpen({ open }: ScreenPopRule, { call, customer, queue, handover }: PopFacts): string | undefined {
  if (open === undefined) return undefined;
  const values: Readonly<Record<string, string | undefined>> = {
    'customer.id': customer?.id, 'customer.url': customer?.url, 'number': customerNumber(call, handover), 'queue': queue,
  };
  if (open === '{customer.url}') return safePage(customer?.url);
  let complete = true;
  const url = open.replace(/\{([\w.]+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    complete &&= value !== undefined;
    return encodeURIComponent(value ?? '');
  });
  return complete ? safePage(url) : undefined;
}

/** A way that is safe to follow: of a page, not of a program. */
export function safePage(url: string | undefined): string | undefined {
  if (!url || url.length > 2048) return undefined;
  // eslint-disable-next-line no-control-regex -- browsers skip these, and see another scheme behind them
  const clean = url.replace(/[\u0000-\u0020\u007f]/g, '');
  return /^https?:\/\//i.test(clean) || (/^[/?#.]/.test(clean) && !/^\/[/\\]/.test(clean)) ? clean : undefined;
}

/** A way a card may show: a page, a letter, a call. */
export const safeLink = (url: string | undefined): string | undefined =>
  (url !== undefined && url.length <= 2048 && /^(?:mailto|tel):[^\s]+$/i.test(url) ? url : safePage(url));
