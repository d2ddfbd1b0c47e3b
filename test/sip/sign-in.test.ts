import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DeskError } from '../../src/core/index.js';
import type { Credentials } from '../../src/sip/credentials.js';
import { SignIn } from '../../src/sip/sign-in.js';
import { hurried } from './hurried.js';

const refusal = new DeskError('credentials', 'No.');
const none = (): void => {};

/** A service whose nth answer is `answers(n)`, and when it was asked, s. */
function service(answers: (nth: number) => Credentials | Error) {
  const began = Date.now();
  const asked: number[] = [];
  const ask = (): Promise<Credentials> => {
    asked.push(Math.round((Date.now() - began) / 1000));
    const answer = answers(asked.length);
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { asked, ask };
}

describe('fresh credentials', () => {
  for (const [expires, wanted] of [[3_600, [2_880, 5_760]], [300, [240, 480]], [100, [50, 100]], [60, [30, 60]], [1, [10, 20]], [0, [10, 20]]] as const) {
    test(`that last ${expires} s are asked for after ${wanted.join(' and ')} s`, () => hurried(async (hurry) => {
      const { asked, ask } = service((nth) => ({ password: `${nth}`, expires }));
      const renewed: Credentials[] = [];
      const signIn = new SignIn({ password: '0', expires }, ask, (fresh) => renewed.push(fresh));
      await hurry(() => renewed.length === 2, 10_000_000);
      signIn.stop();
      assert.deepEqual([asked, signIn.current], [wanted, { password: '2', expires }]);
    }));
  }

  test('are asked for again where the service fails, and the old ones are used while they last', () => hurried(async (hurry) => {
    const { asked, ask } = service((nth) => (nth < 4 ? new Error('down') : { password: 'fresh' }));
    const signIn = new SignIn({ password: 'old', expires: 300 }, ask, none);
    await hurry(() => asked.length === 2, 300_000);
    assert.deepEqual([signIn.current.password, signIn.isExpired], ['old', false]);
    await hurry(() => asked.length === 3, 100_000);
    assert.equal(signIn.isExpired, true);
    await hurry(() => signIn.current.password === 'fresh', 100_000);
    assert.deepEqual([asked, signIn.isExpired], [[240, 270, 300, 330], false]);
  }));

  test('are asked for at once after a sleep in which it was time', () => hurried(async (hurry) => {
    const { asked, ask } = service(() => ({ password: 'fresh' }));
    const signIn = new SignIn({ password: 'old', expires: 300 }, ask, none);
    hurry.sleep(1_000_000);
    assert.equal(signIn.isExpired, true);
    signIn.look();
    await hurry(() => signIn.current.password === 'fresh');
    assert.deepEqual(asked, [1_000]);
  }));

  test('of which nobody knows when they expire are not asked for', () => hurried(async (hurry) => {
    const { asked, ask } = service(() => ({ password: 'fresh' }));
    const signIn = new SignIn({ password: 'old' }, ask, none);
    hurry.sleep(1e9);
    signIn.look();
    await hurry(() => true);
    assert.deepEqual([asked, signIn.isExpired], [[], false]);
  }));
});

describe('after a refusal', () => {
  test('others are asked for once, until the server took some', async () => {
    const { asked, ask } = service((nth) => ({ password: `fresh ${nth}` }));
    const signIn = new SignIn({ password: 'old' }, ask, none);
    await signIn.afterRefusal(refusal);
    assert.equal(signIn.current.password, 'fresh 1');
    await assert.rejects(signIn.afterRefusal(refusal), refusal);
    signIn.accepted();
    await signIn.afterRefusal(refusal);
    assert.equal(asked.length, 2);
  });
  test('the same again are none', () => assert.rejects(new SignIn({ password: 'old' }, () => Promise.resolve({ password: 'old' }), none).afterRefusal(refusal), refusal));
  test('and nobody to ask, it is one', () => assert.rejects(new SignIn({ password: 'old' }, undefined, none).afterRefusal(refusal), refusal));
});
