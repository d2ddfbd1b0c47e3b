/** The office's queues for its pages: the centre protocol beside its SIP, and the tokens that let an agent in. */
import { randomBytes } from 'node:crypto';
import { CentreServer, DeskError, signToken, tokenVerifier } from 'cordboard/bridge.js';
import { Refused } from './office/acd/commands.mjs';

const rights = ['status', 'queues', 'claim'];

/**
 * @param {import('node:http').Server} server Listens, and gets the path /centre.
 * @param {import('./office/acd/acd.mjs').Acd} acd
 */
export function openCentre(server, acd) {
  const secret = randomBytes(32).toString('hex'); // lives as long as this process
  const { port } = server.address();
  const origins = ['localhost', '127.0.0.1'].map((host) => `http://${host}:${port}`);
  const centre = new CentreServer({ source: sourceOf(acd), verify: tokenVerifier({ secret }), origins });
  centre.attach(server);
  return {
    /** @param {string} agent */
    tokenFor: (agent) => signToken({ agent, rights }, { secret }),
    handle: (request, response) => centre.handle(request, response),
    stop: () => centre.stop(),
  };
}

/** What an ACD refuses has a code and words for people; anything else is a fault. @param {import('./office/acd/acd.mjs').Acd} acd */
const sourceOf = (acd) => ({
  start: (emit, signal) => acd.start(emit, signal),
  run: (command, agent) => acd.run(command, agent).catch((error) => {
    throw error instanceof Refused ? new DeskError(error.code, error.message) : error;
  }),
});
