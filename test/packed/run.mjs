import { spawn } from 'node:child_process';

/** A program said no: `output` is all that it wrote. */
export class Failed extends Error {
  /** @param {string} what @param {string} output */
  constructor(what, output) {
    super(`${what}:\n${output.trim()}`);
    this.output = output;
  }
}

/**
 * Runs a program to its end, with none of this process's ways to load modules.
 * @param {string} command @param {readonly string[]} args @param {{ folder: string, path?: string }} options `path`: folders of programs, before the others
 * @returns {Promise<string>} what it said, without its warnings; rejects with Failed, which has both, if it said no
 */
export function run(command, args, { folder, path }) {
  const env = { ...process.env, NODE_OPTIONS: '', NODE_TEST_CONTEXT: undefined, NO_COLOR: '1', FORCE_COLOR: undefined, ...(path && { PATH: `${path}:${process.env.PATH}` }) };
  return new Promise((done, fail) => {
    const program = spawn(command, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [said, output] = ['', ''];
    program.stdout.setEncoding('utf8').on('data', (text) => { said += text; });
    for (const stream of [program.stdout, program.stderr]) stream.setEncoding('utf8').on('data', (text) => { output += text; });
    program.on('error', fail);
    program.on('close', (code) => (code === 0 ? done(said) : fail(new Failed(`${command} ${args.join(' ')}`, output))));
  });
}
