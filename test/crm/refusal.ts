import assert from 'node:assert/strict';
import { DeskError, type ProblemCode } from '../../src/core/index.js';

/** What somebody is told where something could not be done; an error of any other kind fails the test. */
export async function refusal(asked: Promise<unknown>, code?: ProblemCode): Promise<DeskError> {
  const error: unknown = await asked.then((value) => assert.fail(`not refused: ${JSON.stringify(value)}`), (reason: unknown) => reason);
  assert.ok(error instanceof DeskError, `not in words: ${String(error)}`);
  if (code) assert.equal(error.code, code, error.message);
  return error;
}

/** Nobody stops waiting. */
export const patient = new AbortController().signal;
