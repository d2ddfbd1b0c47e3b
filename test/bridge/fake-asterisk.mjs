import { createServer } from 'node:net';

const text = (fields) => `${Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;

/** The rows that QueueStatus tells of a queue, with what Asterisk would say of one that nobody has called yet. */
export const queueRow = (queue, more = {}) => ({
  Event: 'QueueParams', Queue: queue, Max: 0, Strategy: 'rrmemory', Calls: 0, Holdtime: 0, TalkTime: 0, Completed: 0, Abandoned: 0, ServiceLevel: 20, ServicelevelPerf: '0.0', Weight: 0, ...more,
});
const memberFields = { Membership: 'dynamic', Penalty: 0, CallsTaken: 0, LastCall: 0, LastPause: 0, LoginTime: 0, InCall: 0, Status: 1, Paused: 0, PausedReason: '', Wrapuptime: 0 };
export const memberRow = (queue, agent, more = {}) => ({ Event: 'QueueMember', Queue: queue, Name: `Agent ${agent}`, Location: `PJSIP/${agent}`, StateInterface: `PJSIP/${agent}`, ...memberFields, ...more });
export const memberEvent = (event, queue, agent, more = {}) => ({ Event: event, Queue: queue, MemberName: `Agent ${agent}`, Interface: `PJSIP/${agent}`, StateInterface: `PJSIP/${agent}`, ...memberFields, Ringinuse: 0, ...more });
export const callerRow = (queue, id, position, more = {}) => ({
  Event: 'QueueEntry', Queue: queue, Position: position, Channel: `PJSIP/trunk-${id}`, Uniqueid: id, CallerIDNum: `+1555${id}`, CallerIDName: `Caller ${id}`, Wait: 0, Priority: 0, ...more,
});
export const callerEvent = (event, queue, id, more = {}) => ({ Event: event, Channel: `PJSIP/trunk-${id}`, CallerIDNum: `+1555${id}`, CallerIDName: `Caller ${id}`, Priority: 6, Uniqueid: id, Linkedid: id, Queue: queue, ...more });
export const agentEvent = (event, queue, id, agent, more = {}) => callerEvent(event, queue, id, { Interface: `PJSIP/${agent}`, MemberName: `Agent ${agent}`, ...more });

/** A manager interface that says what a script tells it to. */
export async function startFakeAsterisk({ username = 'cordboard', secret = 'pw-cordboard' } = {}) {
  const sockets = new Set();
  /** @type {any[]} */
  const asked = [];
  /** What an action is answered with, by its name: fields, or a list of rows. @type {Record<string, (fields: any) => any>} */
  const answers = {
    Login: (fields) => (fields.Username === username && fields.Secret === secret ? { Response: 'Success', Message: 'Authentication accepted' } : { Response: 'Error', Message: 'Authentication failed' }),
    Ping: () => ({ Response: 'Success', Ping: 'Pong' }),
    Getvar: ({ Channel, Variable }) => ({ Response: 'Success', Variable, Value: fake.variables[Channel]?.[Variable] ?? '' }),
    QueueStatus: ({ Queue: queue, Member: member }) => fake.rows.filter((row) => (!queue || row.Queue === queue) && (!member || row.Event !== 'QueueMember' || row.Location === member)),
  };
  const fake = {
    port: 0,
    asked,
    answers,
    /** What QueueStatus tells. @type {any[]} */
    rows: [],
    /** By channel and name. @type {Record<string, Record<string, string>>} */
    variables: {},
    /** As often as it was asked for something. */
    times: (action) => asked.filter(({ Action }) => Action === action).length,
    /** To everybody who is logged in. @param {...object} events in one piece */
    raise: (...events) => fake.write(events.map(text).join('')),
    /** @param {string | Buffer} bytes */
    write(bytes) {
      for (const socket of sockets) if (socket.isLoggedIn) socket.write(bytes);
    },
    /** Hangs up on everybody. */
    drop() {
      for (const socket of sockets) socket.destroy();
    },
    get connections() {
      return sockets.size;
    },
    async stop() {
      fake.drop();
      await new Promise((closed) => server.close(closed));
    },
    async listen(port = 0) {
      server = createServer(greet);
      await new Promise((listening) => server.listen(port, '127.0.0.1', listening));
      fake.port = server.address().port;
    },
  };
  let server;

  function greet(socket) {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    socket.setNoDelay(true); // as Asterisk does
    socket.setEncoding('utf8').write('Asterisk Call Manager/11.0.0\r\n');
    let rest = '';
    socket.on('data', (data) => {
      const blocks = (rest + data).split('\r\n\r\n');
      rest = blocks.pop();
      for (const block of blocks) act(socket, Object.fromEntries(block.split('\r\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)])));
    });
  }

  function act(socket, fields) {
    asked.push(fields);
    const answer = (answers[fields.Action] ?? (() => ({ Response: 'Error', Message: 'Invalid/unknown command' })))(fields);
    const id = { ActionID: fields.ActionID };
    if (answer === undefined) return; // it keeps silent
    if (!Array.isArray(answer)) socket.write(text({ ...answer, ...id }));
    else {
      const rows = answer.map((row) => text({ ...row, ...id }));
      socket.write(text({ Response: 'Success', ...id, EventList: 'start' }) + rows.join('') + text({ Event: `${fields.Action}Complete`, ...id, EventList: 'Complete', ListItems: rows.length }));
    }
    if (fields.Action === 'Login' && answer.Response === 'Success') socket.isLoggedIn = true;
  }

  await fake.listen();
  return fake;
}
