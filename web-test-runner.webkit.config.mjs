// The elements in WebKitGTK, which has no WebRTC: what people see, not what they hear.
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { findWebKit } from './test/support/webkit.mjs';
import base from './web-test-runner.config.mjs';

export default {
  ...base,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  browsers: [webdriverLauncher({
    hostname: '127.0.0.1', port: Number(process.env.WEBKIT_PORT), path: '/', logLevel: 'error',
    capabilities: {
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary: findWebKit(), args: ['--automation'] },
    },
  })],
};
