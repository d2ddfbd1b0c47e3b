/** What a CRM does with Cordboard: configure <cord-desk>, show the customer when it says so, and arrange the phone. The rest is a CRM. */
import { callbacksPage } from './callbacks.mjs';
import { customerPage } from './customer.mjs';
import { customersPage } from './customers.mjs';
import { followNews, loadContacts, news, openWork } from './data.mjs';
import { h, isDueToday } from './dom.mjs';
import { newCustomerPage } from './new-customer.mjs';
import { path, turnPage } from './pages.mjs';
import { makeTrouble } from './trouble.mjs';

const agent = new URLSearchParams(location.search).get('agent') ?? '1001';
const byId = (id) => document.getElementById(id);
const post = (path, question) => fetch(`${path}?${new URLSearchParams(question)}`, { method: 'POST' });
const desk = byId('desk');

// 1. Configure the desk. With the office, this server hands out the password, and the token for the queues; with a PBX of one's own the desk asks for it.
const session = await (await fetch(`/api/session?agent=${agent}`)).json();
document.body.classList.toggle('own-pbx', !session.office);
desk.setAttribute('uri', session.uri);
desk.setAttribute('server', session.server);
byId('agent').textContent = session.name ?? session.agent;
if (session.name) desk.setAttribute('display-name', session.name);
if (session.centre) desk.setAttribute('centre', session.centre);
if (session.office) desk.setAttribute('credentials', `/api/sip-credentials?agent=${agent}`);

// 2. Show who calls: in this page, instead of a tab of their own. Nobody is torn from one call's customer by the next that rings.
const open = (customer, number) => { location.hash = customer ? `#/customers/${encodeURIComponent(customer.id)}` : `#/new/${encodeURIComponent(number)}`; };
desk.addEventListener('cord-screen-pop', (event) => {
  event.preventDefault();
  const { calls } = desk.desk.state;
  const { number } = calls.find(({ id }) => id === event.callId).peer;
  const isBusy = calls.some(({ id, status }) => id !== event.callId && status === 'active');
  if (!isBusy && (event.customer || (event.pop.status === 'unknown' && /^\+?\d{7,}$/.test(number)))) open(event.customer, number);
});
addEventListener('cord-open-customer', (event) => {
  event.preventDefault();
  const { pops, calls } = desk.desk.state;
  open(pops.find(({ callId }) => callId === event.callId)?.matches.find(({ id }) => id === event.customerId), calls.find(({ id }) => id === event.callId)?.peer.number);
});

// 3. Arrange the phone by what the agent does: who rings, the notes of the call, what it left to do; else the keypad.
const phaseOf = ({ calls, wrapUps }) => {
  const live = calls.filter(({ status }) => status !== 'ended');
  if (live.length) return live.every(({ status }) => status === 'ringing') ? 'rings' : 'talks';
  return wrapUps.open.some(({ status }) => status !== 'open') ? 'after' : 'idle';
};
const arrange = (state) => { byId('phone').dataset.phase = phaseOf(state); };
const whenItIsThere = setInterval(() => {
  if (!desk.desk) return;
  clearInterval(whenItIsThere);
  desk.desk.subscribe(arrange);
  arrange(desk.desk.state);
}, 20);

// The pages.
const room = {
  desk,
  /** Who calls in this demo, and by which number: that of the CRM was typed in by people of many countries. */
  callers: new Map(session.customers.map(({ id, number }) => [id, number])),
  letCall: (customer) => post('/api/ring', { agent, customer }),
  ring: () => post('/api/ring', { agent }),
  async checkMicrophone() {
    await desk.desk?.send({ type: 'check-microphone' });
    return desk.desk?.state.audio.problem?.message ?? 'It works. The customer will hear you.';
  },
};
const filled = (title, tag) => () => ({ title, nodes: [h('h1', { class: 'hidden' }, title), h(tag, { class: 'fills' })] });
const pages = { '': customersPage, 'customers': customerPage, 'new': newCustomerPage, 'callbacks': callbacksPage, 'queue': filled('Queue', 'cord-call-queue'), 'calls': filled('Calls', 'cord-call-history') };
let page;

function show() {
  const [name = '', argument = ''] = path();
  page?.leave?.();
  page = (Object.hasOwn(pages, name) ? pages[name] : customersPage)(room, argument);
  page.draw?.();
  byId('main').replaceChildren(...page.nodes);
  document.title = `${page.title} · Harbour CRM`;
  const tab = ['customers', 'new'].includes(name) ? '' : name;
  for (const one of document.querySelectorAll('nav a')) one.ariaCurrent = one.hash === `#/${tab}` ? 'page' : null;
}
news.addEventListener('change', () => {
  page?.draw?.();
  byId('due').textContent = openWork('callback').filter(({ work }) => isDueToday(work)).length || '';
});

const { searchParams } = new URL(location.href);
if (searchParams.has('customer')) open({ id: searchParams.get('customer') }); // the address that the CRM has for its customers
addEventListener('hashchange', () => turnPage() || show());
await loadContacts();
show();
followNews();
void makeTrouble(byId('trouble'), byId('make-trouble'), { agent });
