import * as z from 'zod/mini';
import { DeskError, safeLink, safePage, type Colleague, type Customer, type CustomerField, type Handover, type OpenWork, type TimelineEntry, type WrapUpForm } from '../core/index.js';
import { isolated, msg, str } from '../i18n/index.js';
import { wrongField } from '../protocol/wrong-field.js';
import { facts, id, line, lineOrNumber, maybeLine, maybeLines, some, unique, way } from './fields.js';
import { wrapUpForm } from './form-schema.js';
import { moment } from './moment.js';

// What is asked of each CRM, over whatever border it answers.

const colleague = facts<Colleague>({ id: maybeLine(128), name: line(128) });

const field = facts<CustomerField>({ label: line(64), value: lineOrNumber(500), url: way(safeLink) });

const work = facts<OpenWork>({
  id, kind: z.catch(z.enum(['order', 'callback', 'case']), 'case'), title: line(200), status: maybeLine(64), due: z.exactOptional(moment), url: way(safePage),
});

const contact = facts<NonNullable<Customer['contact']>>({ colleague, since: moment, until: z.exactOptional(moment) });

/** Somebody without a name is called by what there is. */
function called(customer: Customer): Customer {
  const numbers = customer.numbers.filter(Boolean);
  return { ...customer, numbers, name: customer.name || (customer.company ?? numbers[0] ?? customer.id) };
}

const customer = z.pipe(facts<Customer>({
  id, name: line(128), company: maybeLine(128), tier: maybeLine(64), numbers: some(line(64), 50), url: way(safePage), owner: z.exactOptional(colleague),
  contact: z.exactOptional(contact), fields: z.exactOptional(some(field, 50)), work: z.exactOptional(unique(work, 100)),
}), z.transform(called)) as unknown as z.ZodMiniType<Customer>;

const entry = facts<TimelineEntry>({
  id, at: moment, kind: z.catch(z.enum(['call', 'message', 'email', 'visit', 'order', 'note', 'other']), 'other'), title: line(200), detail: maybeLines(2_000), agent: maybeLine(128),
  missed: z.exactOptional(z.boolean()), url: way(safePage),
});

const handover = facts<Handover>({
  reference: id, from: colleague, customerId: z.exactOptional(id), number: maybeLine(64), notes: maybeLines(200_000), disposition: maybeLine(128), cut: z.exactOptional(z.boolean()),
});

/** @param root What it is called where a field of it is wrong: `contacts[0].name`. */
const checked = <T>(root: string, schema: z.ZodMiniType<T>) => (value: unknown): T => {
  let wrong: string;
  try {
    const { data, error } = schema.safeParse(value);
    if (!error) return data;
    wrong = wrongField(root, error.issues);
  } catch {
    wrong = `${root} cannot be read`; // An object that fights back.
  }
  throw new DeskError('bad-answer', msg(str`What the CRM answered cannot be used: ${isolated(wrong)}. Tell whoever runs the CRM.`, { desc: 'What is wrong is in English, for whoever runs it: contacts[0].name should be a text' }));
};

export const answers = {
  customers: checked<readonly Customer[]>('contacts', unique(customer, 50)),
  customer: checked('contact', customer),
  /** Newest first. */
  timeline: checked<readonly TimelineEntry[]>('timeline', z.pipe(unique(entry, 500), z.transform((all: TimelineEntry[]) => all.sort((a, b) => b.at - a.at)))),
  handover: checked('handover', handover),
  form: checked<WrapUpForm>('form', wrapUpForm),
};
