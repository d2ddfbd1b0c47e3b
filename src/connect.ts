import { BrowserAudio } from './audio/index.js';
import type { FeatureCodeConfig } from './centre/index.js';
import { LazyCentre } from './centre/lazy-centre.js';
import { toProblem } from './core/index.js';
import { crmOf, type CrmConfig } from './crm/index.js';
import { createDesk, HostedDesk, type Centre, type Crm, type Desk, type Host, type Line } from './desk/index.js';
import { flowsFor, flowsOfMirror, type FlowOptions } from './flows/index.js';
import { toE164 } from './phone-number/index.js';
import { askCredentials, SipLine, type SipLineConfig } from './sip/index.js';
import { browserKeptCalls, BrowserRecords } from './storage/index.js';
import { shareDesk, type Opening, type OwnPorts } from './tabs/index.js';

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
  /** The program this page is embedded in: `parent:` and the origin of the page round this one, or an adapter of `cordboard/hosts.js`. */
  readonly host?: string | Host;
  /** The country whose national numbers are meant (ISO 3166): `DE`. Default: that of the browser's language. */
  readonly region?: string;
  /** How long calls that the CRM has, and contacts who were not seen since, are kept on this computer, in days. Default 90. */
  readonly keepCallsFor?: number;
  /** Whether all tabs with this phone (same `uri`, same `server`) share it: one registers, and all show the same. Default true. */
  readonly tabs?: boolean;
}

/**
 * Connects a desk to a PBX: the composition root. Returns at once; `desk.state.line` tells how far it has come.
 *
 *     const desk = connect({ server: 'wss://pbx.example/ws', uri: 'sip:1001@pbx.example', credentials: '/api/sip-credentials' });
 *
 * @param signal Ends the desk: it unregisters, releases the microphone and hangs up, unless another tab can go on with its calls.
 */
export function connect(config: ConnectConfig, signal: AbortSignal = new AbortController().signal): Desk {
  const { region, tabs = true } = config;
  const crm = config.crm ? crmOf(config.crm, { ...(region && { region }) }, signal) : undefined;
  const desk = shareDesk({
    share: tabs,
    phone: phoneOf(config),
    canSignIn: config.credentials !== undefined || config.password !== undefined,
    open: (opening) => openDesk(config, opening, crm),
    portsOf: (life) => portsOfMirror(config, crm, life),
  }, signal);
  if (!config.host) return desk;
  const hosted = new HostedDesk(desk, signal);
  beginHost(hosted, config.host, signal).catch((error: unknown) => console.warn(`cordboard: this page goes on without the page round it: ${toProblem(error).message}`));
  return hosted;
}

/** Of no use to a page that is in no host, so that it is loaded by one that is. */
async function beginHost(desk: HostedDesk, given: string | Host, signal: AbortSignal): Promise<void> {
  const [{ serveHost }, host] = await Promise.all([import('./flows/host.js'), hostOf(given)]);
  if (!signal.aborted) serveHost(desk, host, signal);
}

const parentPrefix = 'parent:';

async function hostOf(given: string | Host): Promise<Host> {
  if (typeof given !== 'string') return given;
  const { postMessageHost } = await import('./hosts/post-message.js');
  return postMessageHost({ origin: given.startsWith(parentPrefix) ? given.slice(parentPrefix.length) : given });
}

/** Tabs with different users, or servers, have nothing in common. */
const phoneOf = ({ uri, server }: ConnectConfig): string => [uri, server].flat().join(' ').split(/\s+/).join(' ');

/** The desk of the tab that has the line. */
function openDesk(config: ConnectConfig, { signal, first, from, shared }: Opening, crm: Crm | undefined): Desk {
  const audio = new BrowserAudio();
  const line = new SipLine(config, audio);
  const centre = centreOf(config, line, signal);
  // Tabs that share nothing must not go on with each other's calls.
  const keptCalls = browserKeptCalls(phoneOf(config), () => (shared ? localStorage : sessionStorage));
  return createDesk(
    { line, audio, records: recordsOf(config, signal), keptCalls, ...(centre && { centre }), ...(crm && { crm }) }, signal, [first, ...flowsFor(config)], from,
  );
}

/** What the other tabs have of their own. Their records are opened for whoever looks into them. */
function portsOfMirror(config: ConnectConfig, crm: Crm | undefined, life: AbortSignal): OwnPorts {
  const audio = new BrowserAudio();
  audio.start(() => {}, life);
  let records: BrowserRecords | undefined;
  return {
    audio, flows: flowsOfMirror, ...(crm && { crm }),
    get records() { return (records ??= recordsOf(config, life)); },
    openMicrophone: async () => {
      const leg = await audio.openMicrophone();
      return () => leg.release();
    },
  };
}

const recordsOf = ({ uri, region, keepCallsFor }: ConnectConfig, signal: AbortSignal): BrowserRecords =>
  new BrowserRecords(uri, signal, { toE164: (number) => toE164(number, region), ...(keepCallsFor && { keepCallsFor }) });

function centreOf({ centre, credentials }: ConnectConfig, line: Line, signal: AbortSignal): Centre | undefined {
  if (centre === undefined || (typeof centre === 'object' && 'start' in centre)) return centre;
  const token = async (): Promise<string | undefined> => (credentials ? (await askCredentials(credentials, signal)).centreToken : undefined);
  return new LazyCentre(async () => {
    const { BridgeCentre, FeatureCodeCentre } = await import('./centre/index.js');
    return typeof centre === 'string' ? new BridgeCentre({ url: centre, token }) : new FeatureCodeCentre(centre, line);
  });
}
