// The page's half of hostile.test.mjs: one text in every field that strangers, the CRM and the host can fill, on every element.
import { crmOf } from '../../src/crm/index.ts';
import { createDesk } from '../../src/desk/index.ts';
import { flowsFor } from '../../src/flows/index.ts';
import { SimAudio, SimLine } from '../../src/sim/index.ts';
import { BrowserRecords } from '../../src/storage/index.ts';

window.violations = [];
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => window.violations.push(`${violatedDirective} ${blockedURI} ${sample}`));

const element = document.querySelector('cord-desk');
const frame = () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
const until = async (is) => { for (let frames = 0; frames < 200 && !is(); frames++) await frame(); };
let life;

const formOf = (text) => ({
  type: 'object', title: text, required: ['disposition'],
  properties: {
    disposition: { type: 'string', format: 'disposition', title: text, description: text, oneOf: [{ const: text || 'none', title: text }, { const: `${text}>`, title: text, oneOf: [{ const: `${text}>>`, title: text }] }] },
    notes: { type: 'string', format: 'textarea', title: text }, tags: { type: 'array', items: { type: 'string', enum: [text, `${text}.`] }, title: text },
    [text.slice(0, 60) || 'field']: { type: 'string', title: text, description: text },
  },
});

/** Plays a whole call with this text in it, and tells what became of it. */
window.play = async (text, turn) => {
  life?.abort();
  life = new AbortController();
  const { signal } = life;
  const line = new SimLine({ uri: 'sip:1001@hostile.example' });
  const desk = createDesk(
    { line, audio: new SimAudio(), records: new BrowserRecords('hostile', signal), crm: crmOf('/crm', {}, signal) },
    signal, flowsFor({ afterCallWork: 60, wrapUp: { form: formOf(text) } }),
  );
  await desk.send({ type: 'connect' });
  element.desk = desk;
  const number = `+1555${String(turn).padStart(6, '0')}`;
  const from = { id: text, name: text };
  const callId = line.ring({
    number, name: text, headers: { 'x-queue': text, 'x-waited': text, 'x-ivr-path': text, 'x-customer-id': text, 'user-to-user': text, 'subject': text },
    handover: { reference: 'r', from, customerId: text, number, notes: text, disposition: text },
  });
  const settled = () => ['known', 'several', 'unknown'].includes(desk.state.pops.find((pop) => pop.callId === callId)?.status);
  await until(settled);
  await frame();
  const status = desk.state.pops.find((pop) => pop.callId === callId)?.status;
  await desk.send({ type: 'answer', callId });
  await desk.send({ type: 'change-wrap-up', callId, answers: { notes: text, [text.slice(0, 60) || 'field']: text, tags: [text] } });
  line.ends(callId, { cause: 'hung-up', by: 'peer', reason: text });
  await until(() => desk.state.wrapUps.open.some((paper) => paper.callId === callId && paper.status === 'due'));
  await frame();
  await desk.send({ type: 'change-wrap-up', callId, answers: { disposition: text || 'none' } });
  await frame();
  const saved = await desk.send({ type: 'save-wrap-up', callId });
  await until(() => !desk.state.wrapUps.open.length);
  await frame();
  const ran = 'pwned' in window || ({}).pwned !== undefined;
  return { settled: settled() || status !== undefined, status, saved: saved.ok, ran, violations: window.violations.splice(0), smuggled: smuggled(document) };
};

/** Elements and attributes that only markup could have brought, shadow roots included. */
function smuggled(root) {
  const found = [];
  for (const one of root.querySelectorAll('*')) {
    const attributes = [...one.attributes].filter(({ name, value }) => /^on|^(srcdoc|formaction)$/.test(name) || (/^(href|src|action|xlink:href)$/.test(name) && /^[\s\u0000-\u001f]*(javascript|data|vbscript|blob|file|about)/i.test(value)));
    if (/^(iframe|object|embed|portal|base|meta|marquee|audio|video|img|image|math|link|template|isindex)$/i.test(one.localName) && one.getRootNode() !== document) found.push(one.localName);
    if (one.localName === 'script' && one.getRootNode() !== document) found.push('script');
    found.push(...attributes.map(({ name, value }) => `${one.localName} ${name}=${value}`));
    if (one.shadowRoot) found.push(...smuggled(one.shadowRoot));
  }
  return found;
}
