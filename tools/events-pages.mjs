// The words of docs/events.md.
import { fieldsOf, textOf, variantsOf, wordsOf } from './read-types.mjs';

/** What the unions that `DeskEvent` is made of are about; one that is not here is called by its name. */
const titles = {
  LineEvent: 'The line', CallEvent: 'Each call', AgentEvent: 'The agent', CentreEvent: 'The centre', QueuesEvent: 'The queues', AudioEvent: 'Sound', RecentsEvent: 'Recent numbers',
  ScreenPopEvent: 'Customers', WrapUpEvent: 'Wrap-up', RecordsEvent: 'Records', TabEvent: 'Tabs', FailureEvent: 'Commands that failed', DeskRestored: 'All at once', HostEvent: 'The page round the desk',
};

/**
 * @param {readonly object[]} elements those of the manifest
 * @param {ReadonlyMap<string, import('./event-classes.mjs').EventClass>} classes
 * @param {ReadonlyMap<string, import('./read-types.mjs').Declared>} types
 */
export function eventsReference(elements, classes, types) {
  const unions = types.get('DeskEvent').node.type.types.map((part) => part.getText());
  const happens = unions.map((union) => ({ title: titles[union] ?? union, variants: variantsOf(union, types) }));
  const asked = variantsOf('Command', types);
  const shown = reachable(['DeskState', 'Outcome', ...mentioned([...happens.flatMap(({ variants }) => variants), ...asked, ...classes.values()], types)], types);
  const { cell, type } = writing(shown);
  const fieldList = (fields) => fields.map(({ name, optional, type: text, doc }) => `\`${name}${optional ? '?' : ''}\` ${type(text)}${doc ? ` (${cell(doc).replace(/\.$/, '')})` : ''}`).join('<br>');
  const table = (head, rows) => [`| ${head.join(' | ')} |`, `|${head.map(() => '---|').join('')}`, ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
  const plainTable = (head, variants) => table(head, variants.map((one) => [`\`${one.type}\``, cell(one.doc), fieldList(one.fields)]));

  return `${[
    opening,
    ...[...elements].filter(({ events }) => events?.length).sort(deskFirst).map((element) => `### ${element.tagName}\n\n${table(['event', 'when', 'what it carries'], element.events.map((event) => rowOf(event, classes, cell, fieldList)))}`),
    '## What happens in a desk', subscribing,
    ...happens.map(({ title, variants }) => `### ${title}\n\n${plainTable(['event', 'when', 'what it carries'], variants)}`),
    '## What can be asked', asking, plainTable(['command', 'what it does', 'what it takes'], asked),
    '## Types', 'All of it is readonly plain data, which survives `structuredClone`. Times are ms since 1970, unless something else is said.',
    ...[...shown].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, declared]) => typeSection(name, declared, { types, cell, type, table })),
  ].join('\n\n')}\n`;
}

const deskFirst = (a, b) => (a.tagName === 'cord-desk' ? -1 : b.tagName === 'cord-desk' ? 1 : a.tagName < b.tagName ? -1 : 1);

function rowOf({ name, type, description }, classes, cell, fieldList) {
  const known = classes.get(type.text);
  if (!known) throw new Error(`${name}: no class ${type.text} in src/elements/*/*-events.ts`);
  return [`\`${name}\`${known.cancelable ? '' : ' (a fact)'}`, cell(description), fieldList(known.fields)];
}

const namesIn = (text, types) => [...text.replace(/'[^']*'/g, '').matchAll(/\b[A-Z]\w+/g)].map(([name]) => name).filter((name) => types.has(name));
const mentioned = (holders, types) => holders.flatMap(({ fields }) => fields.flatMap((field) => namesIn(field.type, types)));

/** These types and all that they speak of. */
function reachable(names, types, found = new Map()) {
  for (const name of names) {
    if (found.has(name)) continue;
    const declared = types.get(name);
    found.set(name, declared);
    const fields = fieldsOf(declared.node, types);
    reachable(fields.length > 0 ? mentioned([{ fields }], types) : namesIn(textOf(declared.node.type), types), types, found);
  }
  return found;
}

