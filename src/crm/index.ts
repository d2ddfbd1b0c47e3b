// Light: what checks and asks is loaded by the one who is asked, so that a page without a CRM pays for none of it.
export { answerDesk, type DeskFrame } from './answer-desk.js';
export { crmOf, type CrmConfig, type CrmOptions } from './crm-of.js';
export type { HostCrmObject } from './host-object.js';
export type { MessageCrmConfig } from './message-crm.js';
export type { RestCrmConfig } from './rest-crm.js';
export type { HeaderSource } from './rest-request.js';
