import { BrowserAudio } from './audio/index.js';
import { createDesk, type Desk } from './desk/index.js';
import { flows } from './flows/index.js';
import { SipLine, type SipLineConfig } from './sip/index.js';
import { BrowserRecords } from './storage/index.js';

export type { Credentials, CredentialsSource } from './sip/index.js';

/** What it takes to connect a desk. */
export interface ConnectConfig extends SipLineConfig {}

/**
 * Connects a desk to a PBX: the composition root. Returns at once; `desk.state.line` tells how far it has come.
 *
 *     const desk = connect({ server: 'wss://pbx.example/ws', uri: 'sip:1001@pbx.example', credentials: '/api/sip-credentials' });
 *
 * @param signal Ends the desk: it hangs up, unregisters and releases the microphone.
 */
export function connect(config: ConnectConfig, signal: AbortSignal = new AbortController().signal): Desk {
  const audio = new BrowserAudio();
  const line = new SipLine(config, audio);
  const records = new BrowserRecords(config.uri, signal);
  const desk = createDesk({ line, audio, records }, signal, flows);
  void desk.send({ type: 'connect' });
  return desk;
}
