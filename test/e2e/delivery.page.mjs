// The page's half of delivery-page.mjs: a desk whose line is a script, and whose records and CRM are real.
import { crmOf } from '../../src/crm/index.ts';
import { createDesk } from '../../src/desk/index.ts';
import { flowsFor } from '../../src/flows/index.ts';
import { SimAudio, SimLine } from '../../src/sim/index.ts';
import { BrowserRecords } from '../../src/storage/index.ts';

const uri = 'sip:1001@delivery.example';

window.openDesk = async (crmUrl) => {
  const { signal } = new AbortController();
  window.line = new SimLine({ uri });
  const ports = { line: window.line, audio: new SimAudio(), records: new BrowserRecords(uri, signal), crm: crmOf(crmUrl, {}, signal) };
  window.desk = createDesk(ports, signal, flowsFor({ afterCallWork: 600 }));
  window.desk.subscribe((state, event) => window.happens?.(event.type, state.wrapUps.open.find(({ callId }) => callId === event.callId)?.record.answers.notes));
  await window.desk.send({ type: 'connect' });
};

/** A call comes in and is answered; resolves when its paper is safe. */
window.takeCall = async (number) => {
  const callId = window.line.ring({ number });
  await window.desk.send({ type: 'answer', callId });
  await new Promise((safe) => {
    const look = () => window.desk.state.wrapUps.open.some((paper) => paper.callId === callId && paper.keptAt) && (leave(), safe());
    const leave = window.desk.subscribe(look);
    look();
  });
  return callId;
};

/** Types: each character is a change of its own. */
window.type = (callId, text) => {
  for (let end = 1; end <= text.length; end++) void window.desk.send({ type: 'change-wrap-up', callId, answers: { notes: text.slice(0, end) } });
};

const open = IDBFactory.prototype.open;
IDBFactory.prototype.open = function (...args) {
  const request = open.apply(this, args);
  request.addEventListener('upgradeneeded', (event) => console.warn(`upgrade from ${event.oldVersion}, data loss: ${event.dataLoss} ${event.dataLossMessage}`));
  return request;
};
