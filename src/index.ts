// All names of the package, without side effects: importing this registers nothing (`define/` does) and connects nothing (`connect.js` does).
export * from './core/index.js';
export * from './desk/index.js';
export * from './elements/agent-status/agent-status-element.js';
export * from './elements/audio-settings/audio-settings-element.js';
export * from './elements/call/call-element.js';
export * from './elements/call-queue/call-queue-element.js';
export * from './elements/calls/calls-element.js';
export * from './elements/desk/desk-element.js';
export * from './elements/dialer/dialer-element.js';
export * from './elements/incoming-call/incoming-call-element.js';
export * from './elements/agent-status/agent-status-events.js';
export * from './elements/call/call-events.js';
export * from './elements/call-queue/call-queue-events.js';
export * from './elements/desk/desk-events.js';
export * from './elements/dialer/dialer-events.js';
export { cleanNumber } from './phone-number/clean-number.js';
