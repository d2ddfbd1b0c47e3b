/**
 * What JsSIP need not bring along, for `src/sip/` does not use it: MESSAGE, OPTIONS of our own, NOTIFY of our own, JsSIP's own socket;
 * or loads it by itself, when it is needed: SUBSCRIBE. Who begins to use one takes it off the list.
 */
const leftOut = ['Message', 'Notifier', 'Options', 'Subscriber', 'WebSocketInterface'];

/** The rules that its parser is asked for by name: header fields, addresses, first lines. The others are only steps on the way, and need no entry of their own. */
const rulesAskedFor = [
  'Request_Response', 'Status_Line', 'SIP_URI', 'host', 'uuid', 'quoted_string', 'Name_Addr_Header', 'Record_Route', 'Contact', 'Via', 'From', 'To', 'Call_ID', 'CSeq',
  'Content_Length', 'Content_Type', 'Max_Forwards', 'WWW_Authenticate', 'Proxy_Authenticate', 'Session_Expires', 'Refer_To', 'Replaces', 'Event', 'Subscription_State',
];

/**
 * JsSIP without that, and without what a page never sees: its log, its package.json, and the words for syntax errors that its
 * parser collects at every token only to answer -1. A fifth of its weight, and a good part of the time it takes to read a message.
 */
export const leanJsSip = () => ({
  name: 'lean-jssip',
  resolveId(source, importer) {
    if (!importer?.includes('/jssip/')) return null;
    const missing = leftOut.find((name) => source === `./${name}`);
    return missing ? `/left-out-${missing}.js` : source === 'debug' ? '/silent-debug.js' : null;
  },
  load(id) {
    const missing = leftOut.find((name) => id === `/left-out-${name}.js`);
    if (missing) return `module.exports = class { constructor() { throw new Error('JsSIP.${missing} is left out of this bundle'); } };`;
    return id === '/silent-debug.js' ? silent : null;
  },
  transform(code, id) {
    if (id.endsWith('/jssip/package.json')) {
      const { name, title, version } = JSON.parse(code);
      return { code: JSON.stringify({ name, title, version }), map: null };
    }
    if (id.endsWith('/jssip/lib/Grammar.js')) code = withRules(code);
    return id.includes('/jssip/lib/') ? { code: without(code, statements(this.parse(code)).filter(isIdle)), map: null } : null;
  },
});

const silent = 'const silent = () => () => {}; silent.default = silent; module.exports = silent;';

/** What no rule reaches any more is dropped by the minifier. */
const withRules = (code) => code.replace(/(var parseFunctions = \{)[^}]*\}/, (_, head) => `${head}${rulesAskedFor.map((rule) => `${rule}: parse_${rule}`)}}`);

/** `logger.debug('…');` or `if (reportFailures === 0) { matchFailed('…'); }` */
function isIdle({ type, expression, test, consequent, alternate }) {
  if (type === 'IfStatement') return test.left?.name === 'reportFailures' && !alternate && consequent.body.every(({ expression }) => expression.callee.name === 'matchFailed');
  if (type !== 'ExpressionStatement' || expression.type !== 'CallExpression') return false;
  const { object, property } = expression.callee;
  return /^_?logger/.test(object?.name ?? object?.property?.name) && ['debug', 'warn'].includes(property.name);
}

/** Every statement below a node. */
function statements(node, found = []) {
  for (const child of Object.values(node).flat()) {
    if (typeof child?.type !== 'string') continue;
    if (/Statement$/.test(child.type)) found.push(child);
    statements(child, found);
  }
  return found;
}

/** An empty statement in the place of each: one may be all that an `if` has. */
const without = (code, nodes) => nodes.sort((a, b) => b.start - a.start).reduce((rest, { start, end }) => `${rest.slice(0, start)};${rest.slice(end)}`, code);
