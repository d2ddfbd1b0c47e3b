import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pascal, readElements, wordsIn } from '../../tools/element-data.mjs';
import { lacking } from '../../tools/lacking.mjs';
import { reactWrappers } from '../../tools/react-wrappers.mjs';
import { tagTypes } from '../../tools/tag-types.mjs';
import { themeTokens } from '../../tools/theme-tokens.mjs';
import { vscodeCss, vscodeHtml } from '../../tools/vscode-data.mjs';
import { webTypes } from '../../tools/web-types.mjs';

const field = (name, type, more = {}) => ({ kind: 'field', name, type: { text: type }, description: `The\n${name}.`, ...more });
const lamp = {
  kind: 'class', name: 'CordLampElement', tagName: 'cord-lamp', description: 'A lamp.\nIt shines.',
  members: [
    field('tagName', 'string', { static: true }), field('isLit', 'boolean', { attribute: 'is-lit', default: 'false' }),
    field('shape', "'round' | 'square'", { attribute: 'shape' }), field('wait', 'number', { attribute: 'wait-for' }), field('owner', 'Person'),
    { kind: 'method', name: 'blink' },
  ],
  attributes: [
    { name: 'is-lit', fieldName: 'isLit', type: { text: 'boolean' }, description: 'It is lit.', default: 'false' },
    { name: 'shape', fieldName: 'shape', type: { text: "'round' | 'square'" }, description: 'Its shape.' },
    { name: 'wait-for', fieldName: 'wait', type: { text: 'number' }, description: 'How long.' },
  ],
  events: [{ name: 'cord-lamp-out', type: { text: 'CordLampOutEvent' }, description: 'It went out.' }],
  cssParts: [{ name: 'bulb', description: 'The bulb.' }], cssStates: [{ name: 'lit', description: 'While it shines.' }],
};
const lampOut = { kind: 'class', name: 'CordLampOutEvent' };
const elements = readElements({ modules: [{ declarations: [lampOut] }, { declarations: [lamp] }, {}] });

test('of a manifest, what can be set and heard is kept, its words on one line', () => {
  const [{ tag, component, define, doc, properties, events }] = elements;
  assert.equal(elements.length, 1);
  assert.deepEqual({ tag, component, define, doc }, { tag: 'cord-lamp', component: 'CordLamp', define: 'lamp', doc: 'A lamp. It shines.' });
  assert.deepEqual(properties.map(({ name }) => name), ['isLit', 'shape', 'wait', 'owner'], 'neither what is static nor a method');
  assert.deepEqual(properties[0], { name: 'isLit', doc: 'The isLit.', initial: 'false', type: 'boolean', attribute: 'is-lit' });
  assert.deepEqual(events, [{ name: 'cord-lamp-out', doc: 'It went out.', type: 'CordLampOutEvent' }]);
  assert.equal(pascal('cord-lamp-out'), 'CordLampOut');
});

test('a union of texts is offered word by word, anything else not at all', () => {
  assert.deepEqual(wordsIn("'keep' | 'end' | undefined"), ['keep', 'end']);
  assert.deepEqual(wordsIn("'' | 'scan'"), ['', 'scan']);
  assert.deepEqual(wordsIn("string | 'scan'"), []);
});

test('types are those of the class; an attribute is told apart from the property of another name', () => {
  const types = tagTypes(elements);
  assert.match(types, /interface CordLampProperties \{[^}]*isLit\?: Cord\.CordLampElement\['isLit'\] \| undefined;/);
  assert.match(types, /interface CordLampAttributes \{[^}]*'is-lit'\?: boolean \| undefined;[^}]*'wait-for'\?: Cord\.CordLampElement\['wait'\] \| `\$\{number\}` \| undefined;/);
  assert.doesNotMatch(types, /interface CordLampAttributes \{[^}]*'?shape'?\?:/);
  assert.match(types, /'cord-lamp-out': Cord\.CordLampOutEvent;/);
});

test('a React component registers its element, and knows its properties and events', () => {
  const files = reactWrappers(elements);
  assert.match(files['react/lamp.js'], /^'use client';\nimport '..\/define\/lamp.js';\n/);
  assert.match(files['react/lamp.js'], /wrap\('cord-lamp', \["isLit","shape","wait","owner"\], \{"onCordLampOut":"cord-lamp-out"\}\)/);
  assert.match(files['react.js'], /export \{ CordLamp \} from '.\/react\/lamp.js';/);
  assert.match(files['react.d.ts'], /export declare const CordLamp: Component<'cord-lamp'>;/);
});

test('editors are told values, parts and states', () => {
  const { tags: [{ name, attributes, description }] } = vscodeHtml(elements);
  assert.equal(name, 'cord-lamp');
  assert.equal(attributes[0].valueSet, 'v');
  assert.deepEqual(attributes[1].values, [{ name: 'round' }, { name: 'square' }]);
  assert.match(description.value, /\*\*Events\*\*\n- `cord-lamp-out`: It went out\./);
  const tokens = [{ name: '--cord-light', doc: 'Its light.' }];
  const css = vscodeCss([...elements, ...elements], tokens);
  assert.deepEqual(css.properties.map((one) => one.name), ['--cord-light']);
  assert.deepEqual(css.pseudoElements.map((one) => one.name), ['::part(bulb)'], 'once, though two have it');
  assert.deepEqual(css.pseudoClasses.map((one) => one.name), [':state(lit)']);
  const { contributions: { html: { elements: [{ js, css: { parts } }] } }, version } = webTypes(elements, tokens, { name: 'cordboard', version: '1.2.3' });
  assert.equal(version, '1.2.3');
  assert.deepEqual(js.events, [{ name: 'cord-lamp-out', description: 'It went out.', type: 'CordLampOutEvent' }]);
  assert.deepEqual(parts, [{ name: 'bulb', description: 'The bulb.' }]);
});

test('a manifest that keeps something to itself is told so', () => {
  assert.deepEqual(lacking([lamp, lampOut]), []);
  assert.deepEqual(lacking([]), ['no element found']);
  assert.deepEqual(lacking([{ ...lamp, description: '', members: [field('owner', '')], cssParts: [{ name: 'bulb' }] }]), [
    'CordLampElement has no description', 'CordLampElement: bulb has no description', 'CordLampElement: owner has no type', 'CordLampElement: cord-lamp-out is of no class that there is',
  ]);
});

test('what the docs tell of a token is what editors tell; a token they forgot stops the build', () => {
  const theming = '| token | default | what it is for |\n|---|---|---|\n| `--cord-light` | `light-dark(#fff, #000)` | what shines |\n| `--cord-shade` | 4 % of light | what does not |\n';
  assert.deepEqual(themeTokens(['--cord-shade', '--cord-light'], theming), [
    { name: '--cord-shade', doc: 'What does not.', initial: '4 % of light' },
    { name: '--cord-light', doc: 'What shines.', initial: 'light-dark(#fff, #000)' },
  ]);
  assert.throws(() => themeTokens(['--cord-glow'], theming), /does not tell of --cord-glow/);
});
