// `npm run soak`, or `npm run soak -- queues`: what the tests try once or a few times, for long. Not part of CI; run it before a release.
import { freshBuild } from '../runner/fresh-build.mjs';

const all = ['fuzz', 'queues', 'delivery', 'tabs', 'sip-fuzz', 'restart', 'failover', 'shift', 'faults', 'cuts', 'reload', 'servers'];
const asked = process.argv.slice(2);
freshBuild();
for (const name of asked.length > 0 ? asked : all) {
  console.log(`\n== ${name}`);
  const { default: soak } = await import(`./${name}.mjs`);
  const began = Date.now();
  await soak();
  console.log(`${name}: ${Math.round((Date.now() - began) / 1000)} s`);
}
process.exit();
