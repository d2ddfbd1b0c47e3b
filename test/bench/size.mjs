/** The sizes and their budgets are one script for the bench and for CI. */
export default async function size() {
  console.log('\nweight');
  await import('../size.mjs');
  process.exitCode = 0;
}
