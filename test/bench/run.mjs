// `npm run bench`, or `npm run bench -- dial heap`: tables of what it costs, beside others. Milliseconds of a shared machine: read the ratios; nothing is asserted.
import { freshBuild } from '../runner/fresh-build.mjs';

const all = ['size', 'evaluate', 'dial', 'incoming', 'screen-pop', 'heap', 'queue-event', 'queue-list', 'queue-board', 'bridge', 'records', 'call-history', 'guard'];
const asked = process.argv.slice(2);
freshBuild();
for (const name of asked.length > 0 ? asked : all) {
  const { default: bench } = await import(`./${name}.mjs`);
  await bench();
}
