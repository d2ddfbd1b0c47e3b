import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { DeskError, problemCodes, toProblem } from '../../src/core/problem.js';
import { find, read } from '../support/sources.js';

describe('problems', () => {
  it('each code has a row in the table of docs/troubleshooting.md, and each row a code', () => {
    const [, table = ''] = readFileSync('docs/troubleshooting.md', 'utf8').split('## All problem codes');
    const rows = [...table.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, code]) => code);
    assert.deepEqual(rows.sort(), [...problemCodes].sort());
  });

  it('each code is said somewhere', () => {
    const texts = find('src', /\.ts$/).filter((path) => path !== 'src/core/problem.ts').map((path) => read(path).text);
    assert.deepEqual(problemCodes.filter((code) => !texts.some((text) => text.includes(`'${code}'`))), []);
  });

  it('what was thrown keeps its code, or its words', () => {
    assert.deepEqual(toProblem(new DeskError('storage', 'Full.')), { code: 'storage', message: 'Full.' });
    assert.deepEqual(toProblem(new RangeError('Too far.')), { code: 'failed', message: 'Too far.' });
    assert.deepEqual(toProblem('no error'), { code: 'failed', message: 'no error' });
  });
});
