import * as z from 'zod/mini';
import { fields, fn, type Contract } from './contract.js';

/**
 * Open CTI for Lightning Experience, as the Open CTI Developer Guide describes it (read in its edition of API 66):
 * https://developer.salesforce.com/docs/service/api-cti/guide/sforce-api-cti-methods-intro-lightning.html
 *
 * Every asynchronous method calls `callback` with `{ success: boolean, returnValue, errors }`: `errors` is null, or an array of messages.
 */
const guide = (page: string): string => `https://developer.salesforce.com/docs/service/api-cti/guide/sforce-api-cti-${page}-lex.html`;

const callback = z.optional(fn);

export const salesforce: Contract = {
  vendor: 'Salesforce',
  methods: {
    enableClickToDial: { page: guide('enableclicktodial'), args: fields({ callback }) },
    disableClickToDial: { page: guide('disableclicktodial'), args: fields({ callback }) },
    onClickToDial: { page: guide('onclicktodial'), args: fields({ listener: fn }) },
    onNavigationChange: { page: guide('onnavigationchange'), args: fields({ listener: fn }) },
    getAppViewInfo: { page: guide('getappviewinfo'), args: fields({ callback: fn }) },
    isSoftphonePanelVisible: { page: guide('issoftphonepanelvisible'), args: fields({ callback: fn }) },
    setSoftphonePanelVisibility: { page: guide('setsoftphonepanelvisibility'), args: fields({ visible: z.boolean(), callback }) },
    /** From 240 through 2,560. */
    setSoftphonePanelHeight: { page: guide('setsoftphonepanelheight'), args: fields({ heightPX: z.number().check(z.minimum(240), z.maximum(2_560)), callback }) },
    /** From 200 through 1,920. */
    setSoftphonePanelWidth: { page: guide('setsoftphonepanelwidth'), args: fields({ widthPX: z.number().check(z.minimum(200), z.maximum(1_920)), callback }) },
    screenPop: {
      page: guide('screenpop'),
      args: z.union([
        fields({ type: z.literal('sobject'), params: z.strictObject({ recordId: z.string() }), callback }),
        fields({ type: z.literal('url'), params: z.strictObject({ url: z.string().check(z.startsWith('/')) }), callback }), // "must be a relative path"
      ]),
    },
    searchAndScreenPop: { page: guide('searchandscreenpop'), args: fields({ searchParams: z.string(), callType: z.enum(['inbound', 'outbound', 'internal']), deferred: z.optional(z.boolean()), callback }) },
    /** To update, include `Id`; to create, `entityApiName`. The other fields are those of the object (here Task, of the Object Reference). */
    saveLog: {
      page: guide('savelog'),
      args: fields({
        value: z.strictObject({
          entityApiName: z.optional(z.literal('Task')), Id: z.optional(z.string()), Subject: z.string().check(z.maxLength(255)), Status: z.literal('Completed'), CallObject: z.string().check(z.maxLength(255)),
          CallType: z.enum(['Inbound', 'Outbound', 'Internal']), CallDurationInSeconds: z.int(), CallDisposition: z.string().check(z.maxLength(255)), ActivityDate: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)),
          Description: z.optional(z.string().check(z.maxLength(32_000))), WhoId: z.optional(z.string()), WhatId: z.optional(z.string()),
        }), callback,
      }),
    },
  },
};

/** `sforce.opencti.SCREENPOP_TYPE`, `CALL_TYPE`: the guide names them, and not their values. */
export const constants = { SCREENPOP_TYPE: { SOBJECT: 'sobject', URL: 'url' }, CALL_TYPE: { INBOUND: 'inbound', OUTBOUND: 'outbound', INTERNAL: 'internal' } };

/** The payload of an `onClickToDial` listener. The guide calls `number` a number; it comes as a text, too. */
export const clicked = { number: '+12125550142', recordId: '003xx000004TmiQAAS', recordName: 'Maria Lindqvist', objectType: 'Contact', personAccount: false, params: '' };

/** The payload of an `onNavigationChange` listener; of a page that is no record, only `url`, the rest blank. */
export const navigated = { url: 'https://example.lightning.force.com/lightning/r/Account/001xx000003DGb2AAG/view', recordId: '001xx000003DGb2AAG', recordName: 'Acme', objectType: 'Account' };
export const toList = { url: 'https://example.lightning.force.com/lightning/o/Contact/list', recordId: '', recordName: '', objectType: '' };

/** What `searchAndScreenPop` with `deferred` finds: a record by each id, and what `screenPop` would take. */
export const foundTwo = {
  '003xx000004TmiQAAS': { Name: 'Maria Lindqvist', Phone: '+12125550142', MobilePhone: null, RecordType: 'Contact' },
  '001xx000003DGb2AAG': { Name: 'Acme', Phone: '(212) 555-0142', RecordType: 'Account' },
  SCREEN_POP_DATA: { type: 'search', params: { searchString: '+12125550142' } },
};
