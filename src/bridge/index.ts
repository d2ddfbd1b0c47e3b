export { applyQueueChanges, DeskError, type LeftHow, type Member, type QueueChange, type QueueSnapshot, type WaitingCall } from '../core/index.js';
export type { CentreCommand } from '../protocol/messages.js';
export { CentreServer, type CentreServerOptions, type Health } from './centre-server.js';
export { jsonLog, type Log } from './log.js';
export { signToken, type TokenClaims } from './sign-token.js';
export type { Source, SourceEvent } from './source.js';
export { tokenVerifier, type Grant, type TokenConfig, type VerifyToken } from './token.js';
