/** What a CRM does with Cordboard: configure <cord-desk>, listen to its events, and send it commands. */
const agent = new URLSearchParams(location.search).get('agent') ?? '1001';
const byId = (id) => document.getElementById(id);
const desk = byId('desk');

const session = await (await fetch(`/api/session?agent=${agent}`)).json();
document.body.classList.toggle('own-pbx', !session.office);

// 1. Configure the desk. With the office, this server hands out the password, and the token for the queues; with a PBX of one's own the desk asks for it.
desk.setAttribute('uri', session.uri);
desk.setAttribute('server', session.server);
if (session.name) desk.setAttribute('display-name', session.name);
if (session.centre) desk.setAttribute('centre', session.centre);
if (session.office) desk.setAttribute('credentials', `/api/sip-credentials?agent=${agent}`);

// 2. Show who calls.
const rows = new Map();
for (const customer of session.customers) {
  const row = byId('customers').insertRow();
  rows.set(customer.number, row);
  for (const text of [customer.name, customer.company]) row.insertCell().textContent = text;
  const link = row.insertCell().appendChild(document.createElement('a'));
  link.href = `tel:${customer.number}`;
  link.textContent = customer.number;
  row.insertCell().textContent = customer.queue;
  const button = row.insertCell().appendChild(document.createElement('button'));
  button.type = 'button';
  button.textContent = 'Let them call';
  button.addEventListener('click', () => post('/api/call-in', { customer: customer.id }));
}
const mark = ({ call }) => rows.get(call.peer.number)?.classList.toggle('calling', call.status !== 'ended');
for (const fact of ['cord-call-started', 'cord-call-answered', 'cord-call-ended']) addEventListener(fact, mark);

// 3. Click to dial: any tel: link of the page.
addEventListener('click', (event) => {
  const link = event.target instanceof Element && event.target.closest('a[href^="tel:"]');
  if (!link) return;
  event.preventDefault();
  void desk.desk?.send({ type: 'dial', target: link.getAttribute('href') });
});

// The first steps.
byId('ring').addEventListener('click', () => post('/api/ring', { agent }));
byId('check').addEventListener('click', async () => {
  await desk.desk?.send({ type: 'check-microphone' });
  byId('check-result').textContent = desk.desk?.state.audio.problem?.message ?? 'It works. The customer will hear you.';
});

const post = (path, question) => fetch(`${path}?${new URLSearchParams(question)}`, { method: 'POST' });
