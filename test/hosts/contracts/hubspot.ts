import * as z from 'zod/mini';
import { args, fields, type Contract } from './contract.js';

/**
 * The calling extensions SDK, `@hubspot/calling-extensions-sdk` 0.9.6, as HubSpot describes it:
 * https://developers.hubspot.com/docs/api-reference/latest/crm/extensions/calling-extensions/calling-sdk
 * https://developers.hubspot.com/docs/api-reference/latest/crm/extensions/calling-extensions/receive-incoming-calls
 * and the types of its source: https://github.com/HubSpot/calling-extensions-sdk/blob/master/src/types.ts
 * Nothing may be said before `onReady`.
 */
const sdk = 'https://developers.hubspot.com/docs/api-reference/latest/crm/extensions/calling-extensions/calling-sdk';
const types = 'https://github.com/HubSpot/calling-extensions-sdk/blob/master/src/types.ts';

const externalCallId = z.string();
const call = { externalCallId, fromNumber: z.optional(z.string()), toNumber: z.optional(z.string()), callStartTime: z.optional(z.int()), createEngagement: z.optional(z.boolean()) };

export const hubspot: Contract = {
  vendor: 'HubSpot',
  methods: {
    initialized: { page: sdk, args: fields({ isLoggedIn: z.boolean(), sizeInfo: z.optional(z.strictObject({ width: z.number(), height: z.number() })), engagementId: z.optional(z.int()) }) },
    userLoggedIn: { page: sdk, args: args() },
    userLoggedOut: { page: sdk, args: args() },
    userAvailable: { page: sdk, args: args() },
    userUnavailable: { page: sdk, args: args() },
    incomingCall: { page: types, args: fields({ ...call, fromNumber: z.string(), toNumber: z.string() }) },
    outgoingCall: { page: types, args: fields({ ...call, phoneNumber: z.optional(z.string()) }) }, // `phoneNumber` is the documentation's, `toNumber` the types'.
    callAnswered: { page: types, args: fields({ externalCallId }) },
    callTransferred: { page: types, args: fields({ externalCallId }) },
    callEnded: {
      page: types,
      args: fields({ externalCallId, engagementId: z.optional(z.int()), callEndStatus: z.enum(['COMPLETED', 'FAILED', 'CANCELED', 'BUSY', 'NO_ANSWER', 'REJECTED', 'MISSED']) }),
    },
    callCompleted: {
      page: types,
      args: fields({
        externalCallId, engagementId: z.optional(z.int()), hideWidget: z.optional(z.boolean()),
        engagementProperties: z.strictObject({
          hs_timestamp: z.union([z.number(), z.string()]), hs_call_direction: z.enum(['INBOUND', 'OUTBOUND']), hs_call_from_number: z.optional(z.string()), hs_call_to_number: z.optional(z.string()),
          hs_call_status: z.enum(['COMPLETED', 'NO_ANSWER']), hs_call_duration: z.string().check(z.regex(/^\d+$/)), hs_call_title: z.string(), hs_call_body: z.optional(z.string()),
        }),
      }),
    },
    navigateToRecord: { page: types, args: fields({ objectCoordinates: z.strictObject({ portalId: z.int(), objectId: z.int(), objectTypeId: z.enum(['0-1', '0-2']) }) }) },
  },
};

/** What HubSpot calls its handlers with. */
export const events = {
  onReady: { engagementId: 0, iframeLocation: 'window', usesCallingWindow: true, portalId: 62515, ownerId: 51, userId: 77 },
  onDialNumber: { phoneNumber: '+12125550142', ownerId: 51, subjectId: 101, objectId: 101, objectType: 'CONTACT', portalId: 62515, countryCode: 'US', calleeInfo: { calleeId: 101, calleeObjectTypeId: '0-1' } },
  onVisibilityChanged: { isMinimized: true, isHidden: false },
  onCallerIdMatchSucceeded: (...objectIds: readonly number[]) => ({
    callerIdMatches: objectIds.map((objectId) => ({ callerIdType: 'CONTACT', objectCoordinates: { portalId: 62515, objectId, objectTypeId: '0-1' }, firstName: 'Maria', lastName: 'Lindqvist', email: 'maria@example.com' })),
  }),
};
