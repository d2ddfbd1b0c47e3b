/** A message as one text: `{0}` stands for its first value. @param {readonly (string | { index: number })[]} contents */
export const textOf = (contents) => contents.map((part) => (typeof part === 'string' ? part : `{${part.index}}`)).join('');

const valuesIn = (text) => (text.match(/\{\d+\}/g) ?? []).sort();
const isCounted = (text) => text.includes(' | ');

/**
 * What is wrong with a language: messages that it lacks, those that nobody says any more, values that went missing, plural forms that it does not have.
 * @param {string} locale @param {readonly { name: string, contents: any[] }[]} sources @param {readonly { name: string, contents: any[] }[]} translated
 * @returns {string[]} a line each
 */
export function faultsOf(locale, sources, translated) {
  const said = new Set(sources.map(({ name }) => name));
  const byName = new Map(translated.map((one) => [one.name, textOf(one.contents)]));
  return [
    ...sources.flatMap(({ name, contents }) => faultOf(textOf(contents), byName.get(name), locale).map((fault) => `${locale}: ${fault}: "${textOf(contents)}" (${name})`)),
    ...translated.filter(({ name }) => !said.has(name)).map(({ name, contents }) => `${locale}: nobody says this any more: "${textOf(contents)}" (${name})`),
  ];
}

function faultOf(source, text, locale) {
  if (!text?.trim()) return ['not translated'];
  if (!isCounted(source)) return String(valuesIn(source)) === String(valuesIn(text)) ? [] : [`other values in "${text}"`];
  // All values of a counted message are there once a form; a form may leave its number out ("one call").
  const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.length;
  const unknown = valuesIn(text).filter((value) => !source.includes(value));
  return [
    ...(text.split(' | ').length === forms ? [] : [`not ${forms} forms, but "${text}"`]),
    ...(unknown.length > 0 ? [`no value ${unknown.join()} in "${text}"`] : []),
  ];
}
