import * as z from 'zod/mini';
import { problemCodes } from '../core/index.js';
import type { PageMessage, ParentMessage } from './messages.js';
import { allVerbs, type Verb } from './verbs.js';

// Both ends check what comes in; who speaks of something else is not heard.

const text = (most: number): z.ZodMiniType<string> => z.string().check(z.maxLength(most));
const cordboard = z.literal('crm');
const id = text(128).check(z.minLength(1));

const known = z.pipe(z.array(z.unknown()), z.transform((all: unknown[]) => allVerbs.filter((verb) => all.includes(verb))));

export const parentMessage: z.ZodMiniType<ParentMessage> = z.union([
  z.object({ cordboard, type: z.literal('ready') }),
  z.object({ cordboard, type: z.literal('welcome'), version: z.int(), session: id, verbs: known, opensOnPop: z.catch(z.boolean(), false) }),
  z.object({ cordboard, type: z.literal('answer'), id, ok: z.literal(true), value: z.exactOptional(z.unknown()) }),
  z.object({ cordboard, type: z.literal('answer'), id, ok: z.literal(false), error: z.object({ code: z.catch(z.enum(problemCodes), 'failed'), message: z.string() }) }),
]);

const maybe = z.exactOptional(text(2_048));
const contact = z.object({ name: text(512), number: text(512), company: maybe });
const handover = z.looseObject({ reference: id, from: z.object({ id: maybe, name: text(512) }) });
const interaction = z.looseObject({
  id, type: z.literal('call'), revision: z.exactOptional(z.int()), agent: text(512), direction: z.enum(['incoming', 'outgoing']), outcome: text(64), number: text(512), startedAt: text(64), talked: z.number(), holds: z.number(), held: z.number(),
  legs: z.array(z.looseObject({ kind: text(64), number: text(512), at: text(64) })),
});

const args: Readonly<Record<Verb, z.ZodMiniType<unknown[]>>> = {
  lookup: z.tuple([text(512)]), log: z.tuple([interaction]), update: z.tuple([interaction]), customer: z.tuple([text(512)]), timeline: z.tuple([text(512)]), create: z.tuple([contact]),
  open: z.tuple([z.object({ customer: z.exactOptional(z.looseObject({ id, name: text(512) })), number: maybe, url: maybe })]),
  share: z.tuple([handover, text(512)]), shared: z.tuple([z.object({ reference: maybe, to: text(512), number: text(512) })]), form: z.tuple([]),
};

const ask = z.object({ cordboard, type: z.literal('ask'), id, verb: z.enum(allVerbs as [Verb, ...Verb[]]), args: z.array(z.unknown()) })
  .check(z.refine(({ verb, args: given }) => args[verb].safeParse(given).success));

export const pageMessage: z.ZodMiniType<PageMessage> = z.union([
  z.object({ cordboard, type: z.literal('hello'), version: z.int() }), ask, z.object({ cordboard, type: z.literal('cancel'), id }),
]);
