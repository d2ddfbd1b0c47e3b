import { WebSocket } from 'ws';
import { until } from '../support/until.mjs';

/** @typedef {readonly import('../../src/core/index.js').QueueSnapshot[]} Board */

/**
 * A page's end of the centre protocol, as plain as it can be: it says hello, keeps all that it hears, and its board up to date.
 * @param {string} url
 * @param {{ token?: string, hello?: object | false, origin?: string, apply: typeof import('../../src/core/queue-change.js').applyQueueChanges }} options `hello`: what is said first; false for nothing
 */
export async function openCentre(url, { token, hello = { type: 'hello', version: 1, token }, origin, apply }) {
  const socket = new WebSocket(url, { ...(origin && { origin }) });
  /** @type {any[]} */
  const heard = [];
  const client = {
    socket,
    heard,
    /** @type {Board | undefined} */
    board: undefined,
    number: -1,
    /** All changes, in order. @type {import('../../src/core/index.js').QueueChange[]} */
    changes: [],
    /** What it was closed with. @type {{ code: number, reason: string } | undefined} */
    closed: undefined,
    say: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    /** The first message of this kind that has not been asked for before. */
    async next(type, options) {
      const find = () => heard.find((message) => message.type === type && !asked.has(message));
      const message = await until(`a ${type}`, find, { seen: () => [heard.slice(-5), client.closed], ...options });
      asked.add(message);
      return message;
    },
    /** Asks for something, and waits for its outcome. */
    async ask(command, options) {
      const id = `${commands++}`;
      client.say({ type: 'command', id, command });
      return until(`an outcome of ${command.type}`, () => heard.find((message) => message.type === 'outcome' && message.id === id), { timeout: 10_000, seen: () => [heard.slice(-5), client.closed], ...options });
    },
    /** Waits until the board is so. @param {string} what @param {(board: Board) => unknown} look @param {object} [options] */
    shows: (what, look, options) => until(`the board shows ${what}`, () => client.board && look(client.board), { timeout: 15_000, seen: () => client.board, ...options }),
    /** The change that looks so, waiting for it. @param {string} what @param {(change: any) => unknown} look @param {object} [options] */
    change: (what, look, options) => until(`a change: ${what}`, () => client.changes.find(look), { timeout: 15_000, seen: () => client.changes.slice(-10), ...options }),
    isClosed: () => until('it is closed', () => client.closed, { timeout: 10_000, seen: () => heard.slice(-3) }),
    close: () => socket.close(),
  };
  const asked = new Set();
  let commands = 1;
  socket.on('message', (data) => {
    const message = JSON.parse(String(data));
    if (message.type === 'snapshot') [client.board, client.number] = [message.queues, message.number];
    if (message.type === 'changes' && client.board) {
      if (message.number !== client.number + 1) throw new Error(`changes ${message.number} came after ${client.number}`);
      client.number = message.number;
      client.changes.push(...message.changes);
      client.board = apply(client.board, message.changes, (queue) => queue);
    }
    heard.push(message);
  });
  socket.on('close', (code, reason) => { client.closed = { code, reason: String(reason) }; });
  socket.on('error', () => {});
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  if (hello) client.say(hello);
  return client;
}
