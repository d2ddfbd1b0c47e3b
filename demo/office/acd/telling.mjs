/** What is told of a call in a queue: on the board, and to the agent it rings. */

/** Why it is in this queue, or before others in it. @param {import('./queued-call.mjs').QueuedCall} call */
function reasonsOf({ queue, tier, dedicated, region, servedBy }, nameOf) {
  return [
    ...(tier ? [{ kind: 'vip', detail: tier }] : []),
    ...(dedicated ? [{ kind: 'dedicated-agent', detail: nameOf(dedicated) }] : []),
    ...(queue.byRegion && region ? [{ kind: 'region', detail: region }] : []),
    ...(queue.strategy === 'last-agent' && servedBy ? [{ kind: 'last-agent', detail: nameOf(servedBy) }] : []),
  ];
}

/** The longest name or number that the centre protocol carries. */
const LONGEST = 128;

/** As the centre protocol has it (`WaitingCall`). @param {import('./queued-call.mjs').QueuedCall} call @param {(agent: string) => string} nameOf */
export function waitingCall(call, nameOf) {
  const { id, caller: { number, name }, since, priority, path } = call;
  return { id, number: number.slice(0, LONGEST), ...(name && { name: name.slice(0, LONGEST) }), since, priority, reasons: reasonsOf(call, nameOf), path };
}

const words = { 'vip': 'VIP', 'dedicated-agent': 'Agent', 'region': 'Region', 'last-agent': 'Last spoke with' };

/** The headers of its INVITE. @param {import('./queued-call.mjs').QueuedCall} call @param {(agent: string) => string} nameOf */
export function headersOf(call, nameOf) {
  const reasons = reasonsOf(call, nameOf).map(({ kind, detail }) => `${words[kind]}: ${detail}`);
  return {
    'x-queue': call.queue.name,
    ...(reasons.length && { 'x-queue-reason': reasons.join('; ') }),
    ...(call.path.length && { 'x-ivr-path': call.path.join(' > ') }),
    'x-queue-wait': `${Math.round((Date.now() - call.since) / 1000)} s`,
  };
}
