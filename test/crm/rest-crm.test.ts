import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RestCrm, type RestCrmConfig } from '../../src/crm/rest-crm.js';
import { toE164 } from '../../src/phone-number/index.js';
import { call, handover, maria } from './interactions.js';
import { patient, refusal } from './refusal.js';
import { withServer } from './bad-crm.js';

const server = withServer();
const crm = (more: Partial<RestCrmConfig> = {}): RestCrm => new RestCrm({ url: server.url, ...more });
const asks = (): string => `${server.last().method} ${server.last().url}`;

describe('what is asked of a REST interface', () => {
  test('contacts by number, as E.164', async () => {
    server.says(200, [maria]);
    assert.deepEqual(await crm({ toE164: (number) => toE164(number, 'US') }).lookup('(212) 555-0142', patient), [maria]);
    assert.equal(asks(), 'GET /api/contacts?phone=%2B12125550142');
    assert.equal(server.last().headers.accept, 'application/json');
    assert.equal(server.last().headers['content-type'], undefined);
  });

  test('one contact, and their past; nobody is nobody', async () => {
    server.says(200, maria);
    assert.deepEqual(await crm().customer('C 1/ä', patient), maria);
    assert.equal(asks(), 'GET /api/contacts/C%201%2F%C3%A4');
    server.says(200, [{ id: 1, at: '2026-11-22T09:00:00Z', kind: 'call', title: 'Rang' }, { id: 2, at: 1_795_341_600_000, kind: 'order', title: 'Ordered' }]);
    assert.deepEqual((await crm().timeline('C-1', patient)).map(({ id, at }) => [id, at]), [['2', 1_795_341_600_000], ['1', Date.UTC(2026, 10, 22, 9)]]);
    assert.equal(asks(), 'GET /api/contacts/C-1/timeline');
    for (const status of [404, 410]) {
      server.says(status, {});
      assert.deepEqual([await crm().customer('C-1', patient), await crm().timeline('C-1', patient), await crm().form(patient), await crm().shared({ to: '1002', number: '1' }, patient)], [undefined, [], undefined, undefined]);
    }
  });

  test('a key that would lead elsewhere is nobody’s', async () => {
    server.says(200, maria);
    for (const id of ['..', '.', '', '\ud800', 'a\r\nb', 'x'.repeat(200)]) {
      assert.deepEqual([await crm().customer(id, patient), await crm().timeline(id, patient), await crm().shared({ reference: id, to: '1002', number: '1' }, patient)], [undefined, [], undefined]);
    }
    assert.deepEqual(server.asked, []);
  });

  test('a call, with the key that makes twice once', async () => {
    for (const [status, body] of [[201, '{"id":1}'], [200, 'ok'], [204, ''], [202, '']] as const) {
      server.answers((response) => response.writeHead(status, { 'content-type': 'text/plain' }).end(status === 204 ? undefined : body));
      await crm().log(call, patient);
    }
    assert.equal(asks(), 'POST /api/interactions');
    assert.deepEqual([server.last().headers['idempotency-key'], server.last().headers['content-type'], server.last().body], [call.id, 'application/json', call]);
  });

  test('what was changed of a call, under its id, with a key of each version', async () => {
    server.says(200, {});
    await crm().update({ ...call, revision: 2 }, patient);
    assert.deepEqual([asks(), server.last().headers['idempotency-key'], server.last().body], [`PUT /api/interactions/${call.id}`, `${call.id}.2`, { ...call, revision: 2 }]);
  });

  test('somebody new: asked again after a failure, with the same key; once they are there, another one', async () => {
    const rest = crm();
    const keys: unknown[] = [];
    for (const status of [503, 201, 201]) {
      server.says(status, maria);
      await rest.create({ name: 'Maria', number: '1' }, patient).catch(() => {});
      keys.push(server.last().headers['idempotency-key']);
    }
    assert.deepEqual([asks(), server.last().body], ['POST /api/contacts', { name: 'Maria', number: '1' }]);
    assert.equal(keys[0], keys[1]);
    assert.notEqual(keys[1], keys[2]);
  });

  test('handovers, left and found', async () => {
    server.says(200, {});
    await crm().share(handover, '1002', patient);
    assert.deepEqual([asks(), server.last().body], ['PUT /api/handovers/r-1', { ...handover, to: '1002' }]);
    server.says(200, { ...handover, to: '1002', customerId: null });
    const { customerId: _, ...found } = handover;
    assert.deepEqual(await crm().shared({ reference: 'r-1', to: '1002', number: '+1' }, patient), found);
    assert.equal(asks(), 'GET /api/handovers/r-1');
    await crm().shared({ to: '1002', number: '+1212' }, patient);
    assert.equal(asks(), 'GET /api/handovers?to=1002&number=%2B1212');
  });

  test('the form', async () => {
    const form = { type: 'object', properties: { notes: { type: 'string', format: 'textarea' } }, required: ['notes'] };
    server.says(200, form, { 'content-type': 'application/schema+json' });
    assert.deepEqual(await crm().form(patient), form);
    assert.equal(asks(), 'GET /api/wrap-up-form');
  });

  test('an address with more to say keeps it', async () => {
    server.says(200, []);
    await crm({ url: `${server.url}/v2/?tenant=7#top` }).lookup('1', patient);
    assert.equal(asks(), 'GET /api/v2/contacts?tenant=7&phone=1');
  });
});

describe('who we are', () => {
  test('header fields of the page, asked anew each time', async () => {
    let turn = 0;
    const rest = crm({ headers: async () => ({ authorization: `Bearer t${turn++}`, accept: 'text/html' }) });
    server.says(200, []);
    await rest.lookup('1', patient);
    await rest.lookup('1', patient);
    assert.deepEqual(server.asked.map(({ headers }) => [headers.authorization, headers.accept]), [['Bearer t0', 'application/json'], ['Bearer t1', 'application/json']]);
  });

  test('a secret is in no word of ours', async () => {
    server.says(200, []);
    const thrown = async (): Promise<never> => { throw new Error('sesame failed'); };
    for (const headers of [{ authorization: 'sesame\r\nx: y' }, thrown, () => ({ 'x y': 'sesame' })]) {
      const error = await refusal(crm({ headers }).lookup('1', patient), 'crm-unreachable');
      assert.doesNotMatch(`${error.message} ${error.stack} ${String(error.cause)}`, /sesame/);
      assert.match(error.message, /Sign in to the CRM again/);
    }
    assert.deepEqual(server.asked, []);
  });

  test('a page that never says it is not waited for', async () => {
    await refusal(crm({ headers: () => new Promise(() => {}), timeout: 20 }).lookup('1', patient), 'crm-slow');
  });
});
