import * as z from 'zod/mini';
import { args, fn, type Contract } from './contract.js';

/**
 * Microsoft.CIFramework, Channel Integration Framework 2.0, as Microsoft Learn describes it:
 * https://learn.microsoft.com/en-us/dynamics365/channel-integration-framework/v2/develop/reference/microsoft-ciframework-v2
 * Its methods give promises; none may be called before `CIFInitDone`, and each may take 100 s.
 */
const learn = (page: string): string => `https://learn.microsoft.com/en-us/dynamics365/channel-integration-framework/v2/develop/reference/${page}`;
const method = (name: string): string => learn(`microsoft-ciframework/${name}`);

const event = z.enum(['onclicktoact', 'onmodechanged', 'onsizechanged', 'onpagenavigate', 'onsendkbarticle', 'onSessionSwitched', 'onSessionClosed', 'onPresenceChange']);
const json = z.string().check(z.refine((text) => {
  try { return typeof JSON.parse(text) === 'object'; } catch { return false; }
}));

export const dynamics: Contract = {
  vendor: 'Dynamics 365',
  methods: {
    addHandler: { page: method('addhandler'), args: args(event, fn) },
    removeHandler: { page: method('removehandler'), args: args(event, fn) },
    setClickToAct: { page: method('setclicktoact'), args: args(z.boolean()) },
    /** 0 minimise, 1 dock, 2 hide, 3 collapse. */
    setMode: { page: method('setmode'), args: args(z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])) },
    getMode: { page: method('getmode'), args: args() },
    setWidth: { page: method('setwidth'), args: args(z.number()) },
    /** A promise of a text: JSON with `appid`, `pageType`, `id`, `orgGeo`, `navigationType`. */
    getEnvironment: { page: method('getenvironment'), args: args() },
    openForm: { page: method('openform'), args: args(json) },
    /** OData query options; with `$search`, several (or none) open the search page filled with it. */
    searchAndOpenRecords: { page: method('searchandopenrecords'), args: args(z.string(), z.string().check(z.startsWith('?$select=')), z.boolean()) },
    /** "The string should exactly match the text used in the admin app"; a promise of whether it did. */
    setPresence: { page: method('setpresence'), args: args(z.string()) },
  },
};

/** `eventData`: of a presence the sample reads JSON from it, so that all may come as text. See learn('events/…'). */
export const events = {
  onclicktoact: { value: '123456789', name: 'mobilephone', format: 'phone', entityLogicalName: 'contact' },
  onmodechanged: { value: 1 },
  onsizechanged: { value: 350 },
  onpagenavigate: { value: 'https://mycrmorg.dynamics.com/main.aspx?appid=25ac68f2-9ab5-e811-8149-000d3a43f05f&pagetype=entityrecord&etn=contact&id=3518ddae-2f46-e911-8190-000d3a6ce16d' },
  toList: { value: 'https://mycrmorg.dynamics.com/main.aspx?appid=25ac68f2-9ab5-e811-8149-000d3a43f05f&pagetype=entitylist&etn=contact' },
  onPresenceChange: (presenceText: string, basePresenceStatus: string) =>
    JSON.stringify({ presenceInfo: { basePresenceStatus, presenceColor: '#ff0000', presenceId: 'efdeb843-c07a-e811-8162-000d3aa11f50', presenceText } }),
};
