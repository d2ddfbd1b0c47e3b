import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConfigError, readConfig } from '../../src/bridge/config.js';

const good = { origins: ['https://crm.example'], token: { secret: '$CENTRE_SECRET' }, asterisk: { username: 'cordboard', secret: '$AMI_SECRET' } };
const environment = { CENTRE_SECRET: 'a secret of more than thirty-two bytes', AMI_SECRET: 'pw' };
const read = (changes: object) => readConfig(JSON.stringify({ ...good, ...changes }), environment);

/** What is wrong with the settings. */
function wrong(changes: object): string {
  try {
    read(changes);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.message;
  }
  return 'nothing';
}

describe('the settings of the bridge', () => {
  test('say what they must; the rest is as most have it, and secrets come from the environment', () => {
    assert.deepEqual(read({}), {
      listen: { host: '127.0.0.1', port: 8090, path: '/centre' }, origins: ['https://crm.example'], token: { secret: environment.CENTRE_SECRET },
      asterisk: {
        host: '127.0.0.1', port: 5038, username: 'cordboard', secret: 'pw', tls: false, member: 'PJSIP/{agent}', memberName: '{agent}', queues: {}, wrapUp: {},
        afterCallWork: 'After-call work', variables: { reasons: 'CORDBOARD_REASONS', path: 'CORDBOARD_PATH' },
      },
      rate: { burst: 20, perSecond: 5 }, mostBuffered: 1_048_576,
    });
    assert.equal(read({ origins: '*' }).origins, '*');
    assert.deepEqual(read({ asterisk: { ...good.asterisk, variables: { path: 'IVR' } } }).asterisk.variables, { reasons: 'CORDBOARD_REASONS', path: 'IVR' });
  });

  const asterisk = (more: object) => ({ asterisk: { ...good.asterisk, ...more } });
  const faults: readonly (readonly [string, object, RegExp])[] = [
    ['are misspelt', { orgins: [] }, /^"orgins" is no setting/],
    ['are misspelt further in', asterisk({ usernam: 'x' }), /^"asterisk\.usernam" is no setting/],
    ['name no pages', { origins: undefined }, /^"origins" must be the pages that may come/],
    ['name a page with its path', { origins: ['https://crm.example/app'] }, /^"origins\.0" must be an origin/],
    ['have a secret that can be guessed', { token: { secret: 'short' } }, /^"token\.secret" must have at least 32 characters: openssl/],
    ['have a key that is none', { token: { publicKey: 'x' } }, /^"token\.publicKey" must be a public key in PEM/],
    ['have no key', { token: {} }, /^"token" must have either "secret" .* or "publicKey"/],
    ['have two keys', { token: { secret: environment.CENTRE_SECRET, publicKey: '-----BEGIN PUBLIC KEY-----' } }, /^"token/],
    ['name no account', { asterisk: { secret: 'x' } }, /^"asterisk\.username" must be a text/],
    ['have a member without an agent', asterisk({ member: 'PJSIP/' }), /^"asterisk\.member" must contain \{agent\}/],
    ['have a port that is none', asterisk({ port: 70_000 }), /^"asterisk\.port" must be a port/],
    ['have a variable that would be an expression', asterisk({ variables: { path: 'SHELL(ls)' } }), /^"asterisk\.variables\.path" must be the name of a channel variable/],
    ['ask the environment for what it does not have', asterisk({ secret: '$NOPE' }), /^"asterisk\.secret" is \$NOPE, which is not in the environment/],
  ];
  for (const [what, changes, message] of faults) {
    test(`that ${what} are refused, with the cure`, () => {
      assert.match(wrong(changes), message);
    });
  }

  test('tell all that is wrong at once', () => {
    assert.equal(wrong({ origins: 1, rate: { burst: 0, perSecond: 1 } }).split('\n').length, 2);
  });

  test('that are no JSON are refused, and not repeated: there may be a secret in them', () => {
    assert.throws(() => readConfig('{"secret": hunter2}', {}), (error: Error) => error instanceof ConfigError && !error.message.includes('hunter'));
  });
});
