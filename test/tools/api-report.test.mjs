/** A name that goes or changes unannounced stops the build, and so does one that the report does not have yet. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { nameIn, unannounced } from '../../tools/api-report/breaks.mjs';
import { keepReport } from '../../tools/api-report/keep.mjs';
import { apiReport } from '../../tools/api-report/report.mjs';

const types = `import { Bulb } from './bulb.js';
/** A lamp. */
export declare class Lamp extends Bulb {
  #private;
  private secret;
  protected own(): void;
  readonly isLit: boolean;
  shine(colour: Colour, seconds?: number): Promise<void>;
}
export type Colour = 'red' | /** the best */ 'green' | 'blue';
export declare const colours: readonly ["red", "green"];
export declare function on(lamp: Lamp): void;
export { Socket as Plug } from './bulb.js';
`;
const lamp = {
  kind: 'class', name: 'CordLampElement', tagName: 'cord-lamp', members: [{ kind: 'field', name: 'isLit', type: { text: 'boolean' }, attribute: 'is-lit', default: 'false' }],
  attributes: [{ name: 'is-lit', fieldName: 'isLit', type: { text: 'boolean' }, default: 'false' }], events: [{ name: 'cord-lamp-out', type: { text: 'CordLampOutEvent' } }],
  slots: [{ name: '' }], cssParts: [{ name: 'bulb' }], cssStates: [{ name: 'lit' }], cssProperties: [{ name: '--cord-lamp-size' }],
};
const files = {
  'package.json': JSON.stringify({
    name: 'lamps', type: 'module', customElements: 'dist/custom-elements.json', bin: { 'lamps-on': './dist/main.js' },
    exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' }, './again.js': { types: './dist/again.d.ts', default: './dist/again.js' }, './themes/*.css': './dist/themes/*.css' },
  }),
  'CHANGELOG.md': '# Changelog\n\n## [Unreleased]\n\nLamps shine.\n',
  'dist/index.d.ts': types,
  'dist/again.d.ts': "export { Lamp } from './index.js';\n",
  'dist/bulb.d.ts': 'export declare class Bulb {\n  watts: number;\n  plug: Socket;\n}\nexport interface Socket {\n}\ninterface Unseen {\n}\nexport {};\n',
  'dist/custom-elements.json': JSON.stringify({ modules: [{ declarations: [lamp] }] }),
  'dist/themes/dark.css': '',
};

/** A built package of its own, to which the tool is given. */
function packageOf(t) {
  const folder = mkdtempSync(join(tmpdir(), 'api-report-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'dist/themes'), { recursive: true });
  const write = (name, text) => writeFileSync(join(folder, name), text);
  for (const [name, text] of Object.entries(files)) write(name, text);
  const run = (check) => {
    const faults = keepReport(folder, apiReport(folder, ['--cord-light']), check);
    return { passes: faults.length === 0, says: faults.join('\n') };
  };
  return {
    api: () => run(false), check: () => run(true), types: (text) => write('dist/index.d.ts', text), news: (text) => write('CHANGELOG.md', `## [Unreleased]\n\n${text}\n`),
    changelog: (text) => write('CHANGELOG.md', text), report: () => readFileSync(join(folder, 'api-report.md'), 'utf8'),
    git: (...words) => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', '-c', 'commit.gpgsign=false', ...words], { cwd: folder, stdio: 'pipe' }),
  };
}

test('all that is open is told, by what it is imported from; what is private is not', (t) => {
  const { api, check, report } = packageOf(t);
  assert.deepEqual(api(), { passes: true, says: '' });
  assert.deepEqual(report().replace(/^# API\n\n.*\n\n/, '').replace(/```(text)?\n/g, '').split('\n').filter(Boolean), [
    '## lamps',
    'type Colour =', "  | 'red'", "  | 'green'", "  | 'blue'",
    'class Lamp extends Bulb', '  readonly isLit: boolean', '  shine(colour: Colour, seconds?: number): Promise<void>',
    'interface Plug', 'const colours: readonly [', '  "red"', '  "green"', 'function on(lamp: Lamp): void',
    '## lamps/again.js', 'class Lamp, as in lamps',
    '## Spoken of by these, not to be imported', 'class Bulb', '  plug: Socket', '  watts: number',
    '## Elements', '<cord-lamp> CordLampElement', '  attribute is-lit: boolean = false', '  property isLit: boolean = false', '  event cord-lamp-out: CordLampOutEvent',
    '  slot (default)', '  part bulb', '  state lit', '  token --cord-lamp-size',
    '## Tokens', '--cord-light', '## Files and commands', 'lamps-on', 'lamps/themes/dark.css',
  ]);
  assert.deepEqual(check(), { passes: true, says: '' });
});

