import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { describe, test } from 'node:test';
import { SignJWT, UnsecuredJWT } from 'jose';
import { signToken } from '../../src/bridge/sign-token.js';
import { checkKey, tokenVerifier } from '../../src/bridge/token.js';

const secret = 'a secret of more than thirty-two bytes';
const key = new TextEncoder().encode(secret);
const verify = tokenVerifier({ secret });
const now = (): number => Math.floor(Date.now() / 1000);
const jwt = (claims: object, alg = 'HS256', by: Parameters<SignJWT['sign']>[0] = key): Promise<string> => new SignJWT({ sub: '1001', exp: now() + 60, ...claims }).setProtectedHeader({ alg }).sign(by);
const refused = (code: string, because = /./) => (error: { code: string; message: string }): boolean => error.code === code && because.test(error.message);

const pair = generateKeyPairSync('ed25519');
const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();

describe('a token', () => {
  test('lets its agent in, with status and queues alone where it does not say more', async () => {
    const { agent, rights, queues, expiresAt } = await verify(await signToken({ agent: '1001' }, { secret }));
    assert.deepEqual([agent, rights, queues], ['1001', ['status', 'queues'], undefined]);
    assert.ok(Math.abs(expiresAt - Date.now() - 305_000) < 2_000, 'five minutes, and what clocks may differ by');
  });

  test('says what may be done and seen', async () => {
    const grant = await verify(await signToken({ agent: '1', rights: ['claim', 'supervise'], queues: ['support'] }, { secret }));
    assert.deepEqual([grant.rights, grant.queues], [['claim', 'supervise'], ['support']]);
  });

  test('signed with a private key is checked with the public one', async () => {
    const grant = await tokenVerifier({ publicKey })(await jwt({}, 'EdDSA', pair.privateKey));
    assert.equal(grant.agent, '1001');
  });

  test('for another server, or by another host, is refused where that was asked for', async () => {
    const strict = tokenVerifier({ secret, issuer: 'crm', audience: 'cordboard' });
    assert.equal((await strict(await signToken({ agent: '1' }, { secret, issuer: 'crm', audience: 'cordboard' }))).agent, '1');
    await assert.rejects(strict(await signToken({ agent: '1' }, { secret, issuer: 'crm', audience: 'other' })), refused('bad-token', /"aud"/));
    await assert.rejects(strict(await signToken({ agent: '1' }, { secret, issuer: 'evil', audience: 'cordboard' })), refused('bad-token', /"iss"/));
  });

  test('that is none is told apart from a bad one', async () => {
    await assert.rejects(verify(''), refused('no-token'));
  });

  test('is good for a few seconds after its end, for clocks differ, and then no more', async () => {
    assert.equal((await verify(await jwt({ exp: now() - 2 }))).agent, '1001');
    await assert.rejects(verify(await jwt({ exp: now() - 30 })), refused('expired-token'));
  });

  const forgeries: Readonly<Record<string, () => Promise<string> | string>> = {
    'signed by nobody': () => new UnsecuredJWT({ sub: '1001', exp: now() + 60 }).encode(),
    'signed by somebody else': () => jwt({}, 'HS256', new TextEncoder().encode('another secret of thirty-two bytes!!')),
    'of another algorithm': () => jwt({}, 'HS512'),
    'changed after it was signed': async () => (await jwt({})).replace(/\.[^.]+\./, `.${Buffer.from(JSON.stringify({ sub: 'boss', exp: now() + 60 })).toString('base64url')}.`),
    'without an end': () => new SignJWT({ sub: '1001' }).setProtectedHeader({ alg: 'HS256' }).sign(key),
    'without an agent': () => jwt({ sub: undefined }),
    'with an agent that is no text': () => jwt({ sub: 7 }),
    'with rights there are not': () => jwt({ rights: ['admin'] }),
    'with queues that are no list': () => jwt({ queues: 'support' }),
    'that is no JWT': () => 'hello',
    'with a header that is no JSON': () => 'e30x.e30.e30',
  };
  for (const [what, forge] of Object.entries(forgeries)) {
    test(`${what} is bad`, async () => {
      await assert.rejects(verify(await forge()), refused('bad-token'));
    });
  }

  test('signed with the public key as if that were a secret is bad', async () => {
    await assert.rejects(tokenVerifier({ publicKey })(await jwt({}, 'HS256', new TextEncoder().encode(publicKey))), refused('bad-token', /another algorithm/));
  });
});

describe('a key', () => {
  test('that could be guessed, or is none, is told at the start', async () => {
    assert.throws(() => tokenVerifier({ secret: 'short' }), refused('bad-token', /openssl rand/));
    await assert.rejects(checkKey({ secret: 'short' }), refused('bad-token'));
    await assert.rejects(checkKey({ publicKey: '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----' }), refused('bad-token', /Ed25519/));
    await checkKey({ publicKey });
    await checkKey({ secret });
  });
});
