import * as z from 'zod/mini';
import { safePage, type AgentStatus, type HostRecord } from '../core/index.js';
import { jsonOf } from '../core/json.js';
import { maybeLine } from '../crm/fields.js';
import type { Host, HostCommand } from '../desk/index.js';
import type { HostOptions } from './host-options.js';
import { dialled, hostRecord, parsed, read } from './host-schemas.js';
import { inGoodTime, refusal } from './in-good-time.js';
import { KnownHost } from './known-host.js';

type Handler = (eventData: unknown) => Promise<void>;

/** What of `Microsoft.CIFramework` (Channel Integration Framework 2.0) it takes. */
export interface CIFramework {
  addHandler(event: string, handler: Handler): void;
  removeHandler(event: string, handler: Handler): void;
  setClickToAct(enabled: boolean): PromiseLike<unknown>;
  setMode(mode: number): PromiseLike<unknown>;
  getMode(): PromiseLike<unknown>;
  setWidth(width: number): PromiseLike<unknown>;
  getEnvironment(): PromiseLike<unknown>;
  openForm(options: string): PromiseLike<unknown>;
  searchAndOpenRecords(entity: string, query: string, searchOnly: boolean): PromiseLike<unknown>;
  setPresence(presenceText: string): PromiseLike<unknown>;
}

export interface DynamicsOptions extends HostOptions {
  /** The table customers are in. Default `contact`. */
  readonly entity?: string;
  /** The columns with telephone numbers. Default `telephone1` and `mobilephone`. */
  readonly numbers?: readonly string[];
  /** What the agent is in Omnichannel, by the texts of its admin app. Absent: its presence is left alone. */
  readonly presence?: Readonly<Record<AgentStatus, string>>;
}

/** Docked, or minimised. */
const modes = { shown: 1, minimised: 0 } as const;

const act = z.object({ value: dialled, format: maybeLine(64), entityLogicalName: maybeLine(64), entityId: maybeLine(64) });
const amount = z.object({ value: z.coerce.number() });
const navigated = z.object({ value: z.string().check(z.maxLength(4_096)) });
const environment = z.object({ pagetype: maybeLine(64), pageType: maybeLine(64), etn: maybeLine(64), id: maybeLine(64) });
const presence = z.object({ presenceInfo: z.object({ basePresenceStatus: maybeLine(64), presenceText: maybeLine(64) }) });

/**
 * Microsoft Dynamics 365, for a page that is a channel provider of its Channel Integration Framework 2.0. Made when that is there:
 *
 *     addEventListener('CIFInitDone', () => { desk.host = dynamicsHost(Microsoft.CIFramework); });
 */
