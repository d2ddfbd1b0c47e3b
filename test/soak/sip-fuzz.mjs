import { spawnSync } from 'node:child_process';

const runs = 1_000_000;

/** SIP messages, changed at random but always in the same way, thrown at the guard and JsSIP behind it, in calls and out of them. `FUZZ_SEED` for others. */
export default async function sipFuzz() {
  const { status } = spawnSync(process.execPath, ['--import=tsx', '--expose-gc', '--test', '--test-reporter=spec', 'test/sip/guard-fuzz.test.ts'], { stdio: 'inherit', env: { FUZZ_RUNS: String(runs), ...process.env } });
  if (status !== 0) throw new Error('a fuzzed message did what none may');
}
