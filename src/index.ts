export * from './core/index.js';
export * from './desk/index.js';
