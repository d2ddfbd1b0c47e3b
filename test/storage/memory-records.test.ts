import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RecordsEvent } from '../../src/core/index.js';
import { MemoryRecords } from '../../src/desk/index.js';
import { contract, runContract, toE164 } from './contract.mjs';

describe('records in memory', () => {
  for (const name of Object.keys(contract)) {
    test(name, async () => {
      const events: RecordsEvent[] = [];
      const records = new MemoryRecords([], toE164);
      records.start((event) => events.push(event));
      const found = await runContract(name, records, events);
      assert.ok(found.length);
      for (const { what, actual, expected } of found) assert.deepEqual(actual, expected, what);
    });
  }
});
