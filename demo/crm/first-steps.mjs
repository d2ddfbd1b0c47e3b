import { h, phone } from './dom.mjs';

const key = 'harbour-first-call';
const done = () => localStorage.getItem(key) === 'done';
addEventListener('cord-call-ended', ({ call }) => call.answeredAt && localStorage.setItem(key, 'done'));

/** What a newcomer does first, and once that is done, what is worth trying next. */
export function firstSteps({ ring, checkMicrophone }) {
  const heard = h('span', { id: 'check-result' }, 'so that the customer hears you.');
  const check = async () => { heard.textContent = await checkMicrophone(); };
  const dial = h('li', { class: 'office' }, 'Or dial ', phone('600'), ', which sends your own voice back, ', phone('601'), ' for a greeting, or ', phone('500'), ' for the menu that customers hear.');
  if (!done()) return section('Take your first call', h('ol', {},
    h('li', {}, h('button', { type: 'button', id: 'check', click: check }, 'Allow the microphone'), ' ', heard),
    h('li', { class: 'office' }, 'A customer calls by themselves in a moment, or ', h('button', { type: 'button', id: 'ring', click: ring }, 'let one ring now')),
    h('li', {}, 'Press ', h('strong', {}, 'Answer'), ' on the right, and listen. They hear you, too.'),
    dial));
  return section('What to try next', h('ul', {},
    h('li', {}, 'Type a note while you talk. When you hang up, say how it went and save: it appears on the customer’s page at once.'),
    h('li', {}, 'Load this page anew in the middle of a call, or cut the line under ', h('strong', {}, 'Make trouble'), ': you go on talking.'),
    h('li', { class: 'office' }, 'Open ', h('a', { href: '?agent=1002', target: '_blank' }, 'a second agent'), ' beside this window, and transfer a customer with your notes to 1002.'),
    h('li', {}, 'Take the CRM down under ', h('strong', {}, 'Make trouble'), ' and go on working: nothing you save is lost.'),
    dial));
}

const section = (title, list) => h('section', { class: 'start' }, h('h2', {}, title), list);
