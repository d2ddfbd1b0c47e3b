import { WebSocket } from 'ws';
import { longestClientMessage } from '../protocol/messages.js';
import { frameOf } from './view.js';

const tooLarge = 1009; // RFC 6455 section 7.4.1

/** Says why where `ws` itself, on a message over `maxPayload`, would close without a word. */
export class CentreSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    if (code !== tooLarge || reason !== undefined || this.readyState !== this.OPEN) return super.close(code, reason);
    this.send(frameOf({ type: 'refused', error: { code: 'too-large', message: `A message may have ${longestClientMessage} bytes at most. Send less at once.` } }), { binary: false });
    super.close(code, 'too-large');
  }
}
