// Adapters between a desk and the program round its page. None loads a script of anybody's: what a CRM puts on the page is handed in.
export { dynamicsHost, type CIFramework, type DynamicsOptions } from './dynamics-cif.js';
export { hubspotHost } from './hubspot-calling.js';
export type { HubSpotCalling, HubSpotExtensions } from './hubspot-sdk.js';
export { postMessageHost, type PostMessageOptions } from './post-message.js';
export { salesforceHost, type OpenCti } from './salesforce-open-cti.js';
export { salesforceCrm } from './salesforce-crm.js';
export { servicenowHost, type OpenFrame, type ServiceNowOptions } from './servicenow-openframe.js';
export { zohoHost, type ZohoOptions, type ZohoSdk } from './zoho.js';
export type { HostOptions } from './host-options.js';
