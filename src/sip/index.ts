export { SipLine, type SipLineConfig } from './sip-line.js';
export type { Credentials, CredentialsSource } from './credentials.js';
