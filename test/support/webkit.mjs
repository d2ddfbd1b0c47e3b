import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { until } from './until.mjs';

const which = (name) => process.env.PATH.split(delimiter).map((folder) => join(folder, name)).find((path) => existsSync(path));

/** WebKitGTK's MiniBrowser, where its driver was installed (Debian: webkit2gtk-driver and xvfb). */
export const findWebKit = () => {
  const browser = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu'].map((folder) => `${folder}/webkit2gtk-4.1/MiniBrowser`).find((path) => existsSync(path));
  return which('WebKitWebDriver') && which('Xvfb') && browser;
};

/** For a program that cannot choose one by itself. */
export const freePort = () => new Promise((found) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => found(port));
  });
});

/**
 * A display of its own, and the driver on it. It draws windows: WebKit has no headless mode.
 * @returns {Promise<{ port: number, stop(): void }>}
 */
export async function startWebKitDriver() {
  const display = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1024x24'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const number = await new Promise((told) => display.stdout.once('data', (data) => told(String(data).trim())));
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore', env: { ...process.env, DISPLAY: `:${number}`, LIBGL_ALWAYS_SOFTWARE: '1' },
  });
  await until('WebKitWebDriver answers', () => fetch(`http://127.0.0.1:${port}/status`).then(() => true, () => false), { timeout: 15_000 });
  return { port, stop: () => { driver.kill(); display.kill(); } };
}
