import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { signToken } from '../../src/bridge/index.js';
import { closeCodes, longestClientMessage } from '../../src/protocol/messages.js';
import { until } from '../support/until.mjs';
import { withCentre } from './with-centre.js';

type Client = Awaited<ReturnType<Awaited<ReturnType<typeof withCentre>>['open']>>;

/** It was told why, then closed so. */
async function refused(page: Client, code: string, closed: number, because = /./): Promise<void> {
  const { error } = await page.next('refused');
  assert.equal(error.code, code);
  assert.match(error.message, because);
  assert.deepEqual(await page.isClosed(), { code: closed, reason: code });
}

describe('a browser is refused', () => {
  test('that says nothing', async (t) => {
    const { open } = await withCentre(t, { helloWithin: 50 });
    await refused(await open({}, { hello: false }), 'no-token', closeCodes.token);
  });

  test('that begins with anything but a hello', async (t) => {
    const { open } = await withCentre(t);
    await refused(await open({}, { hello: { type: 'resync' } }), 'no-token', closeCodes.token);
  });

  test('without a token, with one that is over, with a forged one', async (t) => {
    const { open } = await withCentre(t);
    await refused(await open({}, { token: '' }), 'no-token', closeCodes.token);
    await refused(await open({ expiresIn: -60 }), 'expired-token', closeCodes.token);
    const forged = await signToken({ agent: '1001' }, { secret: 'another secret of thirty-two bytes!!' });
    await refused(await open({}, { token: forged }), 'bad-token', closeCodes.refused);
  });

  test('of another page, with a reason that the page can read', async (t) => {
    const { open, log } = await withCentre(t, { origins: ['https://crm.example'] });
    await refused(await open({}, { origin: 'https://evil.example' }), 'bad-origin', closeCodes.refused, /evil\.example/);
    await (await open({}, { origin: 'https://crm.example' })).next('snapshot');
    await (await open()).next('snapshot'); // no browser
    assert.deepEqual(log.filter(({ event }) => event === 'browser-refused').map(({ code }) => code), ['bad-origin']);
  });

  test('of another host, where nobody said which pages may come', async (t) => {
    const { open, http } = await withCentre(t);
    await (await open({}, { origin: http })).next('snapshot');
    for (const origin of ['https://evil.example', 'null']) await refused(await open({}, { origin }), 'bad-origin', closeCodes.refused);
  });

  test('of another version', async (t) => {
    const { open } = await withCentre(t);
    await refused(await open({}, { hello: { type: 'hello', version: 2, token: 'x' } }), 'bad-version', closeCodes.refused, /version 1 .* version 2/);
  });

  const nonsense: Readonly<Record<string, string>> = {
    'no JSON': '{"type":', 'no message': '"hello"', 'of an unknown type': '{"type":"shout"}', 'a command without an id': '{"type":"command","command":{"type":"join-queue","queue":"support"}}', 'a second hello': '{"type":"hello","version":1,"token":"x"}',
  };
  for (const [what, message] of Object.entries(nonsense)) {
    test(`whose message is ${what}`, async (t) => {
      const { open } = await withCentre(t);
      const page = await open();
      await page.next('snapshot');
      page.say(message);
      await refused(page, 'bad-message', closeCodes.refused);
    });
  }

  test('whose message is binary', async (t) => {
    const { open } = await withCentre(t);
    const page = await open();
    await page.next('snapshot');
    page.socket.send(Buffer.from('{"type":"resync"}'));
    await refused(page, 'bad-message', closeCodes.refused, /binary/);
  });

  test('that sends a megabyte, before or after its hello', async (t) => {
    const { open } = await withCentre(t);
    for (const hello of [undefined, false as const]) {
      const page = await open({}, hello === undefined ? {} : { hello });
      page.say(`"${'x'.repeat(1_048_576)}"`);
      await refused(page, 'too-large', 1009, new RegExp(String(longestClientMessage)));
    }
  });

  test('that asks too much, and nobody else', async (t) => {
    const { open } = await withCentre(t, { rate: { burst: 5, perSecond: 0.001 } });
    const [page, other] = [await open(), await open()];
    await page.next('snapshot');
    for (let i = 0; i < 5; i++) page.say({ type: 'resync' });
    await refused(page, 'too-many', closeCodes.tooMany);
    assert.equal((await other.ask({ type: 'join-queue', queue: 'support' })).ok, true);
  });

  test('when its token is over, and let in with a new one', async (t) => {
    // Tokens are good for some seconds more: the clocks of others may be wrong, and this test need not wait for that.
    const { open } = await withCentre(t);
    const page = await open({ expiresIn: -4 });
    await page.next('snapshot');
    await refused(page, 'expired-token', closeCodes.token);
    await (await open()).next('snapshot');
  });
});

describe('whatever a browser sends', () => {
  test('the server answers or refuses, and lives', async (t) => {
    const { open, log } = await withCentre(t, { rate: { burst: 1e6, perSecond: 1e6 } });
    const message = fc.oneof(
      fc.json(), fc.string({ unit: 'binary' }),
      fc.record({ type: fc.constantFrom('hello', 'command', 'resync'), version: fc.anything(), token: fc.anything(), id: fc.oneof(fc.string(), fc.anything()), command: fc.oneof(fc.anything(), fc.record({ type: fc.constantFrom('set-status', 'join-queue', 'claim-call', '__proto__', 'constructor'), queue: fc.anything(), callId: fc.anything(), agent: fc.anything() })) }, { requiredKeys: ['type'] })
        .map((value) => JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner))),
    );
    await fc.assert(fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 8 }), fc.boolean(), async (messages, greeted) => {
      const page = await open({}, greeted ? {} : { hello: false });
      if (greeted) await page.next('snapshot');
      for (const one of messages) page.say(one);
      let heardAll = false;
      page.socket.once('pong', () => { heardAll = true; }).ping();
      await until('it has heard all, or closed', () => heardAll || page.closed, { every: 2 });
      page.socket.terminate();
    }), { numRuns: 150 });
    await (await open()).next('snapshot');
    assert.deepEqual(log.filter(({ level }) => level === 'error'), []);
  });
});
