import { accessSync, constants, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { installByApt } from './apt.mjs';

const asRoot = process.getuid?.() === 0;

/** Where the two browsers may be, the caller's wish first. */
const BROWSERS = {
  chromium: {
    variable: 'CHROME_PATH',
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    apps: ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome'],
    cached: ['chrome', /^(chrome|Google Chrome for Testing)$/],
    debian: 'chromium',
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    commands: ['firefox-esr', 'firefox'],
    apps: ['Firefox.app/Contents/MacOS/firefox', 'Firefox ESR.app/Contents/MacOS/firefox'],
    cached: ['firefox', /^firefox$/],
    debian: 'firefox-esr',
  },
};

export const findChromium = () => find('chromium');
export const findFirefox = () => find('firefox');

/**
 * The program to run: one that is there, else on Debian as root one that apt brings.
 * @param {keyof typeof BROWSERS} name
 */
function find(name) {
  const found = look(name);
  if (found) return found;
  const { debian, variable } = BROWSERS[name];
  installByApt(name, [debian], ` or say where it is in ${variable}`);
  return onPath(debian);
}

/** @param {keyof typeof BROWSERS} name */
function look(name) {
  const { variable, commands, apps, cached } = BROWSERS[name];
  if (process.env[variable]) return process.env[variable];
  return (
    commands.map(onPath).find(Boolean) ??
    apps.flatMap((app) => [join('/Applications', app), join(homedir(), 'Applications', app)]).find(runs) ??
    inPuppeteerCache(...cached)
  );
}

/** @param {string} command */
const onPath = (command) => process.env.PATH.split(delimiter).map((folder) => join(folder, command)).find(runs);

/** @param {string} folder @param {RegExp} program */
function inPuppeteerCache(folder, program) {
  const root = join(process.env.PUPPETEER_CACHE_DIR ?? join(homedir(), '.cache', 'puppeteer'), folder);
  try {
    return readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && program.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .findLast(runs);
  } catch {
    return undefined; // there is no cache
  }
}

/** @param {string} file */
function runs(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * What Chromium makes of a request for the microphone. An agent page of page.mjs brings microphones of its own;
 * these matter to pages that ask the browser itself.
 */
const MICROPHONE = {
  granted: ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
  denied: ['--deny-permission-prompts', '--use-fake-device-for-media-stream'],
  missing: ['--use-fake-ui-for-media-stream', '--disable-audio-input'],
};

/**
 * A headless Chromium with a profile of its own (puppeteer makes and removes it) that talks to no one but the tests.
 * @param {{ microphone?: keyof typeof MICROPHONE, hideAddresses?: boolean, args?: string[] } & import('puppeteer-core').LaunchOptions} [options]
 *   `hideAddresses`: as for a page without permission, whose ICE candidates are mDNS names, which no PBX resolves
 */
export function launchChromium({ microphone = 'granted', hideAddresses = false, args = [], ...options } = {}) {
  return puppeteer.launch({
    executablePath: findChromium(),
    args: [
      ...(asRoot ? ['--no-sandbox'] : []),
      ...(hideAddresses ? [] : ['--disable-features=WebRtcHideLocalIpsWithMdns']),
      ...MICROPHONE[microphone],
      '--allow-loopback-in-peer-connection',
      '--autoplay-policy=no-user-gesture-required',
      '--disable-quic',
      ...args,
    ],
    ...options,
  });
}

/**
 * A headless Firefox, driven over BiDi; run one at a time.
 * @param {{ prefs?: Record<string, unknown> } & import('puppeteer-core').LaunchOptions} [options]
 */
export function launchFirefox({ prefs = {}, ...options } = {}) {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: findFirefox(),
    extraPrefsFirefox: {
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      'media.autoplay.default': 0,
      'media.cubeb.force_mock_context': true, // without a sound card, and no other way, AudioContext never runs
      'media.peerconnection.ice.loopback': true,
      'media.peerconnection.ice.link_local': true,
      'media.peerconnection.ice.obfuscate_host_addresses': false,
      ...prefs,
    },
    ...options,
  });
}

/** Ends a browser as a power cut does: it and all its processes, at once. @param {import('puppeteer-core').Browser} browser */
export async function killBrowser(browser) {
  const { pid } = browser.process();
  const gone = new Promise((over) => browser.process().once('exit', over));
  process.kill(-pid, 'SIGKILL'); // puppeteer starts it as the first of its group
  await gone;
}
