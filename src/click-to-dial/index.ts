export * from './click-to-dial.js';
