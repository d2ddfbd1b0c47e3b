export * from './caret.js';
export * from './clean-number.js';
export * from './e164.js';
export * from './phone-rules.js';
export * from './region.js';
