import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ServerResponse } from 'node:http';
import type { ProblemCode } from '../../src/core/index.js';
import { RestCrm, type RestCrmConfig } from '../../src/crm/rest-crm.js';
import { call } from './interactions.js';
import { patient, refusal } from './refusal.js';
import { withServer } from './bad-crm.js';

const server = withServer();
const crm = (more: Partial<RestCrmConfig> = {}): RestCrm => new RestCrm({ url: server.url, ...more });
const json = { 'content-type': 'application/json' };

describe('a CRM that takes no changes', () => {
  for (const status of [404, 405, 501]) {
    test(`says ${status}: it is not asked again, and the agent reads why`, async () => {
      server.says(status, { title: 'Not here' });
      assert.match((await refusal(crm().update({ ...call, revision: 1 }, patient), 'crm-refused')).message, new RegExp(`cannot do this \\(${status}: Not here\\)`));
    });
  }
});

describe('a CRM that says no', () => {
  const problem = { type: 'about:blank', title: 'Not valid', detail: 'Notes\u202e are\nneeded.' };
  for (const [status, code, words, headers] of [
    [400, 'crm-refused', /refused this: Notes are needed\.$/], [404, 'crm-refused', /Notes are needed/], [422, 'crm-refused', /Notes are needed/], [413, 'crm-refused', /Notes/],
    [401, 'crm-unreachable', /\(401: Notes are needed\.\)\. Sign in to the CRM again/], [403, 'crm-unreachable', /Sign in to the CRM again/],
    [408, 'crm-busy', /408/], [409, 'crm-busy', /409: Notes/], [425, 'crm-busy', /425/], [500, 'crm-busy', /500/], [502, 'crm-busy', /502/],
    [429, 'crm-busy', /come back in 30 s/, { 'retry-after': '30' }], [503, 'crm-busy', /come back in 5 min/, { 'retry-after': '300' }], [503, 'crm-busy', /Trying again/, { 'retry-after': 'soon' }],
    [503, 'crm-busy', /come back in \d+ s/, { 'retry-after': new Date(Date.now() + 60_000).toUTCString() }],
  ] as readonly [number, ProblemCode, RegExp, Record<string, string>?][]) {
    test(`${status} ${JSON.stringify(headers ?? {})} is ${code}`, async () => {
      server.says(status, problem, { 'content-type': 'application/problem+json', ...headers });
      assert.match((await refusal(crm().log(call, patient), code)).message, words);
      assert.match((await refusal(crm().lookup('1', patient), code)).message, words);
    });
  }

  test('its words are cut and cleaned, and need not be there', async () => {
    server.says(422, { detail: `<b>${'x'.repeat(9_000)}` });
    const { message } = await refusal(crm().log(call, patient), 'crm-refused');
    assert.ok(message.startsWith('The CRM refused this: <b>xxx') && message.length < 340, message);
    for (const body of ['<html>', '', 'null', '[]', '{"detail":7}', '{"title":""}', 'x'.repeat(200_000)]) {
      server.says(422, body);
      assert.match((await refusal(crm().log(call, patient), 'crm-refused')).message, /\(422\) and did not say why/);
    }
  });
});

