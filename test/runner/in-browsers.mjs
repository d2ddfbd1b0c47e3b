import { startTestRunner } from '@web/test-runner';
import { findWebKit, startWebKitDriver } from '../support/webkit.mjs';

/** Runs the element tests in Chromium, and in WebKit where it is installed; counts. */
export async function runInBrowsers() {
  const inChromium = await runIn('web-test-runner.config.mjs');
  if (!findWebKit()) {
    console.log('WebKit: not installed, so the elements were not tried in it (Debian: apt-get install webkit2gtk-driver xvfb)');
    return inChromium;
  }
  const driver = await startWebKitDriver();
  process.env.WEBKIT_PORT = String(driver.port);
  const inWebKit = await runIn('web-test-runner.webkit.config.mjs').finally(() => driver.stop());
  return Object.fromEntries(Object.keys(inChromium).map((outcome) => [outcome, inChromium[outcome] + inWebKit[outcome]]));
}

async function runIn(config) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const runner = await startTestRunner({ argv: ['--config', config], autoExitProcess: false });
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
