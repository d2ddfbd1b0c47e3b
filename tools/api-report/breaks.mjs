// What differs between two reports, and whether the changelog says so.

/** @typedef {{ section: string, owner: string, text: string }} Line `owner`: the line it stands beneath, its own where it stands beneath none */

/** @param {string} report @returns {Map<string, Line>} */
export function linesOf(report) {
  const found = new Map();
  let [section, owner] = ['', ''];
  for (const line of report.split('\n')) {
    if (line.startsWith('## ')) section = line.slice(3);
    else if (section && line && !line.startsWith('```')) {
      if (!line.startsWith('  ')) owner = line;
      const text = line.trim();
      found.set([section, nameIn(owner), text].join('\n'), { section, owner, text });
    }
  }
  return found;
}

/** @param {string} before @param {string} after */
export function differences(before, after) {
  const [old, now] = [linesOf(before), linesOf(after)];
  return { gone: [...old].filter(([key]) => !now.has(key)).map(([, line]) => line), come: [...now].filter(([key]) => !old.has(key)).map(([, line]) => line) };
}

const noName = /^(?:export|declare|default|abstract|readonly|static|async|get|set|class|interface|type|const|function|new|attribute|property|event|slot|part|state|token)(?= \S)/;

/** What a line is about: `readonly state: DeskState` → state; of a union's member, its first word in quotes, or what it is called. @param {string} line */
export function nameIn(line) {
  if (line.startsWith('| ')) return /['"]([^'"]+)['"]/.exec(line)?.[1] ?? /[\w$]+/.exec(line)?.[0] ?? line;
  let rest = line;
  while (noName.test(rest)) rest = rest.replace(noName, '').trimStart();
  return /^[<'"]?([\w$-][\w$./-]*)/.exec(rest)?.[1] ?? rest;
}

/** Of the changelog, what users will read before they update: all above the version they have; *Unreleased*, where none is known. @param {string} changelog @param {string} [version] */
export const newsOf = (changelog, version) => changelog.split(version ? `## [${version}]` : /^## \[\d/m)[0];

/**
 * Names that are gone, or mean something else, and that the changelog does not have in code (`` `like this` ``). Of what is gone as a whole, its own name is enough.
 * @param {readonly Line[]} gone @param {string} news @returns {string[]}
 */
export function unannounced(gone, news) {
  const code = [...news.matchAll(/`([^`]+)`/g)].map(([, text]) => text).join('\n');
  const whole = new Set(gone.filter(({ owner, text }) => owner === text).map(({ section, owner }) => `${section}\n${owner}`));
  const names = gone.map(({ section, owner, text }) => {
    const own = nameIn(text);
    return whole.has(`${section}\n${owner}`) || own === 'constructor' || !/^[\w$-]/.test(own) ? nameIn(owner) : own;
  });
  return [...new Set(names)].filter((name) => !new RegExp(`(?<![\\w$-])${name.replace(/[$.]/g, '\\$&')}(?![\\w$-])`).test(code)).sort();
}
