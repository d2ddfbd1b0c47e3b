import { existsSync, readdirSync } from 'node:fs';

/** The files under a folder that `wanted` takes, by path from here. @param {string} folder @param {(path: string) => boolean} wanted */
export function filesOf(folder, wanted = () => true) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .filter((path) => wanted(path))
    .sort();
}
