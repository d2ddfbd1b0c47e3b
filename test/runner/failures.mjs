import { relative } from 'node:path';

/** @typedef {{ where: string, name: string, error: string }} Failure `where`: the file, and the browser where there is one; `error`: its first lines */

const [lines, wide] = [6, 300];

/** The first lines of what went wrong. @param {unknown} error */
export function firstLines(error) {
  const { message, cause } = Object(error);
  const text = String((cause instanceof Error ? cause.message : cause) ?? message ?? error ?? 'it did not say why');
  const all = text.split('\n').filter((line) => line.trim());
  return [...all.slice(0, lines).map((line) => line.slice(0, wide)), ...(all.length > lines ? ['…'] : [])].join('\n');
}

/** @param {string} path */
export const fromHere = (path) => relative(process.cwd(), path);

/** All that failed, once more, for whoever sees but the end of a long output. @param {readonly Failure[]} failures */
export const failureWords = (failures) => failures.map(({ where, name, error }, index) => `${index + 1}. ${where}: ${name}\n${error.replace(/^/gm, '     ')}\n`).join('');
