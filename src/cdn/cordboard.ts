// What one script tag brings: every element, registered, and the names of the package.
import '../define/all.js';
export * from '../index.js';
