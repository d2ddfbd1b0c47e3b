// What a page of these tests does by itself: gives its desk a simulated phone, and has a call on it.
import { createSim } from '../../src/sim/index.ts';

window.simulated = createSim({ crm: {}, centre: {}, wrapUp: {} });
const desk = document.querySelector('cord-desk');

/** A caller is on the line. */
window.talk = async () => {
  const sim = await window.simulated;
  if (desk.desk !== sim.desk) desk.desk = sim.desk;
  const callId = sim.line.ring({ number: '+15550100', name: 'Ada' });
  const { ok } = await sim.desk.send({ type: 'answer', callId });
  return ok;
};
