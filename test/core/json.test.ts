import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import fc from 'fast-check';
import { jsonOf } from '../../src/core/json.js';

const polluted: readonly object[] = [Object.prototype, Array.prototype];
/** As old libraries did. */
const pollute = (): void => { for (const prototype of polluted) Object.defineProperty(prototype, 'toJSON', { value: () => 'polluted', configurable: true }); };
const clean = (): void => { for (const prototype of polluted) Reflect.deleteProperty(prototype, 'toJSON'); };

describe('plain data as JSON', () => {
  afterEach(clean);

  test('is what it always is', () => fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), (data) => assert.equal(jsonOf(data), JSON.stringify(data)))));

  test('on a page with a toJSON on its prototypes, too; what is undefined is left out, and what was given stays as it is', () => {
    const data = { name: 'Ada', missing: undefined, numbers: ['1', undefined, { kind: 'home' }], nothing: null, ['__proto__']: 1 };
    const written = JSON.stringify(data);
    pollute();
    assert.equal(JSON.stringify(data), '"polluted"');
    assert.equal(jsonOf(data), written);
    assert.equal(Object.getPrototypeOf(data.numbers), Array.prototype);
  });
});
