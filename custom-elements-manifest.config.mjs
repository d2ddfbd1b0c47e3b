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

/** What is nobody's business outside of the element. */
const hidePrivate = {
  name: 'hide-private',
  packageLinkPhase({ customElementsManifest }) {
    for (const declaration of declarations(customElementsManifest)) {
      declaration.members = declaration.members?.filter(({ name, privacy }) => !['private', 'protected'].includes(privacy) && !name.startsWith('#'));
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

/** An element without a tag or a description is of use to no editor and no reader. */
const complete = {
  name: 'complete',
  packageLinkPhase({ customElementsManifest }) {
    const elements = declarations(customElementsManifest).filter(({ tagName }) => tagName);
    const lacking = elements.flatMap(({ name, description, attributes = [], events = [], cssParts = [], cssProperties = [], slots = [] }) => [
      ...(description ? [] : [name]),
      ...[...attributes, ...events, ...cssParts, ...cssProperties, ...slots].filter((one) => !one.description && !one.inheritedFrom).map((one) => `${name}: ${one.name ?? one.type?.text}`),
    ]);
    if (elements.length === 0) throw new Error('no element found');
    if (lacking.length > 0) throw new Error(`no description of ${lacking.join(', ')}`);
  },
};

export default { globs: ['src/elements/**/*.ts'], outdir: 'dist', litelement: true, plugins: [tagged, hidePrivate, published, complete] };
