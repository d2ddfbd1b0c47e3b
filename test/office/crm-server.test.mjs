// The demo's CRM, as the product's own REST adapter sees it, and as whoever means ill does.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request as ask } from 'node:http';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { openCrm } from '../../demo/crm-server/crm.mjs';
import { rateLimit } from '../../demo/crm-server/rate.mjs';
import { customers as cards, agents } from '../../demo/office/people.mjs';
import { RestCrm } from '../../src/crm/rest-crm.ts';
import { until } from '../support/until.mjs';

const patient = new AbortController().signal;
const id = '8e03978e-40d5-43dd-bc93-6894a57f9324';
const call = {
  id, type: 'call', agent: 'sip:1002@localhost', direction: 'incoming', outcome: 'talked', number: '+12125550142', startedAt: '2026-11-22T10:00:00.000Z', endedAt: '2026-11-22T10:03:00.000Z', talked: 175, holds: 0, held: 0, legs: [],
};

let crm, server, url, rest, calls;
beforeEach(async () => {
  calls = [];
  crm = openCrm({ agents, calls: () => calls }, { slow: 50, late: 60_000 });
  server = createServer((request, response) => { if (!crm.handle(request, response)) response.writeHead(418).end(); });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${server.address().port}/api/crm`;
  rest = new RestCrm({ url });
});
afterEach(() => {
  crm.stop();
  server.close();
  server.closeAllConnections();
});

const send = (method, path, body, headers = {}) => fetch(url + path, { method, headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });
const log = (body, key = body.id) => send('POST', '/interactions', body, { 'idempotency-key': key });
const set = async (mode) => assert.equal((await send('PUT', '/faults', { mode })).status, 200);
const code = (asked) => asked.then(() => assert.fail('not refused'), (error) => error.code);

describe('customers', () => {
  test('each who calls the office is known, however somebody once typed their number', async () => {
    for (const { id: wanted, name, number, tier } of cards) {
      const found = await rest.lookup(number, patient);
      const one = found.find((contact) => contact.id === wanted);
      assert.equal(one?.name, name);
      assert.ok(!tier || one.tier === tier);
      assert.deepEqual(await rest.customer(wanted, patient), one);
      for (const entry of await rest.timeline(wanted, patient)) assert.ok(entry.at < Date.now());
    }
    assert.deepEqual(await rest.lookup('+15550199', patient), []);
    assert.equal((await (await fetch(`${url}/contacts`)).json()).length, 6);
  });

  test('two share a number', async () => {
    assert.deepEqual((await rest.lookup('+442079460118', patient)).map(({ name }) => name), ['Tom Okafor', 'Nadia Okafor']);
  });

  test('who talks with them now goes before who did so last', async () => {
    const contact = async () => (await rest.customer('C-1001', patient)).contact;
    assert.deepEqual([(await contact()).colleague, typeof (await contact()).until], [{ id: '1001', name: 'Ada Byron' }, 'number']);
    calls = [{ agent: '1002', with: '+12125550142', held: false }];
    const now = await contact();
    assert.deepEqual([now.colleague.name, now.until], ['Grace Murray', undefined]);
    assert.deepEqual(await contact(), now);
    calls = [];
    assert.equal((await contact()).colleague.name, 'Ada Byron');
  });

  test('somebody new is made once, and found by their number', async () => {
    const body = { name: 'Zoë Quist', number: '+15550123' };
    const [first, second] = await Promise.all([1, 2].map(async () => (await send('POST', '/contacts', body, { 'idempotency-key': 'k' })).json()));
    assert.equal(first.id, second.id);
    assert.deepEqual((await rest.lookup('+15550123', patient)).map(({ name }) => name), ['Zoë Quist']);
    assert.equal((await send('POST', '/contacts', { ...body, name: 'Other' }, { 'idempotency-key': 'k' })).status, 422);
  });
});

describe('calls', () => {
  test('are taken once, and leave work behind', async () => {
    const told = { ...call, notes: 'Call her back.\nShe knows.', callbackAt: '2026-11-24T09:00:00.000Z', workOrder: 'Four bags', disposition: { code: 'call-back', path: ['Follow-up', 'Call back'] } };
    await rest.log(told, patient);
    await rest.log(told, patient);
    assert.deepEqual([(await log(told, `"${id}"`)).status, (await log({ ...told, notes: 'Other' })).status, (await log(told, 'another')).status], [200, 422, 400]);
    const customer = await rest.customer('C-1001', patient);
    assert.deepEqual(customer.work.filter((one) => one.id.endsWith(id)).map(({ kind, title }) => [kind, title]), [['callback', 'Call her back.'], ['order', 'Four bags']]);
    assert.deepEqual(customer.contact, { colleague: { id: '1002', name: 'Grace Murray' }, since: Date.UTC(2026, 10, 22, 10), until: Date.UTC(2026, 10, 22, 10, 3) });
    const entry = (await rest.timeline('C-1001', patient)).find((one) => one.id === id);
    assert.deepEqual([entry.title, entry.agent], ['Call back', 'Grace Murray']);
    assert.equal((await (await fetch(`${url}/interactions`)).json()).length, 1);
  });

  test('are changed, the newest stays, and what they left behind is as they say now', async () => {
    const told = { ...call, notes: 'Call her back.', callbackAt: '2026-11-24T09:00:00.000Z' };
    await rest.log(told, patient);
    await rest.log({ ...call, id: '11111111-40d5-43dd-bc93-6894a57f9324', notes: 'Called again.' }, patient);
    const { callbackAt: _, ...changed } = { ...told, revision: 2, notes: 'She called herself.', disposition: { code: 'resolved', path: ['Resolved'] } };
    await rest.update(changed, patient);
    await rest.update({ ...told, revision: 1 }, patient);
    await rest.update(changed, patient);
    await rest.log(told, patient);
    assert.deepEqual([crm.store.interactions.size, crm.store.interactions.get(id)], [2, changed]);
    const { work } = await rest.customer('C-1001', patient);
    assert.equal(work.some((one) => one.id.endsWith(id)), false);
    assert.deepEqual((await rest.timeline('C-1001', patient)).filter((one) => one.detail?.startsWith('She') || one.detail?.startsWith('Called')).map(({ title, detail }) => [title, detail]), [['Call', 'Called again.'], ['Resolved', 'She called herself.']]);
    await rest.update({ ...changed, revision: 3, customerId: 'C-1003' }, patient);
    assert.deepEqual([(await rest.timeline('C-1001', patient)).some((one) => one.id === id), (await rest.timeline('C-1003', patient)).some((one) => one.id === id)], [false, true]);
  });

  test('that were lost are there with what was changed', async () => {
    await rest.update({ ...call, revision: 1 }, patient);
    assert.equal((await rest.timeline('C-1001', patient))[0].id, id);
    await rest.log(call, patient);
    assert.equal(crm.store.interactions.get(id).revision, 1);
  });

  test('of a number that two share are nobody’s', async () => {
    await rest.log({ ...call, number: '+442079460118', outcome: 'missed' }, patient);
    assert.equal((await rest.timeline('C-1002', patient)).some((entry) => entry.id === id), false);
  });

  test('are told to its pages as they come, and to a later one', async () => {
    const stop = new AbortController();
    const text = await listen(stop.signal);
    await rest.log(call, patient);
    const heard = await until('it is told', () => /event: interaction\ndata: (.*)\n/.exec(text()));
    assert.deepEqual([JSON.parse(heard[1]).contact.name, JSON.parse(heard[1]).agentName], ['Maria Lindqvist', 'Grace Murray']);
    await until('the contact is told', () => text().includes('event: contact'));
    const later = await listen(stop.signal, { 'last-event-id': '1' });
    await until('what was missed is told', () => later().includes('event: contact'));
    assert.doesNotMatch(later(), /event: interaction/);
    stop.abort();
  });
});

async function listen(signal, headers) {
  const response = await fetch(`${url}/events`, { signal, headers });
  let text = '';
  void (async () => { for await (const part of response.body) text += Buffer.from(part).toString(); })().catch(() => {});
  return () => text;
}

test('handovers are found by reference, or by whom and about whom', async () => {
  const handover = { reference: 'r-1', from: { id: '1001', name: 'Ada Byron' }, customerId: 'C-1003', number: '+13125550167', notes: 'The belt.' };
  await rest.share(handover, '1002', patient);
  assert.deepEqual(await rest.shared({ reference: 'r-1', to: '1002', number: 'x' }, patient), handover);
  for (const number of ['+13125550167', '1001']) assert.deepEqual(await rest.shared({ to: '1002', number }, patient), handover);
  assert.equal(await rest.shared({ to: '1003', number: '1001' }, patient), undefined);
  assert.equal((await rest.customer('C-1003', patient)).contact.colleague.name, 'Ada Byron');
  assert.equal(await rest.form(patient), undefined);
});

describe('faults that can be switched', () => {
  test('down: nobody is reached, and the switch still works', async () => {
    await set('down');
    assert.equal(await code(rest.lookup('+1', patient)), 'crm-unreachable');
    await set('ok');
    assert.deepEqual(await rest.lookup('+1', patient), []);
  });

  test('refuses: what it is told, not what it is asked', async () => {
    await set('refuses');
    assert.equal(await code(rest.log(call, patient)), 'crm-refused');
    assert.equal((await rest.lookup('+12125550142', patient)).length, 1);
    assert.equal(crm.store.interactions.size, 0);
  });

  test('slow: answers all the same', async () => {
    await set('slow');
    await rest.log(call, patient);
    assert.equal(crm.store.interactions.size, 1);
  });

  test('late: it is done, and whoever asked has given up', async () => {
    await set('late');
    const patience = new AbortController();
    const asked = code(rest.log(call, patience.signal));
    await until('it is done', () => crm.store.interactions.size === 1);
    patience.abort();
    assert.equal(await asked, 'crm-slow');
  });

  test('twice: it is done, fails, and is done no second time', async () => {
    await set('twice');
    assert.equal(await code(rest.log(call, patient)), 'crm-busy');
    await rest.log(call, patient);
    const changed = { ...call, revision: 1, notes: 'Changed.' };
    assert.equal(await code(rest.update(changed, patient)), 'crm-busy');
    await rest.update(changed, patient);
    assert.deepEqual([crm.store.interactions.size, crm.store.interactions.get(id)], [1, changed]);
    assert.equal((await rest.timeline('C-1001', patient)).filter((one) => one.id === id).length, 1);
  });

  test('another one there is not', async () => assert.equal((await send('PUT', '/faults', { mode: 'odd' })).status, 422));
});

describe('what it does not take', () => {
  for (const [what, status, asked] of [
    ['no JSON', 400, () => log('{')], ['a list', 400, () => log('[]')], ['a text', 400, () => log('"x"')], ['nothing', 400, () => log('')], ['no UTF-8', 400, () => send('POST', '/interactions', '', {}).then(() => raw(Buffer.from([0x22, 0xff, 0x22])))],
    ['another type', 415, () => send('POST', '/interactions', call, { 'content-type': 'text/plain' })],
    ['no key', 400, () => send('POST', '/interactions', call)],
    ['no id', 422, () => log({ ...call, id: 'x' })], ['a day that is none', 422, () => log({ ...call, startedAt: 'soon' })], ['another kind', 422, () => log({ ...call, outcome: 'odd' })], ['no notes', 422, () => log({ ...call, notes: 7 })],
    ['a stranger’s name', 422, () => send('POST', '/contacts', { name: ' ', number: '1' })],
    ['a change of another', 422, () => send('PUT', '/interactions/other', { ...call, revision: 1 })], ['a change of no version', 422, () => send('PUT', `/interactions/${id}`, call)],
    ['a handover of another', 422, () => send('PUT', '/handovers/r-2', { reference: 'r-1', to: '1', from: { name: 'x' } })],
    ['two megabytes', 413, () => log({ ...call, notes: 'x'.repeat(2 * 1024 * 1024) })],
    ['nowhere', 404, () => fetch(`${url}/nowhere`)], ['nobody', 404, () => fetch(`${url}/contacts/C-1`)], ['the root', 404, () => fetch(url)], ['no address', 400, () => fetch(`${url}/contacts/%E0%A4`)],
    ['a way it does not know', 405, () => send('PUT', '/contacts', {})], ['no number', 400, () => fetch(`${url}/contacts?phone=`)],
    ['a page of another site', 403, () => send('PUT', '/faults', { mode: 'down' }, { origin: 'https://evil.example' })],
  ]) {
    test(`${what}: ${status}`, async () => {
      const response = await asked();
      assert.equal(response.status, status);
      assert.equal(response.headers.get('content-type'), 'application/problem+json');
      assert.equal((await response.json()).status, status);
      assert.equal(crm.store.interactions.size, 0);
    });
  }

  test('too much at once of one address, until some time has passed', () => {
    let now = 0;
    const mayAsk = rateLimit(() => now);
    for (let asked = 0; asked < 200; asked++) mayAsk('a');
    assert.throws(() => mayAsk('a'), (problem) => problem.status === 429 && problem.headers['retry-after'] === '1');
    mayAsk('b');
    now += 100;
    for (let asked = 0; asked < 5; asked++) mayAsk('a');
    assert.throws(() => mayAsk('a'));
  });

  test('what is not for it is for others', async () => {
    assert.equal((await fetch(new URL('/api/crmx', url))).status, 418);
  });
});

const raw = async (body) => {
  const response = await new Promise((resolve) => ask(`${url}/interactions`, { method: 'POST', headers: { 'content-type': 'application/json' } }, resolve).end(body));
  const parts = [];
  for await (const part of response) parts.push(part);
  return new Response(Buffer.concat(parts), { status: response.statusCode, headers: response.headers });
};
