export * from './command.js';
export * from './desk.js';
export * from './ports.js';
