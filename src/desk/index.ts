export * from './ask-crm.js';
export * from './call-days.js';
export * from './command.js';
export * from './crm.js';
export * from './desk.js';
export * from './memory-records.js';
export * from './ports.js';
export * from './records.js';
export { finishWrapUp } from './wrap-up-commands.js';
