import type { CordCallEndedEvent, Desk } from 'cordboard';
import 'cordboard/define/all.js';
import { connect } from 'cordboard/connect.js';
import { createSim } from 'cordboard/sim.js';

const desk: Desk = location.hash ? (await createSim()).desk : connect({ server: 'wss://pbx.example/ws', uri: 'sip:1001@pbx.example', credentials: '/api/sip-credentials' });

const element = document.querySelector('cord-desk');
if (element) {
  element.desk = desk;
  element.closing = 'end';
  element.addEventListener('cord-call-ended', ({ call }: CordCallEndedEvent) => console.log(call.id, call.end?.cause));
}
document.querySelector('cord-dialer')?.addEventListener('cord-dial', (event) => {
  if (event.to === '112') event.preventDefault();
});
