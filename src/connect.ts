import { BrowserAudio } from './audio/index.js';
import type { FeatureCodeConfig } from './centre/index.js';
import { LazyCentre } from './centre/lazy-centre.js';
import { crmOf, type CrmConfig } from './crm/index.js';
import { createDesk, type Centre, type Desk, type Line } from './desk/index.js';
import { flowsFor, type FlowOptions } from './flows/index.js';
import { toE164 } from './phone-number/index.js';
import { askCredentials, SipLine, type SipLineConfig } from './sip/index.js';
import { browserKeptCalls, BrowserRecords } from './storage/index.js';

export { followingCrm } from './crm/following-crm.js';
export type { Credentials, CredentialsSource } from './sip/index.js';

/** What it takes to connect a desk. */
export interface ConnectConfig extends SipLineConfig, FlowOptions {
  /**
   * Where the queues are known: the address of a bridge (its token comes with the credentials, as `centreToken`), the feature codes of
   * the PBX, or a centre of the host's own (`HostCentre` of `cordboard/centre.js`).
   */
  readonly centre?: string | FeatureCodeConfig | Centre;
  /** The CRM: the address of its REST interface, `parent:` and the origin of the page round this one, or an object of the host's own. */
  readonly crm?: CrmConfig;
  /** The country whose national numbers are meant (ISO 3166): `DE`. Default: that of the browser's language. */
  readonly region?: string;
  /** How long calls that the CRM has, and contacts who were not seen since, are kept on this computer, in days. Default 90. */
  readonly keepCallsFor?: number;
}

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
  const { region, keepCallsFor } = config;
  const records = new BrowserRecords(config.uri, signal, { toE164: (number) => toE164(number, region), ...(keepCallsFor && { keepCallsFor }) });
  const crm = config.crm && crmOf(config.crm, { ...(region && { region }) }, signal);
  const centre = centreOf(config, line, signal);
  const keptCalls = browserKeptCalls(config.uri, () => sessionStorage);
  const desk = createDesk({ line, audio, records, keptCalls, ...(centre && { centre }), ...(crm && { crm }) }, signal, flowsFor(config));
  void desk.send({ type: 'connect' });
  return desk;
}

function centreOf({ centre, credentials }: ConnectConfig, line: Line, signal: AbortSignal): Centre | undefined {
  if (centre === undefined || (typeof centre === 'object' && 'start' in centre)) return centre;
  const token = async (): Promise<string | undefined> => (credentials ? (await askCredentials(credentials, signal)).centreToken : undefined);
  return new LazyCentre(async () => {
    const { BridgeCentre, FeatureCodeCentre } = await import('./centre/index.js');
    return typeof centre === 'string' ? new BridgeCentre({ url: centre, token }) : new FeatureCodeCentre(centre, line);
  });
}
