import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { firstLines, fromHere } from './failures.mjs';

/** The one reason that CI takes for a skipped test: the day's package mirror is no fault of ours. */
const excuse = /mirror cannot resolve/;

/**
 * Runs test files in Node, each in a process of its own; counts, and tells what failed.
 * @param {string[]} files @param {{ concurrency: number, timeout: number }} options `timeout`: that of a file, ms
 */
export async function runInNode(files, { concurrency, timeout }) {
  const sum = { passed: 0, failed: 0, skipped: 0, failures: [] };
  if (files.length === 0) return sum;
  process.env.NODE_OPTIONS = [process.env.NODE_OPTIONS, '--import=tsx'].filter(Boolean).join(' ');

  const fail = (name, file, error) => {
    sum.failed++;
    sum.failures.push({ where: fromHere(file ?? ''), name, error: firstLines(error) });
  };
  const events = run({ files, concurrency, timeout });
  events.on('test:pass', ({ name, file, skip, todo, details }) => {
    if (details.type === 'suite' || todo !== undefined) return;
    if (skip === undefined) sum.passed++;
    else if (process.env.CI && !excuse.test(String(skip))) {
      fail(name, file, `not run, which CI does not take for passed: ${skip}`);
      console.log(`${name}: ${sum.failures.at(-1).error}`);
    } else sum.skipped++;
  });
  events.on('test:fail', ({ name, file, details, todo }) => {
    if (todo === undefined && (details.type !== 'suite' || isOwn(details.error))) fail(name, file, details.error);
  });
  const report = events.compose(new spec());
  for await (const text of report) process.stdout.write(text);
  return sum;
}

/** A suite fails by itself, or because a test in it failed, which is counted already. */
const isOwn = (error) => error?.failureType !== 'subtestsFailed';