describe('a CRM that is not there, or somewhere else', () => {
  test('nobody listens', async () => {
    assert.match((await refusal(crm({ url: 'http://127.0.0.1:1/api' }).lookup('1', patient), 'crm-unreachable')).message, /127\.0\.0\.1:1 cannot be reached/);
  });

  for (const url of ['ftp://x/', 'javascript:alert(1)', 'http://', 'http://user:pw@x/', '/relative/under/node']) {
    test(`"${url}" is no address`, async () => {
      assert.match((await refusal(crm({ url }).lookup('1', patient), 'no-crm')).message, /Check the crm of <cord-desk>/);
    });
  }

  for (const status of [301, 302, 303, 307, 308]) {
    test(`${status}: nothing follows it to another place`, async () => {
      server.answers((response, request) => (request.url === '/stolen' ? response.writeHead(200, json).end('[]') : response.writeHead(status, { location: '/stolen' }).end()));
      assert.match((await refusal(crm().lookup('1', patient), 'crm-unreachable')).message, /another address.*Sign in/);
      await refusal(crm().log(call, patient), 'crm-unreachable');
      assert.deepEqual(server.asked.map(({ url }) => url), ['/api/contacts?phone=1', '/api/interactions']);
    });
  }

  test('a login page with 200 takes no call', async () => {
    server.says(200, '<!doctype html><form>', { 'content-type': 'text/html; charset=utf-8' });
    await refusal(crm().log(call, patient), 'crm-unreachable');
    assert.match((await refusal(crm().lookup('1', patient), 'crm-unreachable')).message, /Sign in to the CRM again/);
  });
});

describe('a CRM that takes too long', () => {
  for (const [what, answer] of [
    ['never answers', () => {}],
    ['never ends its answer', (response: ServerResponse) => response.writeHead(200, json).write('[')],
    ['drips', (response: ServerResponse) => { response.writeHead(200, json); const drip = setInterval(() => response.write(' '), 5); response.on('close', () => clearInterval(drip)); }],
  ] as const) {
    test(`it ${what}`, async () => {
      server.answers(answer);
      assert.match((await refusal(crm({ timeout: 60 }).lookup('1', patient), 'crm-slow')).message, /has not answered in time/);
      await refusal(crm().lookup('1', AbortSignal.timeout(60)), 'crm-slow');
    });
  }

  test('nobody waits who has gone already', async () => {
    server.says(200, []);
    await refusal(crm().lookup('1', AbortSignal.abort()), 'crm-slow');
  });

  test('an acknowledgement counts though its words never end', async () => {
    server.answers((response) => response.writeHead(201, json).write('{'));
    await crm({ timeout: 5_000 }).log(call, patient);
  });
});

describe('an answer that is none', () => {
  for (const [what, code, words, answer] of [
    ['half of one', 'crm-unreachable', /broke off/, (response) => { response.writeHead(200, { ...json, 'content-length': '1000' }).write('[{"id":"1"'); setImmediate(() => response.destroy()); }],
    ['nothing', 'bad-answer', /is not JSON/, (response) => response.writeHead(200, json).end()],
    ['not JSON', 'bad-answer', /is not JSON/, (response) => response.writeHead(200, json).end('[}')],
    ['no content', 'bad-answer', /contacts should be a list/, (response) => response.writeHead(204).end()],
    ['another type', 'bad-answer', /text\/plain instead of JSON/, (response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('[]')],
    ['a gigabyte announced', 'bad-answer', /more than 1024 kB/, (response) => { response.writeHead(200, { ...json, 'content-length': String(2 ** 30) }).write('['); }],
    ['two megabytes, unannounced', 'bad-answer', /more than 1024 kB/, (response) => response.writeHead(200, json).end(`[${' '.repeat(2 * 1024 * 1024)}]`)],
    ['a wrong field', 'bad-answer', /contacts\[1\]\.name should be a text/, (response) => response.writeHead(200, json).end('[{"id":"1","name":"a","numbers":[]},{"id":"2","name":{},"numbers":[]}]')],
    ['bytes that are no text', 'bad-answer', /is not JSON/, (response) => response.writeHead(200, json).end(Buffer.from([0xff, 0xfe, 0x00]))],
  ] as readonly [string, ProblemCode, RegExp, (response: ServerResponse) => void][]) {
    test(what, async () => {
      server.answers(answer);
      assert.match((await refusal(crm().lookup('1', patient), code)).message, words);
    });
  }

  test('a type is not asked of JSON that has none, and a BOM is no matter', async () => {
    server.answers((response) => response.writeHead(200).end('\ufeff[]'));
    assert.deepEqual(await crm().lookup('1', patient), []);
  });
});
