/** How each kind of template is written shorter without saying anything else. Line breaks in them are for who reads the source. */
const compact = {
  html: (text) => text.replace(/\s*\n\s*/g, ' '),
  svg: (text) => text.replace(/\s*\n\s*/g, ' '),
  css: (text) => text.replace(/\/\*[^]*?\*\//g, '').replace(/\s*\n\s*/g, ' ').replace(/ ?([{};]) ?/g, '$1').replace(/([:,]) /g, '$1').replaceAll(';}', '}'),
};

/** Collapses the white space of lit's templates, which a minifier must leave alone, for it cannot know that they are markup. */
export const compactTemplates = () => ({
  name: 'compact-templates',
  transform(code, id) {
    if (!id.includes('/elements/')) return null;
    const texts = [...templates(this.parse(code))].sort((a, b) => b.start - a.start);
    return { code: texts.reduce((rest, { start, end, kind }) => rest.slice(0, start) + compact[kind](rest.slice(start, end)) + rest.slice(end), code), map: null };
  },
});

/** The literal parts of every template below a node, with what it is. */
function* templates(node) {
  if (node.type === 'TaggedTemplateExpression' && Object.hasOwn(compact, node.tag.name)) {
    for (const { start, end } of node.quasi.quasis) yield { start, end, kind: node.tag.name };
  }
  for (const child of Object.values(node).flat()) if (typeof child?.type === 'string') yield* templates(child);
}
