import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import * as z from 'zod';
import { defaultForm, interactionOf, type CallRecord, type Interaction } from '../../src/core/index.js';
import { RestCrm } from '../../src/crm/rest-crm.js';
import { answers } from '../../src/crm/crm-schemas.js';
import { withServer } from './bad-crm.js';
import { call, handover, maria } from './interactions.js';
import { patient } from './refusal.js';

type Json = Record<string, any>;
const api = JSON.parse(readFileSync(new URL('../../docs/crm-openapi.json', import.meta.url), 'utf8')) as Json;
const server = withServer();

/** A schema of the description, as one that can check. */
function checker(schema: Json): z.ZodType {
  const flat = JSON.parse(JSON.stringify({ ...schema, $defs: api['components'].schemas }).replaceAll('#/components/schemas/', '#/$defs/')) as Parameters<typeof z.fromJSONSchema>[0];
  return z.fromJSONSchema(flat);
}

const fits = (schema: Json, value: unknown, what: string): void => {
  const { error } = checker(schema).safeParse(value);
  assert.ok(!error, `${what}: ${JSON.stringify(error?.issues)}`);
};

const resolved = (one: Json): Json => (one['$ref'] ? ((one['$ref'] as string).slice(2).split('/').reduce<Json>((at, step) => at[step] as Json, api)) : one);
const operations = Object.entries(api['paths'] as Json).flatMap(([path, item]: [string, Json]) =>
  Object.entries(item).filter(([method]) => method !== 'parameters').map(([method, operation]: [string, any]) => ({ path, method: method.toUpperCase(), operation: operation as Json, parameters: [...(item['parameters'] ?? []), ...(operation.parameters ?? [])].map(resolved) })));

/** Everything that the adapter can be asked. */
async function askAll(): Promise<void> {
  server.says(404, {});
  const crm = new RestCrm({ url: server.url });
  const missed: CallRecord = { id: 'f2f3bb0e-6f10-4f0e-9a5c-0d4b6f8f3c11', callId: 'c', agent: 'sip:1@x', direction: 'incoming', number: '1', startedAt: 1, endedAt: 2, holds: 0, heldFor: 0, legs: [], answers: {} };
  const { disposition: _, ...answered } = { disposition: '', score: 4, tags: ['a'], notes: 'x', resolved: true, callback: '2026-11-24T09:00:00Z', workOrder: 'y' };
  const full: CallRecord = { ...missed, answeredAt: 1, name: 'x', customerId: 'C-1', queue: 'q', path: ['a'], waited: 5, mos: 3.1, from: { name: 'Ada' }, incomplete: true, end: { cause: 'hung-up', by: 'peer' }, legs: [{ kind: 'transfer', number: '2', name: 'y', at: 1 }], answers: { ...answered, disposition: 'call-back' } };
  const calls: readonly Interaction[] = [call, interactionOf(missed, defaultForm), interactionOf(full, defaultForm)];
  const asked: readonly Promise<unknown>[] = [
    crm.lookup('+12125550142', patient), crm.customer('C-1', patient), crm.timeline('C-1', patient), crm.create({ name: 'a', number: '+1' }, patient), crm.create({ name: 'a', number: '+1', company: 'b' }, patient), crm.share(handover, '1002', patient),
    crm.shared({ reference: 'r-1', to: '1', number: '2' }, patient), crm.shared({ to: '1', number: '2' }, patient), crm.form(patient), ...calls.map((one) => crm.log(one, patient)), ...calls.map((one) => crm.update({ ...one, revision: 1 }, patient)),
  ];
  await Promise.allSettled(asked);
  assert.equal(server.asked.length, asked.length);
}

describe('what docs/crm-openapi.json describes', () => {
  test('is what the adapter asks, and no more', async () => {
    await askAll();
    const seen = new Set<string>();
    for (const { method, url, headers, body } of server.asked) {
      const { pathname, searchParams } = new URL(url, server.url);
      const found = operations.find((one) => one.method === method && new RegExp(`^/api${one.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(pathname));
      assert.ok(found, `${method} ${pathname} is not described`);
      seen.add(found.operation['operationId'] as string);
      const named = (place: string): Json[] => found.parameters.filter((one: Json) => one['in'] === place);
      assert.deepEqual([...searchParams.keys()].sort(), named('query').map(({ name }) => name as string).sort());
      for (const { name, schema } of named('header')) fits(schema as Json, headers[(name as string).toLowerCase()], `${method} ${pathname} ${name}`);
      const content = found.operation['requestBody']?.content?.['application/json'] as Json | undefined;
      assert.equal(content === undefined, body === undefined);
      if (content) fits(content['schema'] as Json, body, `${method} ${pathname}`);
    }
    assert.deepEqual([...seen].sort(), operations.map(({ operation }) => operation['operationId'] as string).sort());
  });

  test('refuses what is not so', () => {
    for (const wrong of [{ ...call, id: 7 }, { ...call, surprise: 1 }, { ...call, startedAt: 'soon' }, { ...call, legs: undefined }]) assert.equal(checker({ $ref: '#/components/schemas/Interaction' }).safeParse(wrong).success, false);
    assert.equal(checker({ $ref: '#/components/schemas/Contact' }).safeParse({ ...maria, numbers: 1 }).success, false);
  });

  const read: Readonly<Record<string, (value: unknown) => unknown>> = {
    lookup: answers.customers, create: answers.customer, customer: answers.customer, timeline: answers.timeline, shared: answers.handover, sharedWith: answers.handover, form: answers.form,
  };
  for (const { operation } of operations) {
    test(`${operation['operationId'] as string}: its examples are what it says they are, and what the adapter understands`, () => {
      const responses = Object.entries(operation['responses'] as Json).filter(([status]) => status.startsWith('2')).map(([, response]: [string, any]) => response.content?.['application/json'] as Json | undefined);
      const contents = [operation['requestBody']?.content['application/json'] as Json | undefined, ...responses].filter((one) => one !== undefined);
      for (const { schema, examples } of contents) {
        assert.ok(Object.keys(examples as Json).length);
        for (const [name, { value }] of Object.entries(examples as Json)) fits(schema as Json, value, name);
      }
      for (const content of responses) {
        for (const { value } of Object.values(content?.['examples'] as Json ?? {})) assert.ok(read[operation['operationId'] as string]!(value));
      }
    });
  }

  test('has no reference that leads nowhere', () => {
    for (const [, reference] of JSON.stringify(api).matchAll(/"\$ref":"([^"]+)"/g)) assert.ok(resolved({ $ref: reference }), reference);
  });
});
