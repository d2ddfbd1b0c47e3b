/** Recordings on disk: raw µ-law, made by clips/make.sh. */
import { readFileSync } from 'node:fs';

/** @type {Map<string, Buffer>} */
const loaded = new Map();

/** @param {string} name @returns {Buffer} */
export function clip(name) {
  if (!loaded.has(name)) loaded.set(name, readFileSync(new URL(`./clips/${name}.ulaw`, import.meta.url)));
  return loaded.get(name);
}
