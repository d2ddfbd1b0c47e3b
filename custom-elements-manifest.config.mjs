import { readEventClasses } from './tools/event-classes.mjs';
import { lacking } from './tools/lacking.mjs';
import { readPropertyTypes } from './tools/property-types.mjs';

const declarations = ({ modules }) => modules.flatMap(({ declarations: found = [] }) => found);

/** An element says its tag itself: `static readonly tagName = 'cord-call'`. */
const tagged = {
  name: 'tagged',
  packageLinkPhase({ customElementsManifest }) {
    for (const declaration of declarations(customElementsManifest)) {
      const tag = declaration.members?.find(({ name, static: isStatic }) => name === 'tagName' && isStatic)?.default;
      if (tag) Object.assign(declaration, { customElement: true, tagName: tag.replace(/['"]/g, '') });
    }
  },
};

/** What is nobody's business outside of the element; nor is what HTML gives to every element. */
const hidePrivate = {
  name: 'hide-private',
  packageLinkPhase({ customElementsManifest }) {
    for (const declaration of declarations(customElementsManifest)) {
      declaration.members = declaration.members?.filter(({ name, privacy }) => !['private', 'protected'].includes(privacy) && !name.startsWith('#') && name !== 'dispatchEvent');
    }
  },
};

/** Types as an editor can read them: an alias written out; of an attribute, only what HTML can say. */
const writtenOut = {
  name: 'written-out',
  packageLinkPhase({ customElementsManifest }) {
    const typesOf = readPropertyTypes('src/index.ts');
    for (const { name: element, tagName, members = [], attributes = [] } of declarations(customElementsManifest)) {
      if (!tagName) continue;
      const write = (one, property, what) => { if (one.type) one.type = { text: typesOf(element, property)?.[what] ?? one.type.text }; };
      for (const one of members) if (one.kind === 'field' && !one.static) write(one, one.name, 'type');
      for (const one of attributes) write(one, one.fieldName, 'attribute');
    }
  },
};

/** An event's fields are parameters of its constructor, which the analyzer does not take for members. */
const eventFields = {
  name: 'event-fields',
  packageLinkPhase({ customElementsManifest }) {
    const classes = readEventClasses('src/elements');
    for (const declaration of declarations(customElementsManifest)) {
      const found = classes.get(declaration.name);
      if (found) declaration.members = found.fields.map(({ name, optional, type, doc }) => ({ kind: 'field', name, type: { text: optional ? `${type} | undefined` : type }, readonly: true, ...(doc && { description: doc }) }));
    }
  },
};

/** Modules as the package has them, not as the repository does. */
const published = {
  name: 'published',
  packageLinkPhase({ customElementsManifest }) {
    const rename = (text) => text.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');
    JSON.stringify(customElementsManifest, (key, value) => {
      for (const name of ['path', 'module']) if (typeof value?.[name] === 'string') value[name] = rename(value[name]);
      return value;
    });
  },
};

/** Nobody finds out by chance what is missing. */
const complete = {
  name: 'complete',
  packageLinkPhase({ customElementsManifest }) {
    const missing = lacking(declarations(customElementsManifest));
    if (missing.length > 0) throw new Error(missing.join('; '));
  },
};

export default { globs: ['src/elements/**/*.ts'], outdir: 'dist', litelement: true, plugins: [tagged, hidePrivate, writtenOut, eventFields, published, complete] };
