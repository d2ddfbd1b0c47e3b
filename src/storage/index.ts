export { BrowserRecords } from './browser-records.js';
export { browserKeptCalls } from './browser-kept-calls.js';
