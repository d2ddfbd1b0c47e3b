/** Takes SIP's WebSockets (RFC 7118) off an HTTP server, and leaves other upgrades to others. */
import { WebSocketServer } from 'ws';

const PATH = '/ws';
const LONGEST_MESSAGE = 32_768; // a generous offer is 8 kB

/**
 * @param {import('node:http').Server} server
 * @param {(socket: import('ws').WebSocket) => void} welcome
 * @returns {() => void} Stops taking them.
 */
export function takeSipSockets(server, welcome) {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LONGEST_MESSAGE, handleProtocols: () => 'sip' });
  const upgrade = (request, socket, head) => {
    if (request.url.split('?')[0] !== PATH) return server.listenerCount('upgrade') === 1 && socket.destroy(); // else it is for another
    socket.on('error', () => {}); // gone before it was answered
    const protocols = (request.headers['sec-websocket-protocol'] ?? '').split(/\s*,\s*/);
    if (protocols.includes('sip')) sockets.handleUpgrade(request, socket, head, welcome);
    else socket.end('HTTP/1.1 400 Subprotocol sip required\r\nConnection: close\r\n\r\n');
  };
  server.on('upgrade', upgrade);
  return () => {
    server.off('upgrade', upgrade);
    sockets.close();
  };
}
