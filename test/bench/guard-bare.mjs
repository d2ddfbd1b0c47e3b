import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import parser from 'jssip/lib/Parser.js';
import { hostileFrames } from '../support/hostile-frames.mjs';

const patience = 20_000;

/** How long JsSIP's parser takes over one hostile frame, ms, in a process that may die of it. @param {string} shape @param {number} size @returns {string} */
export function bareFrameTime(shape, size) {
  const { status, stdout, error } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), shape, String(size)], { timeout: patience, encoding: 'utf8' });
  if (error) return `> ${patience}`;
  return status === 0 ? Number(stdout).toFixed(0) : 'dies';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , shape, size] = process.argv;
  const frame = hostileFrames(Number(size))[shape];
  const began = performance.now();
  try {
    parser.parseMessage(typeof frame === 'string' ? frame : new TextDecoder().decode(frame), {});
  } catch {
    // That it throws is no matter of time.
  }
  process.stdout.write(String(performance.now() - began));
}
