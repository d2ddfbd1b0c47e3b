/**
 * Cuts the agents' line as a network does: without a word, and for a while nobody gets through. To be made before anybody else takes upgrades.
 * @param {import('node:http').Server} server
 * @returns {(seconds: number) => void}
 */
export function lineCutter(server) {
  const sockets = new Set();
  let backAt = 0;
  server.on('upgrade', ({ url }, socket) => {
    if (url.split('?')[0] !== '/ws') return;
    if (Date.now() < backAt) return socket.destroy();
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return (seconds) => {
    backAt = Date.now() + seconds * 1000;
    for (const socket of sockets) socket.destroy();
  };
}
