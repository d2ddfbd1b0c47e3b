import { startTestRunner } from '@web/test-runner';
import { findWebKit, startWebKitDriver } from '../support/webkit.mjs';
import { firstLines, fromHere } from './failures.mjs';

/** Runs the element tests in Chromium, and in WebKit where it is installed; counts, and tells what failed. */
export async function runInBrowsers() {
  if (!findWebKit()) {
    console.log('WebKit: not installed, so the elements were not tried in it (Debian: apt-get install webkit2gtk-driver xvfb)');
    return runIn('web-test-runner.config.mjs', 'Chromium');
  }
  const driver = await startWebKitDriver();
  process.env.WEBKIT_PORT = String(driver.port);
  const [inChromium, inWebKit] = await Promise.all([
    runIn('web-test-runner.config.mjs', 'Chromium'), runIn('web-test-runner.webkit.config.mjs', 'WebKit'), // Each leaves one of two cores idle.
  ]).finally(() => driver.stop());
  const sums = ['passed', 'failed', 'skipped'].map((outcome) => [outcome, inChromium[outcome] + inWebKit[outcome]]);
  return { ...Object.fromEntries(sums), failures: [...inChromium.failures, ...inWebKit.failures] };
}

async function runIn(config, browser) {
  const sum = { passed: 0, failed: 0, skipped: 0, failures: [] };
  const fail = (where, name, error) => {
    sum.failed++;
    sum.failures.push({ where: `${where}, ${browser}`, name, error: firstLines(error) });
  };
  const runner = await startTestRunner({ argv: ['--config', config], autoExitProcess: false });
  const passed = await new Promise((stopped) => runner.on('stopped', stopped));
  for (const { testFile, testResults, errors } of runner.sessions.all()) {
    const where = fromHere(testFile ?? config);
    for (const error of errors) fail(where, testResults ? 'an error outside of any test' : 'it did not even load', error);
    if (testResults) count(testResults, sum, (name, error) => fail(where, name, error));
  }
  if (!passed && sum.failed === 0) fail(config, 'an error outside of any test', [...runner.sessions.all()].flatMap(({ errors }) => errors)[0]);
  return sum;
}

function count({ suites, tests, name: suite }, sum, fail, names = []) {
  const within = suite ? [...names, suite] : names;
  for (const { name, skipped, passed, error } of tests) {
    if (skipped) sum.skipped++;
    else if (passed) sum.passed++;
    else fail([...within, name].join(' › '), error);
  }
  for (const inner of suites) count(inner, sum, fail, within);
}
