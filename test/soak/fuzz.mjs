import { spawnSync } from 'node:child_process';

const runs = 200_000;
const files = ['test/protocol/schemas.test.ts', 'test/core/queues.test.ts'];

/** The property tests, with many more runs than CI has time for. */
export default async function fuzz() {
  const { status } = spawnSync(process.execPath, ['--import=tsx', '--test', '--test-reporter=spec', ...files], { stdio: 'inherit', env: { ...process.env, FUZZ_RUNS: String(runs) } });
  if (status !== 0) throw new Error('a fuzzed input did what none may');
  console.log(`${runs} runs each`);
}
