// What a server does before there is a browser.
import assert from 'node:assert/strict';
import 'cordboard/define/all.js';
import * as components from 'cordboard/react.js';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';

const complaints = [];
console.error = (...words) => complaints.push(words.join(' '));
console.warn = console.error;

const { CordDialer } = components;
assert.equal(
  renderToString(createElement(CordDialer, { className: 'dialer', slot: 'aside', region: 'DE', contacts: [{ name: 'Ada', number: '+15550100' }], onCordDial: () => {} }, 'Call')),
  '<cord-dialer class="dialer" slot="aside">Call</cord-dialer>',
);
for (const [name, component] of Object.entries(components)) assert.match(renderToString(createElement(component)), /^<(cord-[a-z-]+)><\/\1>$/, name);
assert.deepEqual(complaints, []);
console.log(`rendered on a server: ${Object.keys(components).length} components`);
