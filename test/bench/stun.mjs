import { createSocket } from 'node:dgram';

const cookie = 0x2112a442;

/** A STUN server (RFC 8489) that tells everybody the same address behind a NAT, or one that never answers. */
export async function startStun({ silent = false } = {}) {
  const socket = createSocket('udp4');
  socket.on('message', (request, { port, address }) => {
    if (silent || request.readUInt16BE(0) !== 0x0001) return;
    const response = Buffer.alloc(32);
    response.writeUInt16BE(0x0101, 0); // binding success
    response.writeUInt16BE(12, 2);
    request.copy(response, 4, 4, 20); // cookie and transaction
    response.writeUInt16BE(0x0020, 20); // XOR-MAPPED-ADDRESS
    response.writeUInt16BE(8, 22);
    response.writeUInt16BE(0x0001, 24); // IPv4
    response.writeUInt16BE(port ^ (cookie >>> 16), 26);
    response.writeUInt32BE((0xcb007107 ^ cookie) >>> 0, 28); // 203.0.113.7: kept for documentation, nobody's own
    socket.send(response, port, address);
  });
  await new Promise((bound) => socket.bind(0, '127.0.0.1', bound));
  return { url: `stun:127.0.0.1:${socket.address().port}`, close: () => socket.close() };
}
