import { DeskError } from '../core/index.js';

const local = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The WebSocket addresses to try, in order. Throws where one is no such address, or would carry calls in the clear. */
export function serverAddresses(server: string | readonly string[]): readonly string[] {
  const addresses = (typeof server === 'string' ? server.split(/\s+/) : server).map((address) => address.trim()).filter(Boolean);
  if (!addresses.length) throw new DeskError('bad-server', 'No phone server is given. Set server="wss://pbx.example/ws".');
  return addresses.map(checked);
}

function checked(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !['ws:', 'wss:'].includes(url.protocol) || !/^wss?:\/\//i.test(address)) {
    throw new DeskError('bad-server', `"${address}" is not the address of a phone server. It should look like wss://pbx.example/ws.`);
  }
  if (url.username || url.password || url.hash) {
    throw new DeskError('bad-server', `The address of the phone server must hold no user, password or fragment: ${url.protocol}//${url.host}${url.pathname}`);
  }
  if (url.protocol === 'ws:' && !local.has(url.hostname)) {
    throw new DeskError('insecure-server', `"${address}" is not encrypted. Use wss: instead of ws:, which is for trying out on localhost only.`);
  }
  return url.href;
}
