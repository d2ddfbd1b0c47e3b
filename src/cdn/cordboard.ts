// What one script tag brings: every element, registered, and what a page needs to talk of them. Nothing but names stand here: a chunk that
// needed something of this file would run it twice where the page gave its address a query.
export * from './first.js';
