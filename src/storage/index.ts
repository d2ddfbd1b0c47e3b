export { BrowserRecords } from './browser-records.js';
