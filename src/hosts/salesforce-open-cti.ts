import * as z from 'zod/mini';
import type { HostRecord } from '../core/index.js';
import { lineOrNumber, maybeLine } from '../crm/fields.js';
import type { Host, PageToOpen } from '../desk/index.js';
import type { HostOptions } from './host-options.js';
import { dialled, hostRecord, read } from './host-schemas.js';
import { inGoodTime, refusal } from './in-good-time.js';
import { KnownHost } from './known-host.js';

type Asked<A = unknown> = A & { readonly callback: (response: unknown) => void };

/** What of `sforce.opencti` (Open CTI for Lightning Experience, API 38 or later) it takes. */
export interface OpenCti {
  readonly SCREENPOP_TYPE: { readonly SOBJECT: string; readonly URL: string };
  readonly CALL_TYPE: { readonly INBOUND: string };
  enableClickToDial(args: Asked): void;
  disableClickToDial(args: Asked): void;
  onClickToDial(args: { readonly listener: (payload: unknown) => void }): void;
  onNavigationChange(args: { readonly listener: (payload: unknown) => void }): void;
  getAppViewInfo(args: Asked): void;
  isSoftphonePanelVisible(args: Asked): void;
  setSoftphonePanelVisibility(args: Asked<{ readonly visible: boolean }>): void;
  setSoftphonePanelHeight(args: Asked<{ readonly heightPX: number }>): void;
  setSoftphonePanelWidth(args: Asked<{ readonly widthPX: number }>): void;
  screenPop(args: Asked<{ readonly type: string; readonly params: object }>): void;
  searchAndScreenPop(args: Asked<{ readonly searchParams: string; readonly callType: string; readonly deferred: boolean }>): void;
  saveLog(args: Asked<{ readonly value: Readonly<Record<string, unknown>> }>): void;
}

type Method = Exclude<keyof OpenCti, 'SCREENPOP_TYPE' | 'CALL_TYPE' | 'onClickToDial' | 'onNavigationChange'>;

const answer = z.object({ success: z.boolean(), returnValue: z.exactOptional(z.unknown()), errors: z.exactOptional(z.unknown()) });
const clicked = z.object({ number: lineOrNumber(256), recordId: maybeLine(64), recordName: maybeLine(128), objectType: maybeLine(64) });
const view = z.object({ url: maybeLine(2_048), recordId: maybeLine(64), recordName: maybeLine(128), objectType: maybeLine(64) });
const visibility = z.object({ visible: z.boolean() });

/** Calls one method, and gives its `returnValue`. */
export function askOpenCti(api: OpenCti, method: Method, args: object = {}): Promise<unknown> {
  return inGoodTime('Salesforce', new Promise((resolve, reject) => {
    const callback = (response: unknown): void => {
      const said = read(answer, response);
      if (said?.success) resolve(said.returnValue);
      else reject(refusal('Salesforce', said?.errors));
    };
    (api[method] as (args: object) => void)({ ...args, callback });
  }));
}

/** Shows a record, or a page of Salesforce; of a number, whatever the softphone layout says: the one with it, those with it, or a new one. */
export async function openInSalesforce(api: OpenCti, { customer, number, url }: PageToOpen): Promise<void> {
  if (url?.startsWith('/')) await askOpenCti(api, 'screenPop', { type: api.SCREENPOP_TYPE.URL, params: { url } });
  else if (customer) await askOpenCti(api, 'screenPop', { type: api.SCREENPOP_TYPE.SOBJECT, params: { recordId: customer.id } });
  else if (number) await askOpenCti(api, 'searchAndScreenPop', { searchParams: number, callType: api.CALL_TYPE.INBOUND, deferred: false });
}

const recordOf = ({ recordId, recordName, objectType, url }: Partial<z.infer<typeof view>>): HostRecord | undefined =>
  read(hostRecord, { id: recordId, type: objectType, name: recordName, url });

/**
 * Salesforce, for a page in the Open CTI softphone of Lightning Experience.
 *
 *     desk.host = salesforceHost(sforce.opencti, { panel: { width: 320, height: 560 } });
 *     desk.crm = salesforceCrm(sforce.opencti);
 */
export function salesforceHost(api: OpenCti, { panel }: HostOptions = {}): Host {
  const silently = (asked: Promise<unknown>): void => void asked.catch((error: Error) => console.warn(`cordboard: ${error.message}`));
  return {
    start(emit, ask, signal) {
      const known = new KnownHost('salesforce', emit);
      known.know();
      api.onClickToDial({ listener: (payload) => {
        const said = signal.aborted ? undefined : read(clicked, payload); // Nobody can be told that we listen no more.
        const target = read(dialled, said?.number);
        if (said && target !== undefined) void ask({ type: 'dial', target }, recordOf(said));
      } });
      const look = (payload: unknown): void => known.know({ record: recordOf(read(view, payload) ?? {}) });
      api.onNavigationChange({ listener: (payload) => { if (!signal.aborted) look(payload); } });
      silently(askOpenCti(api, 'getAppViewInfo').then(look));
      silently(askOpenCti(api, 'isSoftphonePanelVisible').then((value) => known.know({ panel: read(visibility, value) })));
      if (panel?.height) silently(askOpenCti(api, 'setSoftphonePanelHeight', { heightPX: panel.height }).then(() => known.know({ panel: { height: panel.height! } })));
      if (panel?.width) silently(askOpenCti(api, 'setSoftphonePanelWidth', { widthPX: panel.width }).then(() => known.know({ panel: { width: panel.width! } })));
    },
    showPanel: async (visible) => void await askOpenCti(api, 'setSoftphonePanelVisibility', { visible }),
    setClickToDial: async (enabled) => void await askOpenCti(api, enabled ? 'enableClickToDial' : 'disableClickToDial'),
    open: (page) => openInSalesforce(api, page),
  };
}
