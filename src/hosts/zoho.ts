import * as z from 'zod/mini';
import { id, lineOrNumber, maybeLine } from '../crm/fields.js';
import type { AskDesk, Host } from '../desk/index.js';
import type { HostOptions } from './host-options.js';
import { dialled, hostRecord, read } from './host-schemas.js';
import { inGoodTime } from './in-good-time.js';
import { KnownHost } from './known-host.js';
import { UntilReady } from './until-ready.js';

/** What of `ZOHO` (the embedded app SDK of Zoho CRM, 1.2 or later) it takes. */
export interface ZohoSdk {
  readonly embeddedApp: { on(event: string, listener: (data: unknown) => void): void; init(): PromiseLike<unknown> };
  readonly CRM: {
    readonly CONFIG: { getCurrentUser(): PromiseLike<unknown> };
    readonly UI: {
      Resize(size: { readonly width: string; readonly height: string }): PromiseLike<unknown>;
      readonly Dialer: { maximize(): PromiseLike<unknown>; minimize(): PromiseLike<unknown> };
      readonly Record: { open(record: { readonly Entity: string; readonly RecordID: string }): PromiseLike<unknown> };
    };
  };
}

export interface ZohoOptions extends HostOptions {
  /** The module customers are in. Default `Contacts`. */
  readonly entity?: string;
}

/** Nowhere written down: the number itself, or an object with it. */
const dial = z.union([dialled, z.pipe(z.object({ Number: dialled }), z.transform(({ Number: number }: { Number: string }) => number))]);
const page = z.object({ Entity: lineOrNumber(64), EntityId: id });
const user = z.object({ id, full_name: maybeLine(128), email: maybeLine(254) });
/** Of a list of users, the one. */
const oneUser = z.union([z.pipe(z.object({ users: z.tuple([user], z.unknown()) }), z.transform(({ users: [one] }) => one)), user]);

/**
 * Zoho CRM, for a page that is its telephony widget.
 *
 *     desk.host = zohoHost(ZOHO);
 */
export function zohoHost(sdk: ZohoSdk, { panel, entity = 'Contacts' }: ZohoOptions = {}): Host {
  const room = new UntilReady();
  const asked = (answer: () => PromiseLike<unknown>): Promise<void> => room.run(() => inGoodTime('Zoho CRM', (async () => answer())()));
  let link: { readonly known: KnownHost; readonly ask: AskDesk } | undefined;
  let isBegun = false;

  /** Listeners are taken before it is initialised, once. */
  const begin = (): void => {
    sdk.embeddedApp.on('Dial', (data) => {
      const target = read(dial, data);
      if (target !== undefined) void link?.ask({ type: 'dial', target });
    });
    sdk.embeddedApp.on('PageLoad', (data) => {
      const said = read(page, data);
      link?.known.know({ record: said && read(hostRecord, { id: said.EntityId, type: said.Entity }) });
    });
    void inGoodTime('Zoho CRM', (async () => sdk.embeddedApp.init())()).then(async () => {
      link?.known.know();
      room.ready();
      const me = read(oneUser, await inGoodTime('Zoho CRM', (async () => sdk.CRM.CONFIG.getCurrentUser())()));
      if (me) link?.known.know({ user: { id: me.id, ...(me.full_name && { name: me.full_name }), ...(me.email && { email: me.email }) } });
      const { width, height } = panel ?? {};
      if (!width || !height) return;
      await inGoodTime('Zoho CRM', (async () => sdk.CRM.UI.Resize({ width: String(width), height: String(height) }))());
      link?.known.know({ panel });
    }).catch((error: Error) => console.warn(`cordboard: ${error.message}`));
  };

  return {
    start(emit, ask, signal) {
      const own = (link = { known: new KnownHost('zoho', emit), ask });
      signal.addEventListener('abort', () => { if (link === own) link = undefined; }, { once: true });
      if (isBegun) own.known.know();
      else begin();
      isBegun = true;
    },
    showPanel: async (visible) => {
      await asked(() => (visible ? sdk.CRM.UI.Dialer.maximize() : sdk.CRM.UI.Dialer.minimize()));
      link?.known.know({ panel: { visible } });
    },
    open: async ({ customer }) => {
      if (customer) await asked(() => sdk.CRM.UI.Record.open({ Entity: entity, RecordID: customer.id }));
    },
  };
}
