import { h } from './dom.mjs';

/** Somebody calls whom the CRM does not know: the phone puts them into it, so that the call is theirs from then on. */
export function newCustomerPage({ desk }, number) {
  const callNow = () => desk.desk?.state.calls.findLast(({ peer }) => peer.number === number);
  const problem = h('p', { class: 'overdue', role: 'alert' });
  const field = (label, name, attributes) => h('label', {}, label, h('input', { name, autocomplete: 'off', ...attributes }));
  const form = h('form', { submit: async (event) => {
    event.preventDefault();
    const { name, company } = Object.fromEntries(new FormData(form));
    const callId = callNow()?.id;
    const outcome = callId && await desk.desk.send({ type: 'create-customer', callId, name, ...(company && { company }) });
    const known = desk.desk.state.pops.find((pop) => pop.callId === callId)?.matches[0];
    if (outcome?.ok && known) location.hash = `#/customers/${encodeURIComponent(known.id)}`;
    else problem.textContent = outcome?.error?.message ?? 'They have hung up meanwhile. Call them back, and try again.';
  } }, field('Name', 'name', { required: true, value: callNow()?.peer.name ?? '' }), field('Company', 'company'), h('p', { class: 'quiet' }, `Nobody in the CRM has ${number}. What you create here gets this call.`), h('button', { class: 'call' }, 'Create'), problem);
  return { title: 'New customer', nodes: [h('section', { class: 'new-customer' }, h('h1', {}, 'New customer'), form)] };
}
