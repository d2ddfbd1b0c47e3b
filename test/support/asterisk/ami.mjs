import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { until } from '../until.mjs';

/**
 * A manager connection for tests.
 * @param {number} port
 * @param {{ username?: string, secret?: string }} [account]
 */
export async function openAmi(port, { username = 'bridge', secret = 'pw-bridge' } = {}) {
  const socket = connect(port, '127.0.0.1');
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let closed;
  socket.on('error', () => {});
  socket.on('close', () => (closed = true));

  /** @type {Record<string, string>[]} events that no one has asked for yet, oldest first */
  let events = [];
  const answers = new Map();
  let block = {};
  createInterface({ input: socket }).on('line', (line) => {
    const colon = line.indexOf(': ');
    if (colon > 0) {
      const key = line.slice(0, colon);
      const value = line.slice(colon + 2);
      block[key] = key in block ? `${block[key]}\n${value}` : value; // a command's output repeats its key
    } else if (line === '') {
      receive(block);
      block = {};
    }
  });

  function receive(message) {
    const answer = answers.get(message.ActionID);
    if (answer && message.Response) answer.response = message;
    else if (answer?.response?.EventList === 'start') answer.events.push(message);
    else if (message.Event) events.push(message);
    if (answer) answer.isWhole = answer.response && (answer.response.EventList !== 'start' || message.EventList === 'Complete');
  }

  let actions = 0;
  /**
   * Asks for something; a list's rows are in `events`.
   * @param {string} name @param {Record<string, string | number>} [fields]
   * @returns {Promise<Record<string, string> & { events: Record<string, string>[] }>}
   */
  async function action(name, fields = {}) {
    const id = `test-${++actions}`;
    const lines = Object.entries({ Action: name, ActionID: id, ...fields }).map(([key, value]) => `${key}: ${value}\r\n`);
    const answer = { events: [], isWhole: false };
    answers.set(id, answer);
    socket.write(lines.join('') + '\r\n');
    await until(`an answer to ${name}`, () => answer.isWhole || closed, { every: 5, seen: () => answer });
    answers.delete(id);
    if (!answer.isWhole) throw new Error(`AMI ${name}: the connection is closed`);
    if (answer.response.Response === 'Error') throw new Error(`AMI ${name}: ${answer.response.Message}`);
    return { ...answer.response, events: answer.events };
  }

  /**
   * The first event that matches. Each event is given out once, so one that came before it was asked for is not lost.
   * @param {(event: Record<string, string>) => boolean} matches
   * @param {{ timeout?: number }} [options]
   */
  function waitForEvent(matches, { timeout = 10_000 } = {}) {
    const take = () => {
      const index = events.findIndex(matches);
      return index >= 0 && events.splice(index, 1)[0];
    };
    return until(`an AMI event with ${matches}`, take, { timeout, seen: () => events.map((event) => event.Event).join(' ') });
  }

  const ami = {
    action,
    waitForEvent,
    /** Drops the events of the past. */
    forget: () => void (events = []),
    close: () => void socket.destroy(),
  };
  await action('Login', { Username: username, Secret: secret });
  return ami;
}
