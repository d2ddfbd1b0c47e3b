// A page on a PBX gives <cord-desk> its server and credentials, and needs none of this.
import { createSim } from '/node_modules/cordboard/dist/sim/index.js';

const desk = document.querySelector('cord-desk');
const dialer = document.querySelector('cord-dialer');
const said = [];
const say = (words) => {
  said.push(words);
  document.querySelector('output').textContent = said.join(', ');
};
dialer.addEventListener('cord-dial', ({ to }) => say(`dialled ${to}`));
desk.addEventListener('cord-call-answered', ({ call }) => say(`talking to ${call.peer.number}`));
desk.addEventListener('cord-call-ended', () => say('over'));

await customElements.whenDefined('cord-dialer');
dialer.contacts = [{ name: 'Ada', number: '+15550100' }];
desk.desk = (await createSim()).desk;
document.querySelector('output').textContent = 'ready';
