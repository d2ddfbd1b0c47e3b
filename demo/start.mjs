/**
 * The demo CRM with an embedded office: `npm start`, then click the address it prints.
 *
 *     npm start                                        everything on this machine, no account needed
 *     npm start -- --server wss://pbx.example/ws --uri sip:1001@pbx.example     the same page on a PBX of your own
 *     npm start -- --port 9000
 */
import { parseArgs } from 'node:util';
import { freshBuild } from '../test/runner/fresh-build.mjs';

const { values } = parseArgs({ options: {
  port: { type: 'string', default: '8080' },
  server: { type: 'string' },
  uri: { type: 'string' },
} });
if (values.server && !values.uri) {
  console.error('Whose phone is it? Add --uri sip:1001@pbx.example (your address at that PBX).');
  process.exit(1);
}

freshBuild();
const { startDemo } = await import('./server.mjs'); // it uses what has just been built
const demo = await startDemo({ port: Number(values.port), pbx: values.server && { server: values.server, uri: values.uri } });
console.log(`
  Cordboard is on the line:  ${demo.url}

  Open it, allow the microphone, and a customer rings within a few seconds.
  A second agent?            ${demo.url}?agent=1002
  Stop with Ctrl+C.
`);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void demo.stop().then(() => process.exit(0)));