test('a name that goes fails, and stays in the report until the changelog has it', (t) => {
  const { api, check, report, types: now, news } = packageOf(t);
  api();
  now(types.replace(/export declare function on.*\n/, ''));
  assert.equal(check().passes, false);
  assert.match(check().says, /^- lamps: function on\(lamp: Lamp\): void$/m);
  assert.match(check().says, /run `npm run api`.*\n.*says nothing of what is gone or changed: on\. Write it under Unreleased/);
  assert.equal(api().passes, false);
  assert.match(report(), /function on/);
  news('A lamp goes on by itself.');
  assert.equal(api().passes, false, 'a word like it is no announcement');
  news('`on()` is gone: a lamp shines by itself.');
  assert.equal(check().passes, false, 'announced, not written yet');
  assert.deepEqual([api().passes, check().passes], [true, true]);
  assert.doesNotMatch(report(), /function on/);
});

test('a signature that changes fails, both as it was and as it is', (t) => {
  const { api, check, types: now, news } = packageOf(t);
  api();
  now(types.replace('seconds?: number', 'seconds: number').replace("'red' | ", ''));
  const { passes, says } = check();
  assert.equal(passes, false);
  assert.match(says, /^- lamps: Lamp: shine\(colour: Colour, seconds\?: number\): Promise<void>$/m);
  assert.match(says, /^\+ lamps: Lamp: shine\(colour: Colour, seconds: number\): Promise<void>$/m);
  assert.match(says, /gone or changed: red, shine\./);
  news('`lamp.shine(colour, seconds)` wants to know how long; `\'red\'` is gone.');
  assert.deepEqual([api().passes, check().passes], [true, true]);
});

test('a new name fails until it is written; it need not be announced', (t) => {
  const { api, check, types: now } = packageOf(t);
  api();
  now(`${types}export declare function off(lamp: Lamp): void;\n`);
  assert.equal(check().passes, false);
  assert.match(check().says, /^\+ lamps: function off\(lamp: Lamp\): void$/m);
  assert.doesNotMatch(check().says, /says nothing/);
  assert.deepEqual([api().passes, check().passes], [true, true]);
});

test('what the last release opened counts, whatever the report says meanwhile', (t) => {
  const { api, check, git, types: now, news, changelog } = packageOf(t);
  api();
  for (const words of [['init', '-q'], ['add', '.'], ['commit', '-qm', 'Lamps'], ['tag', 'v1.0.0']]) git(...words);
  now(types.replace(/export declare function on.*\n/, ''));
  news('`on()` is gone.');
  api();
  news('Nothing to say.');
  assert.match(check().says, /gone or changed since 1\.0\.0: on\./);
  changelog('## [Unreleased]\n\n## [2.0.0] - 2030-01-01\n\n`on()` is gone.\n\n## [1.0.0]\n');
  assert.equal(check().passes, true, 'all above the version that was tagged is news');
});

test('a line is named by what it is about', () => {
  const names = {
    'readonly state: DeskState': 'state', 'get callId(): string': 'callId', "| { readonly type: 'held'; }": 'held', '| number': 'number', "'cord-dial': CordDialEvent": 'cord-dial',
    'state ready': 'ready', 'part state': 'state', 'set(value: string): void': 'set', 'static readonly tagName: string': 'tagName', '<cord-lamp> CordLampElement': 'cord-lamp', 'abstract class Lamp<T>': 'Lamp',
    '--cord-light': '--cord-light', '"red"': 'red', 'lamps/themes/dark.css': 'lamps/themes/dark.css', 'class DeskError, as in lamps': 'DeskError',
  };
  for (const [line, name] of Object.entries(names)) assert.equal(nameIn(line), name, line);
  const gone = (owner, ...texts) => texts.map((text) => ({ section: 'lamps', owner, text }));
  assert.deepEqual(unannounced(gone('interface Lamp', 'interface Lamp', 'isLit: boolean'), ''), ['Lamp'], 'of what is gone as a whole, its own name');
  assert.deepEqual(unannounced(gone('class Lamp', 'constructor(watts: number)'), '`Lamp`'), [], 'a constructor has no name of its own');
  assert.deepEqual(unannounced(gone('<cord-lamp> CordLampElement', 'slot (default)', 'part bulb'), '`cord-lamp::part(bulb)` is gone'), []);
});
