import { startTestRunner } from '@web/test-runner';

/** Runs test files in the browsers of web-test-runner.config.mjs, and counts. @param {string[]} files */
export async function runInBrowsers(files) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  if (files.length === 0) return sum;
  const runner = await startTestRunner({ readCliArgs: false, autoExitProcess: false });
  const passed = await new Promise((stopped) => runner.on('stopped', stopped));
  for (const session of runner.sessions.all()) {
    if (!session.testResults) sum.failed++; // it did not even load
    else count(session.testResults, sum);
  }
  if (!passed && sum.failed === 0) sum.failed++; // coverage, or an error outside of any test
  return sum;
}

function count({ suites, tests }, sum) {
  for (const { skipped, passed } of tests) sum[skipped ? 'skipped' : passed ? 'passed' : 'failed']++;
  for (const suite of suites) count(suite, sum);
}
