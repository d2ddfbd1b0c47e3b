import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { findChromium } from './test/support/browsers.mjs';

/** Elements are tested without a PBX: what `<cord-desk>` connects to is a simulated line. */
const noPbx = {
  name: 'no-pbx',
  resolveImport: ({ source }) => (source === '../../connect.js' ? '/test/elements/fake-connect.ts' : undefined),
};

export default {
  files: 'test/elements/**/*.test.ts',
  nodeResolve: { exportConditions: ['browser'] },
  concurrency: 1, // a page in the background draws no frames
  testsFinishTimeout: 300_000, // of a file; WebKit beside a busy neighbour takes its time
  testFramework: { config: { timeout: 10_000 } },
  browsers: [chromeLauncher({
    createPage: async ({ context }) => {
      const page = await context.newPage();
      page.setDefaultNavigationTimeout(120_000); // as patient as with WebKit
      page.on('dialog', (dialog) => { if (dialog.type() === 'beforeunload') void dialog.accept(); }); // A desk in a call asks; the next file comes all the same.
      return page;
    },
    launchOptions: {
      executablePath: findChromium(),
      args: ['--no-sandbox', '--disable-gpu', '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', '--autoplay-policy=no-user-gesture-required'],
    },
  })],
  plugins: [noPbx, esbuildPlugin({ ts: true, tsconfig: 'tsconfig.json', target: 'es2022' })],
};
