import * as z from 'zod/mini';
import { args, fields, fn, type Contract } from './contract.js';

/**
 * The embedded app SDK of Zoho CRM, 1.2 and later, as its read-me and the comments of its source describe it:
 * https://github.com/ZohoDevelopers/embeddedApp-js-sdk and https://www.zohocrm.dev/explore/widgets/latest/jssdk
 * Listeners are taken before `init`. Click-to-dial is switched in Zoho's own settings (PhoneBridge): there is no method for it.
 */
const sdk = 'https://www.zohocrm.dev/explore/widgets/latest/jssdk';

export const zoho: Contract = {
  vendor: 'Zoho CRM',
  methods: {
    'embeddedApp.on': { page: sdk, args: args(z.enum(['DialerActive', 'Dial', 'PageLoad', 'Notify', 'NotifyAndWait']), fn) },
    'embeddedApp.init': { page: sdk, args: args() },
    'CRM.CONFIG.getCurrentUser': { page: sdk, args: args() },
    'CRM.UI.Resize': { page: sdk, args: fields({ width: z.string(), height: z.string() }) },
    'CRM.UI.Dialer.maximize': { page: sdk, args: args() },
    'CRM.UI.Dialer.minimize': { page: sdk, args: args() },
    'CRM.UI.Record.open': { page: sdk, args: fields({ Entity: z.string(), RecordID: z.string() }) },
  },
};

/** `PageLoad` of a record, as the read-me prints it. */
export const pageLoad = { Entity: 'Leads', EntityId: '3000000032096' };
/** `PageLoad` of a list: several at once. */
export const listLoad = { EntityId: ['3000000040011', '3000000032101'], Entity: 'Leads', ButtonPosition: 'ListView' };
/** `Dial`: written down nowhere; widgets in use read `Number`. */
export const dial = { Number: '+12125550142' };
/** `getCurrentUser`, as the source's comment prints it; a list of `users` in later versions. */
export const currentUser = { confirm: true, full_name: 'Ada Agent', id: '1000000030132', first_name: null, email: 'ada@example.com', status: 'active' };
