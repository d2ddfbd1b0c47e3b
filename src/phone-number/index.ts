export * from './caret.js';
export * from './clean-number.js';
export * from './phone-rules.js';
export * from './region.js';
