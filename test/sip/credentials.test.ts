import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import { DeskError } from '../../src/core/index.js';
import { askCredentials } from '../../src/sip/credentials.js';

const { signal } = new AbortController();
const asked = (answer: unknown) => askCredentials(() => Promise.resolve(answer), signal);
const isCredentialsError = (error: unknown): boolean => error instanceof DeskError && error.code === 'credentials' && error.message.length > 30;

function page(t: TestContext, respond: (url: URL) => Response): void {
  Object.defineProperty(globalThis, 'document', { value: { baseURI: 'https://crm.example/app/' }, configurable: true });
  Object.defineProperty(globalThis, 'location', { value: { origin: 'https://crm.example' }, configurable: true });
  t.mock.method(globalThis, 'fetch', (url: URL) => Promise.resolve(respond(url)));
  t.after(() => { for (const key of ['document', 'location']) Reflect.deleteProperty(globalThis, key); });
}

describe('credentials', () => {
  test('from the host\'s function', async () => {
    assert.deepEqual(await asked({ password: 'p', expires: 60, more: 1 }), { password: 'p', expires: 60 });
    const ha1 = 'd41d8cd98f00b204e9800998ecf8427e';
    assert.deepEqual(await asked({ ha1, realm: 'pbx', iceServers: [{ urls: 'stun:x' }] }), { ha1, realm: 'pbx', iceServers: [{ urls: 'stun:x' }] });
  });
  for (const answer of [undefined, null, 'secret', {}, { password: 7 }, { ha1: 'short' }, { password: '' }, { password: 'p', iceServers: 'stun:x' }]) {
    test(`refused: ${JSON.stringify(answer)}`, () => assert.rejects(asked(answer), isCredentialsError));
  }
  test('a function that fails tells no secret', async () => {
    await assert.rejects(askCredentials(() => Promise.reject(new Error('token hunter2 expired')), signal), (error: Error) => isCredentialsError(error) && !error.message.includes('hunter2'));
  });
  test('from an address of our own origin, and of no other', async (t) => {
    page(t, (url) => Response.json({ password: url.pathname }));
    assert.deepEqual(await askCredentials('/api/sip', signal), { password: '/api/sip' });
    await assert.rejects(askCredentials('https://evil.example/x', signal), isCredentialsError);
  });
  test('an error, or no JSON, is told as such', async (t) => {
    page(t, (url) => (url.pathname === '/no' ? new Response('', { status: 401 }) : new Response('<html>')));
    await assert.rejects(askCredentials('/no', signal), isCredentialsError);
    await assert.rejects(askCredentials('/html', signal), isCredentialsError);
  });
});
