// Examples that do not compile, to see that each is found: they are compiled together with the real ones, for that takes some seconds.
import { readPage } from './markdown.mjs';

/** A heading and a block of code: its first line is the fourth. */
export const block = (language, ...lines) => `# One\n\n\`\`\`${language}\n${lines.join('\n')}\n\`\`\`\n`;

export const brokenPage = readPage('docs/made-up.md', [
  block('ts', "import { connect } from 'cordboard/connect.js';", '', "const one = connect({ server: 'wss://x', uri: 'sip:1@x', credential: '/x' });"),
  block('js', "import { nothing } from 'cordboard';", "await desk.send({ type: 'dail', target: '1' });", 'const plus = (a, b) => a + b;', "document.querySelector('cord-desk').desk.state.calls[0].peer.number;"),
  block('tsx', "import { useState } from 'react';", 'export const One = () => <p title={1}>{useState(0)[0]}</p>;'),
  block('html', '<cord-desk></cord-desk>', '<script type="module">', "  document.querySelector('cord-desk').desk.dial('1');", '</script>'),
  block('ts', "import { x } from 'cordboard/nowhere.js';"),
  block('ts', 'const = 1;'),
].join('\n'));

/** What must be found there, and nothing else: that JavaScript names no types is no mistake. @type {readonly (readonly [line: number, what: RegExp])[]} */
export const mistakes = [[6, /'credential'/], [12, /'nothing'/], [13, /"dail"/], [22, /'number'/], [30, /'dial'/], [37, /'cordboard\/nowhere\.js'/], [43, /expected/]];
