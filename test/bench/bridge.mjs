import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { signToken } from 'cordboard/bridge.js';
import { secret, startBridge } from '../bridge/bridge-process.mjs';
import { callerEvent, callerRow, memberEvent, memberRow, queueRow, startFakeAsterisk } from '../bridge/fake-asterisk.mjs';
import { until } from '../support/until.mjs';

const clients = 1_000;
/** Of them, those whose frames are read to the last word; of the others, that they come, and in order. */
const readers = 5;
const eventsPerSecond = 100;
const [queues, members, waiting] = [10, 100, 50];

/** One bridge with a thousand pages and a busy PBX. `seconds` of it. */
export default async function bridge(seconds = 10) {
  const asterisk = await startFakeAsterisk();
  const office = openOffice(asterisk);
  const subject = await startBridge({ amiPort: asterisk.port, settings: { mostBuffered: 262_144, rate: { burst: 1_000, perSecond: 1 } } });
  await until('the bridge sees the queues', async () => (await subject.health()).status === 'ok');
  const idle = usage(subject.pid);

  const delays = [];
  const halves = [clients / 2, clients / 2 - readers]; // the readers stand among the others
  const crowds = [await openCrowd(subject.url, halves[0])];
  const pages = await Promise.all(Array.from({ length: readers }, (_, i) => subject.open({ agent: `${i}` })));
  crowds.push(await openCrowd(subject.url, halves[1]));
  await Promise.all(pages.map((page) => page.next('snapshot')));
  for (const page of pages) page.socket.on('message', () => measure(page.heard.pop(), delays));
  const calm = await subject.open({ agent: 'slow' });
  await calm.next('snapshot');

  const before = usage(subject.pid);
  const began = performance.now();
  let told = 0;
  let dropped;
  while (performance.now() - began < seconds * 1000) {
    const due = Math.floor(((performance.now() - began) / 1000) * eventsPerSecond);
    for (; told < due; told++) office.happen(told);
    if (!dropped && performance.now() - began > seconds * 300) dropped = stopReading(calm, subject); // a third of the way
    await pause(2);
  }
  const took = (performance.now() - began) / 1000;
  const after = usage(subject.pid);
  await dropped;

  const back = await subject.open({ agent: 'slow' });
  await back.next('snapshot');
  await until('everybody shows the same', () => pages.every(({ board }) => JSON.stringify(board) === JSON.stringify(back.board)), { timeout: 10_000 });
  const lost = pages.filter(({ closed }) => closed).length + (await Promise.all(crowds.map((crowd) => crowd.goHome()))).reduce((sum, one) => sum + one);
  const sorted = delays.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(0);

  console.log(`\nbridge: ${clients.toLocaleString('en')} pages, ${queues} queues of ${members} members and ${waiting} callers, ${Math.round(told / took)} events a second for ${Math.round(took)} s`);
  console.log(`  event at the PBX → page, ms (frames are gathered for 100)   p50 ${at(0.5)}, p99 ${at(0.99)}, most ${at(1)}  (${sorted.length.toLocaleString('en')} measured)`);
  console.log(`  memory, MB    ${after.memory} (${idle.memory} without pages)`);
  console.log(`  CPU, of a core    ${Math.round((100 * (after.cpu - before.cpu)) / took)} %`);
  console.log(`  a page that does not read: dropped as ${await dropped}, back with a whole board; of the others ${lost} lost their connection`);
  for (const { socket } of [...pages, back]) socket.terminate();
  await subject.stop();
  await asterisk.stop();
}

/** A PBX on which something happens: callers come and go, members are busy and free. What happens carries the time at which it did. */
function openOffice(asterisk) {
  const names = Array.from({ length: queues }, (_, i) => `queue-${i}`);
  const lines = new Map(names.map((name) => [name, Array.from({ length: waiting }, (_, i) => `${name}.${i}`)]));
  const agents = Array.from({ length: members }, (_, i) => `${2000 + i}`);
  const states = new Map(names.map((name) => [name, new Map(agents.map((agent) => [agent, { Status: 1 }]))]));
  asterisk.answers.QueueStatus = ({ Queue: only, Member: member }) => names.filter((name) => !only || name === only).flatMap((name) => [
    queueRow(name, { Calls: lines.get(name).length }), ...(member ? [] : agents.map((agent) => memberRow(name, agent, states.get(name).get(agent)))), ...lines.get(name).map((id, index) => callerRow(name, id, index + 1, { CallerIDName: callers.get(id) ?? 'Early' })),
  ]);
  const callers = new Map();
  const stamp = () => `at ${(performance.timeOrigin + performance.now()).toFixed(1)}`;
  return {
    happen(index) {
      const name = names[index % queues];
      const line = lines.get(name);
      const agent = agents[(index * 7) % members];
      if (index % 4 === 0) {
        const [id, said] = [`${name}.n${index}`, stamp()];
        callers.set(id, said);
        line.push(id);
        asterisk.raise(callerEvent('QueueCallerJoin', name, id, { Position: line.length, Count: line.length, CallerIDName: said }));
      } else if (index % 4 === 2 && line.length > 5) {
        const id = line.shift();
        asterisk.raise(callerEvent('QueueCallerAbandon', name, id), callerEvent('QueueCallerLeave', name, id, { Count: line.length, Position: 1 }));
      } else {
        const state = { Name: stamp(), Status: 1 + (index % 2), CallsTaken: index };
        states.get(name).set(agent, state);
        asterisk.raise(memberEvent('QueueMemberStatus', name, agent, { ...state, MemberName: state.Name }));
      }
    },
  };
}

function measure(message, delays) {
  if (message.type !== 'changes') return;
  const now = performance.timeOrigin + performance.now();
  for (const { call, member } of message.changes) {
    const at = /^at (.+)$/.exec((call ?? member)?.name)?.[1];
    if (at) delays.push(now - Number(at));
  }
}

/** Pages of whom only the connection counts. */
async function openCrowd(url, size) {
  const tokens = await Promise.all(Array.from({ length: size }, (_, i) => signToken({ agent: `crowd-${i}` }, { secret })));
  const worker = new Worker(new URL('bridge-crowd.mjs', import.meta.url), { workerData: { url, tokens } });
  const next = () => new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
  await next();
  return {
    /** Sends them home; how many had lost their connection before. */
    async goHome() {
      const lost = next();
      worker.postMessage('go home');
      return lost;
    },
  };
}

/** Asks for everything again and again, and reads none of it, until it is let go; the code with which. */
async function stopReading(page, subject) {
  page.socket.pause();
  const asking = setInterval(() => page.say({ type: 'resync' }), 20);
  const [, code] = await until('it is let go', () => /"browser-refused".*"code":"([\w-]+)"/.exec(subject.log()), { timeout: 60_000 });
  clearInterval(asking);
  page.socket.terminate();
  return code;
}

/** Of a process, where there is /proc: s of CPU, MB of memory. */
function usage(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return { cpu: (Number(fields[11]) + Number(fields[12])) / 100, memory: Math.round((Number(fields[21]) * 4096) / 1e6) };
}
