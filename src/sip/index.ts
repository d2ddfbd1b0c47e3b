export { SipLine, type SipLineConfig } from './sip-line.js';
export { askCredentials, type Credentials, type CredentialsSource } from './credentials.js';
