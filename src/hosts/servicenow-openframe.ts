import * as z from 'zod/mini';
import type { AgentStatus } from '../core/index.js';
import { maybeLine } from '../crm/fields.js';
import type { AskDesk, Host } from '../desk/index.js';
import type { HostOptions } from './host-options.js';
import { dialled, read } from './host-schemas.js';
import { refusal } from './in-good-time.js';
import { KnownHost } from './known-host.js';
import { UntilReady } from './until-ready.js';

/** What of `openFrameAPI` it takes. */
export interface OpenFrame {
  readonly EVENTS?: Readonly<Record<string, string>>;
  init(config: { readonly title?: string; readonly width?: number; readonly height?: number }, success: (config: unknown) => void, failure: (error: unknown) => void): void;
  subscribe(event: string, listener: (context: unknown) => void): void;
  show(): void;
  hide(): void;
  isVisible(callback: (visible: unknown) => void): void;
  openServiceNowForm(details: { readonly entity: string; readonly query: string }): void;
  openServiceNowList(details: { readonly entity: string; readonly query: string }): void;
  setPresenceIndicator(state: string, color: string): void;
}

export interface ServiceNowOptions extends HostOptions {
  /** Above the frame. */
  readonly title?: string;
  /** The table customers are in. Default `customer_contact`. */
  readonly entity?: string;
  /** Which number a communication event asks for; undefined: none. Default: that of an `OUTGOING_CALL`. What such an event says is up to each instance. */
  readonly numberIn?: (event: unknown) => unknown;
}

const outgoing = z.object({ type: z.literal('OUTGOING_CALL'), data: z.object({ metaData: z.object({ phoneNumber: dialled }) }) });
const state = z.object({ available: z.boolean(), name: maybeLine(64) });
const presence = z.union([
  z.pipe(z.object({ result: z.object({ presence: state }) }), z.transform(({ result }) => result.presence)),
  z.pipe(z.object({ presence: state }), z.transform((said) => said.presence)),
]);

const indicators: Readonly<Record<AgentStatus, readonly [string, string]>> = {
  'ready': ['Available', 'green'], 'busy': ['Busy', 'red'], 'after-call-work': ['Wrap-up', 'orange'], 'away': ['Away', 'orange'], 'offline': ['Offline', 'grey'],
};

/**
 * ServiceNow, for a page in its OpenFrame.
 *
 *     desk.host = servicenowHost(openFrameAPI, { title: 'Phone', panel: { width: 320, height: 560 } });
 */
export function servicenowHost(api: OpenFrame, { panel, title, entity = 'customer_contact', numberIn = (event) => read(outgoing, event)?.data.metaData.phoneNumber }: ServiceNowOptions = {}): Host {
  const room = new UntilReady();
  let link: { readonly known: KnownHost; readonly ask: AskDesk } | undefined;
  let isBegun = false;

  const listen = (): void => {
    const on = (name: string, event: string, heard: (context: unknown) => void): void => api.subscribe(api.EVENTS?.[name] ?? event, (context) => { if (link) heard(context); });
    on('COMMUNICATION_EVENT', 'openframe_communication', (context) => {
      const target = read(dialled, numberIn(context));
      if (target !== undefined) void link!.ask({ type: 'dial', target });
    });
    on('OPENFRAME_SHOWN', 'openframe_shown', () => link!.known.know({ panel: { visible: true } }));
    on('OPENFRAME_HIDDEN', 'openframe_hidden', () => link!.known.know({ panel: { visible: false } }));
    on('OPENFRAME_AWA_AGENT_PRESENCE', 'openframe_awa_agent_presence', (context) => {
      const said = read(presence, context);
      if (said?.available) void link!.ask({ type: 'set-status', status: 'ready' });
      else if (said) void link!.ask(/^offline$/i.test(said.name ?? '') ? { type: 'set-status', status: 'offline' } : { type: 'set-status', status: 'away', ...(said.name && { reason: said.name }) });
    });
    api.isVisible((visible) => { if (typeof visible === 'boolean') link?.known.know({ panel: { visible } }); });
  };

  const begin = (): void => api.init({ ...panel, ...(title && { title }) }, () => {
    link?.known.know({ panel });
    listen();
    room.ready();
  }, (error) => console.warn(`cordboard: OpenFrame did not begin: ${refusal('ServiceNow', error).message}`));

  return {
    start(emit, ask, signal) {
      const own = (link = { known: new KnownHost('servicenow', emit), ask });
      signal.addEventListener('abort', () => { if (link === own) link = undefined; }, { once: true });
      if (isBegun) own.known.know({ panel });
      else begin();
      isBegun = true;
    },
    showPanel: (visible) => room.run(() => (visible ? api.show() : api.hide())),
    open: ({ customer, number }) => room.run(() => {
      // What is put into a query must not be able to say more than it is.
      const digits = number?.replace(/[^\d+]/g, '');
      if (customer && /^[0-9a-f]{32}$/i.test(customer.id)) api.openServiceNowForm({ entity, query: `sys_id=${customer.id}` });
      else if (digits && /\d/.test(digits)) api.openServiceNowList({ entity, query: `phone=${digits}^ORmobile_phone=${digits}` });
    }),
    tell: (fact) => room.run(() => { if (fact.type === 'agent-changed') api.setPresenceIndicator(...(indicators[fact.status] as [string, string])); }),
  };
}
