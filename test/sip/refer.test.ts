import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { NameAddr } from '../../src/sip/jssip.js';
import { defaultHeaders } from '../../src/sip/headers.js';
import { contextOf, isAcceptable } from '../../src/sip/refer.js';

const referTo = (user: string | undefined, host: string, replaces?: string, context?: string): NameAddr =>
  ({ display_name: undefined, uri: { user, host, scheme: 'sip', getHeader: (name) => (name === 'replaces' ? replaces : name === 'user-to-user' ? context : 'other'), toString: () => '' } });

describe('where we let ourselves be sent', () => {
  test('an address we could have dialled, with or without Replaces', () => {
    assert.ok(isAcceptable(referTo('600', 'pbx.example')));
    assert.ok(isAcceptable(referTo('1002', 'pbx.example', 'a%40b%3Bto-tag%3D1%3Bfrom-tag%3D2')));
  });
  for (const [what, refused] of [
    ['nobody', referTo(undefined, 'pbx.example')], ['a header line of its own', referTo('900', 'pbx', 'a%0D%0AP-Asserted-Identity%3A x')],
    ['a broken escape', referTo('900', 'pbx', 'a%zz')], ['markup', referTo('<x>', 'pbx')], ['a host that is none', referTo('900', 'p bx')],
  ] as const) test(`refused: ${what}`, () => assert.equal(isAcceptable(refused), false));
});

describe('what we are given on the way', () => {
  const given = (context?: string, list = defaultHeaders) => contextOf(referTo('1002', 'pbx.example', undefined, context), list);
  test('User-to-User, and nothing else', () => {
    assert.deepEqual(given('7b7d%3Bpurpose%3Da%3Bencoding%3Dhex'), ['User-to-User: 7b7d;purpose=a;encoding=hex']);
    assert.deepEqual(given(), []);
  });
  test('nothing where the host lets the field not out', () => assert.deepEqual(given('7b7d', ['x-*']), []));
  for (const [what, value] of [['a line of its own', '00%0D%0AVia%3A x'], ['a broken escape', '00%zz'], ['more than fits in a line', '0'.repeat(1025)]] as const) {
    test(`not ${what}: the call goes without`, () => assert.deepEqual(given(value), []));
  }
});
