import * as z from 'zod/mini';
import { args, fn, type Contract } from './contract.js';

/**
 * openFrameAPI, as the client API reference of ServiceNow describes it (read in its release Australia):
 * https://www.servicenow.com/docs/r/api-reference/c_openFrameAPI.html
 */
const page = 'https://www.servicenow.com/docs/r/api-reference/c_openFrameAPI.html';

const details = z.strictObject({ entity: z.string(), query: z.string() });

export const servicenow: Contract = {
  vendor: 'ServiceNow',
  methods: {
    /** "This must be the first method that you call." */
    init: { page, args: args(z.strictObject({ title: z.optional(z.string()), width: z.optional(z.number()), height: z.optional(z.number()) }), fn, fn) },
    subscribe: { page, args: args(z.enum(['openframe_communication', 'openframe_shown', 'openframe_hidden', 'openframe_awa_agent_presence']), fn) },
    show: { page, args: args() },
    hide: { page, args: args() },
    isVisible: { page, args: args(fn) },
    openServiceNowForm: { page, args: args(details) },
    openServiceNowList: { page, args: args(details) },
    /** By default Available, Away, Offline; custom states are allowed. */
    setPresenceIndicator: { page, args: args(z.string(), z.enum(['red', 'orange', 'grey', 'green'])) },
  },
};

export const EVENTS = { COMMUNICATION_EVENT: 'openframe_communication', OPENFRAME_SHOWN: 'openframe_shown', OPENFRAME_HIDDEN: 'openframe_hidden' };

/** "Application-specific and can be customized": this is what its click-to-call components send. */
export const outgoingCall = { type: 'OUTGOING_CALL', data: { metaData: { phoneNumber: '+12125550142' } } };

/** openframe_awa_agent_presence. */
export const presence = (name: string, available: boolean) => ({ result: { presence: { name, sys_id: '27f675e3739713004a905ee515f6a7c3', available, channels: [{ name: 'Phone', available, sys_id: '9378a530a1820610f809018efd9bc01e', restrict_update: false }] } } });
