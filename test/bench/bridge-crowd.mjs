// Many pages in a thread of their own, so that their reading does not hold up those on which time is taken.
import { parentPort, workerData } from 'node:worker_threads';
import { WebSocket } from 'ws';

const { url, tokens } = workerData;

/** A page that only looks whether a frame is missing. Resolves when it has its board. */
async function open(token) {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  socket.send(JSON.stringify({ type: 'hello', version: 1, token }));
  let number;
  await new Promise((resolve) => {
    socket.on('message', (data) => {
      const [, type, found] = /^\{"type":"(\w+)"(?:,"number":(\d+))?/.exec(data.subarray(0, 60).toString('latin1'));
      if (type === 'snapshot') resolve(number = Number(found));
      if (type === 'changes' && Number(found) !== ++number) throw new Error(`a page got ${found} in place of ${number}`);
    });
  });
  return socket;
}

const sockets = [];
for (let i = 0; i < tokens.length; i += 20) sockets.push(...await Promise.all(tokens.slice(i, i + 20).map(open)));
parentPort.postMessage('here');
parentPort.once('message', () => {
  parentPort.postMessage(sockets.filter(({ readyState }) => readyState !== WebSocket.OPEN).length);
  for (const socket of sockets) socket.terminate();
});
