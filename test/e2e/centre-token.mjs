import { signToken } from 'cordboard/bridge.js';
import { secret } from '../bridge/bridge-process.mjs';

/** What a host's sign-in service gives an agent for the queues. @param {string} agent @param {object} [claims] */
export const tokenFor = (agent, claims = {}) => signToken({ agent, rights: ['status', 'queues', 'claim'], ...claims }, { secret });
