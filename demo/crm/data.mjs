/** What the CRM's own pages know: its customers, and news of them as they happen. The phone has its own way to the CRM: <cord-desk crm>. */
const contacts = new Map();
/** `change`: somebody is new, or different. `loaded`: the CRM is there, or there again. `interaction`: a call was logged, `detail` says which. */
export const news = new EventTarget();

const problems = { 422: 'The CRM refused it.', 404: 'The CRM does not know that.' };

/** Asks the CRM; what it says is an Error for people where it went wrong. */
export async function ask(path, { method = 'GET', body } = {}) {
  const headers = body && { 'content-type': 'application/json' };
  const answer = await fetch(`/api/crm/${path}`, { method, headers, body: body && JSON.stringify(body) }).catch(() => undefined);
  if (!answer) throw new Error('The CRM does not answer.');
  if (!answer.ok) throw new Error(problems[answer.status] ?? `The CRM failed (${answer.status}).`);
  return answer.json();
}

export const allContacts = () => [...contacts.values()];
export const contactOf = (id) => contacts.get(id);
/** Work of one kind, with whom it is for, what is due first on top. */
export const openWork = (kind) => allContacts().flatMap((contact) => contact.work.filter((one) => one.kind === kind).map((work) => ({ work, contact })))
  .sort((a, b) => (a.work.due ?? '9').localeCompare(b.work.due ?? '9'));

/** Tries until the CRM answers. */
export async function loadContacts() {
  const all = await ask('contacts').catch(() => undefined);
  if (!all) return void setTimeout(loadContacts, 3_000);
  for (const contact of all) contacts.set(contact.id, contact);
  for (const type of ['change', 'loaded']) news.dispatchEvent(new Event(type));
}

/** Server-Sent Events: the browser comes back by itself when they break off, and hears what it missed. */
export function followNews() {
  const source = new EventSource('/api/crm/events');
  source.addEventListener('contact', ({ data }) => {
    const contact = JSON.parse(data);
    contacts.set(contact.id, contact);
    news.dispatchEvent(new Event('change'));
  });
  source.addEventListener('interaction', ({ data }) => news.dispatchEvent(new CustomEvent('interaction', { detail: JSON.parse(data) })));
}