export function dynamicsHost(api: CIFramework, { panel, entity = 'contact', numbers = ['telephone1', 'mobilephone'], presence: texts }: DynamicsOptions = {}): Host {
  const asked = async (answer: () => PromiseLike<unknown>): Promise<unknown> => inGoodTime('Dynamics 365', (async () => answer())());
  const silently = (what: Promise<unknown>): void => void what.catch((error: Error) => console.warn(`cordboard: ${error.message}`));
  /** Its presence as it was last set or told; what was set from here comes back as an event. */
  let current: string | undefined;
  const expected: string[] = [];

  return {
    start(emit, ask, signal) {
      const known = new KnownHost('dynamics', emit);
      known.know();
      const on = (event: string, heard: (data: unknown) => void): void => {
        const handler: Handler = async (data) => { if (!signal.aborted) heard(parsed(data)); };
        api.addHandler(event, handler);
        signal.addEventListener('abort', () => api.removeHandler(event, handler), { once: true });
      };
      on('onclicktoact', (data) => {
        const said = read(act, data);
        if (said) void ask({ type: 'dial', target: said.value }, read(hostRecord, { id: said.entityId, type: said.entityLogicalName }));
      });
      on('onmodechanged', (data) => known.know({ panel: shownIn(read(amount, data)?.value) }));
      on('onsizechanged', (data) => known.know({ panel: widthOf(read(amount, data)?.value) }));
      on('onpagenavigate', (data) => known.know({ record: recordAt(read(navigated, data)?.value) }));
      on('onPresenceChange', (data) => {
        const { presenceText: text, basePresenceStatus: base } = read(presence, data)?.presenceInfo ?? {};
        if (!texts || !text) return;
        current = text;
        if (expected.includes(text)) expected.splice(0, expected.indexOf(text) + 1);
        else void ask(statusOf(base, text));
      });
      silently(asked(() => api.getEnvironment()).then((value) => known.know({ record: recordOf(read(environment, parsed(value))) })));
      silently(asked(() => api.getMode()).then((value) => known.know({ panel: shownIn(Number(value)) })));
      if (panel?.width) silently(asked(() => api.setWidth(panel.width!)).then(() => known.know({ panel: widthOf(panel.width) })));
    },
    showPanel: async (visible) => void await asked(() => api.setMode(visible ? modes.shown : modes.minimised)),
    setClickToDial: async (enabled) => void await asked(() => api.setClickToAct(enabled)),
    open: async ({ customer, number }) => {
      const query = number === undefined ? undefined : search(numbers, number);
      if (customer) await asked(() => api.openForm(jsonOf({ entityName: entity, entityId: customer.id })));
      else if (query) await asked(() => api.searchAndOpenRecords(entity, query, false));
    },
    tell: async (fact) => {
      if (fact.type !== 'agent-changed' || !texts || (fact.reason !== undefined && fact.reason === current)) return;
      const text = texts[fact.status];
      if (text === current) return;
      current = text;
      expected.push(text);
      if (await asked(() => api.setPresence(text)) === false) throw refusal('Dynamics 365', `Dynamics 365 has no presence "${text}". Write it as in its admin app.`);
    },
  };
}

/** One with this number is opened; of several, or none, the search page (`$search`). What is no number is not looked for. */
function search(columns: readonly string[], number: string): string | undefined {
  const digits = number.replace(/[^\d+]/g, '');
  if (!/\d/.test(digits)) return undefined;
  const text = encodeURIComponent(digits);
  return `?$select=${columns.join(',')}&$filter=${columns.map((column) => `${column} eq '${text}'`).join(' or ')}&$search=${text}`;
}

const shownIn = (mode: number | undefined): { readonly visible: boolean } | undefined => (mode === undefined || Number.isNaN(mode) ? undefined : { visible: mode === modes.shown });
const widthOf = (width: number | undefined): { readonly width: number } | undefined => (width !== undefined && width >= 0 && width < 20_000 ? { width: Math.round(width) } : undefined);

/** The address of a page of a model-driven app: `…/main.aspx?pagetype=entityrecord&etn=contact&id=…`. */
function recordAt(address: string | undefined): HostRecord | undefined {
  const url = safePage(address);
  if (!url || !URL.canParse(url)) return undefined;
  const { searchParams: has } = new URL(url);
  return has.get('pagetype') === 'entityrecord' ? read(hostRecord, { id: has.get('id')?.replace(/[{}]/g, ''), type: has.get('etn'), url }) : undefined;
}

const recordOf = (page: z.infer<typeof environment> | undefined): HostRecord | undefined =>
  ((page?.pagetype ?? page?.pageType) === 'entityrecord' ? read(hostRecord, { id: page?.id?.replace(/[{}]/g, ''), type: page?.etn }) : undefined);

function statusOf(base: string | undefined, text: string): Extract<HostCommand, { readonly type: 'set-status' }> {
  if (base === 'AVAILABLE') return { type: 'set-status', status: 'ready' };
  return base === 'OFFLINE' ? { type: 'set-status', status: 'offline' } : { type: 'set-status', status: 'away', reason: text };
}
