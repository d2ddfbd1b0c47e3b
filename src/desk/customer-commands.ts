import { customerOf, DeskError, isWithheld, numberOfCustomer, popOf, type CallId, type Customer } from '../core/index.js';
import { msg, str } from '../i18n/index.js';
import { askCrm } from './ask-crm.js';
import type { CommandOf } from './command.js';
import type { Room } from './room.js';
import type { Crm } from './crm.js';

/** How long a person waits for the CRM to do what they asked for, ms. */
const patience = 15_000;

export function chooseCustomer({ state, emit }: Room, { callId, customerId }: CommandOf<'choose-customer'>): void {
  const pop = popOf(state, callId);
  if (!pop) throw new DeskError('no-such-call', msg('That call is over and done. Choose the customer in the call history.'));
  const customer = pop.matches.find(({ id }) => id === customerId);
  if (customerId !== undefined && !customer) throw new DeskError('not-now', msg('This customer is not among those found. Search again.'));
  emit({ type: 'customer-chosen', callId, ...(customer && { customer }) });
}

export async function createCustomer(room: Room, { callId, name, company }: CommandOf<'create-customer'>): Promise<void> {
  const crm = crmOf(room);
  if (!crm.create) throw new DeskError('no-crm', msg('This CRM lets nobody be created from here. Open it and create them there.', { desc: 'Customers' }));
  if (!name.trim()) throw new DeskError('incomplete', msg('A new customer needs a name.'));
  const number = numberOf(room, callId);
  // Kept as a number, "anonymous" would make everybody who withholds theirs this customer.
  const contact = { name: name.trim(), number: isWithheld(number) ? '' : number, ...(company?.trim() && { company: company.trim() }) };
  const customer = await askCrm((signal) => crm.create!(contact, signal), patience).catch(mayBeThere);
  room.emit({ type: 'customer-chosen', callId, customer });
  await room.ports.records.contacts.keep([customer]).catch(() => {}); // The CRM has them: the index is only quicker.
}

function mayBeThere(error: unknown): never {
  if (!(error instanceof DeskError) || error.code !== 'crm-slow') throw error;
  throw new DeskError('crm-slow', msg(str`${error.message} They may have been created all the same: search again before you try once more.`, { desc: 'A sentence about the CRM; they: the new customer' }), { cause: error });
}

export async function openCustomer(room: Room, { callId }: CommandOf<'open-customer'>): Promise<void> {
  const crm = crmOf(room);
  if (!crm.open) throw new DeskError('no-crm', msg('This CRM cannot be opened from here.'));
  const customer: Customer | undefined = customerOf(room.state, callId);
  const number = numberOf(room, callId);
  const url = popOf(room.state, callId)?.popped?.url;
  await crm.open({ ...(customer && { customer }), ...(!isWithheld(number) && { number }), ...(url && { url }) });
}

export function findCustomer({ state, emit }: Room, { callId }: CommandOf<'find-customer'>): void {
  if (!popOf(state, callId)) throw new DeskError('no-such-call', msg('That call is over and done. Look for the customer in the CRM itself.'));
  emit({ type: 'customer-searching', callId, again: true });
}

export async function retryDelivery(room: Room, { recordId }: CommandOf<'retry-delivery'>): Promise<void> {
  crmOf(room);
  await room.ports.records.outbox.retry(recordId);
}

function numberOf({ state }: Room, callId: CallId): string {
  const number = numberOfCustomer(state, callId);
  if (number === undefined) throw new DeskError('no-such-call', msg(str`There is no call ${callId} on this desk (any more).`));
  return number;
}

function crmOf({ ports }: Room): Crm {
  if (!ports.crm) throw new DeskError('no-crm', 'This desk has no CRM. Give <cord-desk> a crm, then try again.');
  return ports.crm;
}
