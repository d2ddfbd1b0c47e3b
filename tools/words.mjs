// `npm run words` takes what the sources say into translations/*.xlf, and what translators have written there into src/i18n/locales/.
// `npm run words -- --check` changes nothing: it fails on a message that a language lacks, or that nobody says any more.
import { readFileSync, writeFileSync } from 'node:fs';
import { readConfigFileAndWriteSchema } from '@lit/localize-tools/lib/config.js';
import { RuntimeLitLocalizer } from '@lit/localize-tools/lib/modes/runtime.js';
import { faultsOf, textOf } from './word-faults.mjs';

const check = process.argv.includes('--check');
const localizer = new RuntimeLitLocalizer(readConfigFileAndWriteSchema('lit-localize.json'));
const { messages, errors } = localizer.extractSourceMessages();
if (errors.length > 0) {
  console.error(errors.map(({ file, start, messageText }) => `${file.fileName}:${file.getLineAndCharacterOfPosition(start).line + 1}: ${messageText}`).join('\n'));
  process.exit(1);
}

if (!check) await localizer.writeInterchangeFiles();
const { translations } = localizer.readTranslationsSync();
const faults = [];
for (const locale of localizer.config.targetLocales) {
  const translated = translations.get(locale) ?? [];
  faults.push(...faultsOf(locale, messages, translated));
  const file = `src/i18n/locales/${locale}.ts`;
  const module = moduleOf(messages, translated);
  if (!check) writeFileSync(file, module);
  else if (readFileSync(file, 'utf8') !== module) faults.push(`${file} is not what translations/${locale}.xlf says: npm run words`);
}
console.log(`${messages.length} messages in ${localizer.config.targetLocales.length + 1} languages`);
if (faults.length > 0) console.error(faults.join('\n'));
process.exitCode = faults.length > 0 ? 1 : 0;

/** Plain data, in the order of the source; `{0}` stands for a value. */
function moduleOf(sources, translated) {
  const byName = new Map(translated.map((one) => [one.name, one]));
  const lines = sources.filter(({ name }) => byName.has(name)).map(({ name }) => `  ${name}: ${JSON.stringify(textOf(byName.get(name).contents))},`);
  return `// Made of translations/*.xlf by \`npm run words\`.\nexport const words: Readonly<Record<string, string>> = {\n${lines.join('\n')}${lines.length ? '\n' : ''}};\n`;
}
