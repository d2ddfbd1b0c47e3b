import { ask, loadContacts } from './data.mjs';
import { h } from './dom.mjs';

const modes = {
  ok: ['It works', 'Answers come at once.'],
  slow: ['It is slow', 'Every answer takes three seconds. Calls ring at once all the same, with what this computer remembers of the customer; the rest is filled in when it comes.'],
  down: ['It is down', 'No answer at all. Take calls, write, save: what you save stays on this computer, says so, and is delivered when the CRM is back. Once, whatever happens.'],
  refuses: ['It refuses', 'It rejects everything it is told. What you saved is kept and marked under Calls, with the reason; set it right, and try again there.'],
  late: ['It answers too late', 'It does what it is told but answers after twenty seconds, when nobody waits any more. It is told again, and there is still one entry.'],
  twice: ['It loses its answers', 'It does what it is told and says that it failed. It is told again, and there is still one entry.'],
};

/** Breaks the CRM, so that you see what becomes of your work. */
export async function makeTrouble(panel, button) {
  const show = (mode) => {
    button.textContent = mode === 'ok' ? 'Make trouble' : `CRM: ${modes[mode][0].toLowerCase()}`;
    button.classList.toggle('due', mode !== 'ok');
    for (const input of panel.querySelectorAll('input')) input.checked = input.value === mode;
  };
  const choose = async ({ target }) => {
    show((await ask('faults', { method: 'PUT', body: { mode: target.value } })).mode);
    if (target.value === 'ok') await loadContacts();
  };
  panel.append(h('fieldset', { change: choose }, h('legend', {}, 'What is wrong with the CRM?'), Object.entries(modes).map(([mode, [name, what]]) =>
    h('label', {}, h('input', { type: 'radio', name: 'mode', value: mode }), h('span', {}, h('strong', {}, name), h('br'), what)))));
  show((await ask('faults')).mode);
}
