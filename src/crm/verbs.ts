import type { Crm } from '../desk/index.js';

/** What a CRM can be asked for. */
export type Verb = Exclude<keyof Crm, 'opensOnPop'>;

/** What each has. */
export const neededVerbs = ['lookup', 'log'] as const satisfies readonly Verb[];

/** What not each has: what is missing is not offered to the agent. */
export const optionalVerbs = ['update', 'customer', 'timeline', 'create', 'open', 'share', 'shared', 'form'] as const satisfies readonly Verb[];

export const allVerbs: readonly Verb[] = [...neededVerbs, ...optionalVerbs];

/** Without these there is nothing to tell but that there is nothing. */
const answersNothing: ReadonlySet<Verb> = new Set<Verb>(['customer', 'timeline', 'share', 'shared', 'form']);
export const isSilent = (verb: Verb): boolean => answersNothing.has(verb);

/** Who has no function for the one is asked for the other. */
const stead: Readonly<Partial<Record<Verb, Verb>>> = { update: 'log' };
export const askedFor = (verb: Verb, has: (verb: Verb) => boolean): Verb => (has(verb) ? verb : stead[verb] ?? verb);

/** Who a number is asked of writes it so: E.164, where it is a public one. */
export type NumberForm = (number: string) => Promise<string> | string;
