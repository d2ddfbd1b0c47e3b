import { ask, loadContacts } from './data.mjs';
import { h } from './dom.mjs';
import { areDocuments, choosePages } from './pages.mjs';

const modes = {
  ok: ['It works', 'Answers come at once.'],
  slow: ['It is slow', 'Every answer takes three seconds. Calls ring at once all the same, with what this computer remembers of the customer; the rest is filled in when it comes.'],
  down: ['It is down', 'No answer at all. Take calls, write, save: what you save stays on this computer, says so, and is delivered when the CRM is back. Once, whatever happens.'],
  refuses: ['It refuses', 'It rejects everything it is told. What you saved is kept and marked under Calls, with the reason; set it right, and try again there.'],
  late: ['It answers too late', 'It does what it is told but answers after twenty seconds, when nobody waits any more. It is told again, and there is still one entry.'],
  twice: ['It loses its answers', 'It does what it is told and says that it failed. It is told again, and there is still one entry.'],
};

/** Breaks the CRM and the line, so that you see what becomes of your work and of your call. */
export async function makeTrouble(panel, button, { agent }) {
  panel.append(lineTrouble(agent));
  const show = (mode) => {
    button.textContent = mode === 'ok' ? 'Make trouble' : `CRM: ${modes[mode][0].toLowerCase()}`;
    button.classList.toggle('due', mode !== 'ok');
    for (const input of panel.querySelectorAll('input[name=mode]')) input.checked = input.value === mode;
  };
  const choose = async ({ target }) => {
    show((await ask('faults', { method: 'PUT', body: { mode: target.value } })).mode);
    if (target.value === 'ok') await loadContacts();
  };
  panel.append(h('fieldset', { change: choose }, h('legend', {}, 'What is wrong with the CRM?'), Object.entries(modes).map(([mode, [name, what]]) =>
    h('label', {}, h('input', { type: 'radio', name: 'mode', value: mode }), h('span', {}, h('strong', {}, name), h('br'), what)))));
  show((await ask('faults')).mode);
}

/** What a call has to survive. */
function lineTrouble(agent) {
  const cut = async ({ currentTarget: button }) => {
    const words = button.textContent;
    const { seconds } = await (await fetch('/api/cut-line?seconds=10', { method: 'POST' })).json();
    for (let left = seconds; left > 0; left--) {
      button.textContent = `Cut, ${left} s left`;
      await new Promise((resolve) => { setTimeout(resolve, 1_000); });
    }
    button.textContent = words;
  };
  const deed = (name, what, click, look = '') => h('p', { class: look }, h('button', { type: 'button', click }, name), h('span', {}, what));
  return h('section', { class: 'line-trouble' }, h('h2', {}, 'Be in a call, then:'),
    deed('Cut the line for 10 s', 'The connection to the phone server is gone. You go on talking; hold and transfer wait.', (event) => void cut(event), 'office'),
    deed('Load this page anew', 'The page is thrown away, phone and all. The next one takes the call up where it was.', () => location.reload()),
    deed('Open a second tab', 'Both show the call. Close the one that you hear it in: the other goes on with it.', () => open(location.href)),
    h('label', {}, h('input', { type: 'checkbox', ...(areDocuments() && { checked: '' }), change: ({ target }) => choosePages(target.checked) }),
      h('span', {}, h('strong', {}, 'Each page is a document of its own'), h('br'), `As in many a CRM: every click loads a page, and the phone of ${agent} with it.`)));
}
