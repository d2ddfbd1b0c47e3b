import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { NameAddr } from '../../src/sip/jssip.js';
import { isAcceptable } from '../../src/sip/refer.js';

const referTo = (user: string | undefined, host: string, replaces?: string): NameAddr =>
  ({ display_name: undefined, uri: { user, host, scheme: 'sip', getHeader: () => replaces, toString: () => '' } });

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
