// What a host hears of a desk: a <cord-desk> round the one of desk.page.mjs, and what it tells.
import '../../src/define/desk.ts';

const facts = ['cord-call-started', 'cord-call-answered', 'cord-call-ended', 'cord-screen-pop'];

window.facts = [];
const element = document.createElement('cord-desk');
for (const type of facts) element.addEventListener(type, () => window.facts.push(type));
element.desk = window.desk;
document.body.append(element);
