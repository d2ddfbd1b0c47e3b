import { isDeepStrictEqual } from 'node:util';
import { WebSocket } from 'ws';
import { BridgeCentre } from 'cordboard/centre.js';
import { initialState, reduce } from 'cordboard';
import { startBridge } from '../bridge/bridge-process.mjs';
import { tokenFor } from '../e2e/centre-token.mjs';
import { startAsterisk } from '../support/asterisk/asterisk.mjs';
import { callQueue, giveUp, queueOfBoard, queueOfPbx } from '../support/asterisk/queue-figures.mjs';
import { until } from '../support/until.mjs';

const kills = Number(process.env.SOAK_KILLS ?? 100);
const restartEvery = 20;

/** The bridge is killed again and again while callers come and go and agents change; at every twentieth kill the PBX restarts too. Each time the page's board must come to what the PBX says. */
export default async function queues() {
  Object.assign(globalThis, { WebSocket });
  const pbx = await startAsterisk();
  const bridge = await startBridge({ amiPort: pbx.amiPort, settings: { origins: '*' } });
  const life = new AbortController();
  let [state, staleTimes] = [initialState, 0];
  const centre = new BridgeCentre({ url: bridge.url, token: () => tokenFor('1001') });
  centre.start((event) => {
    const before = state.centre.staleSince;
    state = reduce(state, { ...event, at: Date.now() });
    if (before === undefined && state.centre.staleSince !== undefined) staleTimes++;
  }, life.signal);
  const isLive = () => state.centre.status === 'connected' && state.centre.staleSince === undefined && state.queues.length > 0;
  await until('live', isLive, { timeout: 10_000 });
  await centre.joinQueue('support');
  await centre.setStatus({ status: 'away', reason: 'Lunch' });

  const backAfter = [];
  for (let kill = 1; kill <= kills; kill++) {
    const meanwhile = async () => {
      if (kill % restartEvery === 0) await pbx.restart({ signal: 'SIGKILL' });
      await stir(pbx, kill);
    };
    await bridge.restart('SIGKILL', meanwhile);
    const began = performance.now();
    await Promise.all([stir(pbx, kill + 1), centre.connect()]);
    await until('live again', isLive, { timeout: 40_000, seen: () => state.centre });
    backAfter.push(performance.now() - began);
    await centre.setStatus({ status: kill % 2 ? 'ready' : 'away', ...(kill % 2 === 0 && { reason: `Reason ${kill}` }) });
    await until(`kill ${kill}: the board is what the PBX says`, async () => isDeepStrictEqual(queueOfBoard(state, 'support'), await queueOfPbx(pbx, 'support')),
      { timeout: 20_000, every: 100, seen: async () => [queueOfBoard(state, 'support'), await queueOfPbx(pbx, 'support')] });
  }
  backAfter.sort((a, b) => a - b);
  console.log(`${kills} kills of the bridge, ${Math.floor(kills / restartEvery)} power cuts of the PBX: the board was right each time, ${staleTimes} times said to be not live meanwhile; live again after ${Math.round(backAfter[kills >> 1])} ms (median), ${Math.round(backAfter.at(-1))} ms (most)`);
  if (staleTimes < kills) throw new Error('it was not live, and did not say so');
  life.abort();
  await bridge.stop();
  await pbx.stop();
}

/** Some come, some give up, an agent changes. */
async function stir(pbx, turn) {
  const { callers } = await queueOfPbx(pbx, 'support');
  if (callers.length > 6) for (const name of callers.slice(0, 3)) await giveUp(pbx, 'support', name).catch(() => {}); // their time in the queue was up
  await callQueue(pbx, '500', `Caller ${turn}`, `55501${String(turn).padStart(3, '0')}`);
  const [action, fields] = turn % 3 ? ['QueueAdd', {}] : ['QueueRemove', {}];
  await pbx.ami.action(action, { Queue: 'support', Interface: 'PJSIP/1003', ...fields }).catch(() => {}); // there already, or not there
}