/** How text and types are written in a cell. */
function writing(shown) {
  const cell = (text) => text.replace(/\s*\n\s*\n[^]*$/, '').replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
  const type = (text) => {
    const names = [...new Set(namesIn(text, shown))];
    const code = `\`${text.replaceAll('|', '\\|')}\``;
    return names.length === 1 ? `[${code}](#${names[0].toLowerCase()})` : code;
  };
  return { cell, type };
}

function typeSection(name, { node, doc }, { types, cell, type, table }) {
  const fields = fieldsOf(node, types);
  const words = wordsOf(node);
  const text = textOf(node.type);
  const body = words.length > 0 ? `One of ${words.map((word) => `\`${word}\``).join(', ')}.`
    : isUnionOfObjects(node) ? table(['`type`', '', 'with'], variantsOf(name, types).map((one) => [`\`${one.type}\``, cell(one.doc), one.fields.map((field) => `\`${field.name}${field.optional ? '?' : ''}\` ${type(field.type)}`).join('<br>')]))
      : fields.length > 0 ? table(['field', 'type', ''], fields.map((field) => [`\`${field.name}${field.optional ? '?' : ''}\``, type(field.type), cell(field.doc)]))
        : /typeof/.test(text) ? '' : `Is ${type(text)}.`;
  return [`### ${name}`, paragraphs(doc), body].filter(Boolean).join('\n\n');
}

const isUnionOfObjects = (node) => /\btype: '/.test(textOf(node.type)) && node.type.types !== undefined;

/** A doc comment as Markdown: what is indented is a drawing. */
const paragraphs = (doc) => doc.split(/\n{2,}/).map((part) => (/^ {4}/.test(part) ? `\`\`\`text\n${part.replace(/^ {4}/gm, '')}\n\`\`\`` : part)).join('\n\n');

const opening = `# Events, commands and types

<!-- Made by tools/references.mjs from the sources: do not edit. -->

Three things to listen and speak to: [events of the elements](#events-of-the-elements), for a page; [what happens in a desk](#what-happens-in-a-desk), for a program that wants all of it;
and [what can be asked](#what-can-be-asked).

## Events of the elements

They are classes with readonly fields, no \`detail\`. They bubble and cross shadow roots: one listener on \`document\` hears all. Facts come from \`<cord-desk>\`, of several tabs in the one the
agent was in last. What a person is about to do comes from the element where they do it, and does not happen where you cancel it.

\`\`\`js
document.querySelector('cord-desk').addEventListener('cord-call-answered', ({ call }) => console.log('talking to', call.peer.number));
const refuse = (event) => { if (/^(sips?:)?(\\+?1)?900/i.test(event.to)) event.preventDefault(); };
for (const type of ['cord-dial', 'cord-call-again', 'cord-transfer', 'cord-consult']) document.addEventListener(type, refuse);
\`\`\`

\`cord-dial\` comes from the dialer, the call history, and numbers on the page; the others from \`<cord-call>\`. \`to\` is what will be dialled: as a rule digits, perhaps with \`+\` before them, or a \`sip:\` address. \`desk.send\` asks nobody, and whoever
can open the browser's console can send. What must never be dialled is the PBX's to refuse: [toll fraud](security.md#toll-fraud).`;

const subscribing = `Each has a \`type\`, and \`at\`: when it happened. The state is the one after it.

\`\`\`js
const stop = desk.subscribe((state, event) => {
  if (event.type === 'call-ended') console.log(event.callId, event.end.cause, 'of', state.calls.length);
});
\`\`\``;

const asking = `\`desk.send({ type, … })\` answers with an [\`Outcome\`](#outcome) and never rejects. What could not be done says why, in words for a person, with a [\`ProblemCode\`](#problemcode) for a program.

\`\`\`js
const outcome = await desk.send({ type: 'dial', target: '+1 555 0100' });
if (!outcome.ok) console.warn(outcome.error.code, outcome.error.message);
\`\`\``;
