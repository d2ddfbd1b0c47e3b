// Examples in TypeScript and JavaScript, compiled against the built package as somebody compiles who has installed it: by its name and its `exports`.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import ts from 'typescript';

/** @typedef {{ path: string, line: number, language: string, code: string }} Block `line`: that of its first line, from 1 */

const require = createRequire(import.meta.url);

/** @type {ts.CompilerOptions} */
const options = {
  target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, moduleDetection: ts.ModuleDetectionKind.Force,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'], types: ['node'], jsx: ts.JsxEmit.ReactJSX, allowJs: true, checkJs: true, strict: true,
  experimentalDecorators: true, resolveJsonModule: true, skipLibCheck: true, noEmit: true,
  // Where a page with a script tag has what it needs.
  paths: { '/node_modules/cordboard/dist/*': [resolve('dist/*')] },
};

/** A parameter without a type. */
const isImplicit = (code) => code >= 7005 && code <= 7053;
/** What plain JavaScript does not say: the types of parameters, that an element is there, and which it is. */
const untold = (code, message) => isImplicit(code) || [2531, 2532, 2533, 18046, 18047, 18048, 18049].includes(code) || /Type '(null|undefined)' is not assignable|does not exist on type '(\w+ \| (null|undefined)|EventTarget|Element)'/.test(message);

/**
 * What is wrong with blocks, a line each: `docs/x.md:12: …`. Each block is a module of its own, in the folder of its page.
 * @param {readonly Block[]} blocks
 * @returns {{ wrong: readonly string[], untyped: ReadonlySet<string> }} `untyped`: packages that are not installed here, so that nothing is known of what comes from them
 */
export function compile(blocks) {
  const files = new Map(blocks.map((block) => [resolve(`${block.path}.${block.line}.${block.language}`), block]));
  const host = ts.createCompilerHost(options, true);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => files.has(resolve(name)) || fileExists(name);
  host.readFile = (name) => files.get(resolve(name))?.code ?? readFile(name);
  host.getSourceFile = (name, target, ...rest) => {
    const block = files.get(resolve(name));
    return block ? ts.createSourceFile(name, block.code, { ...target, setExternalModuleIndicator: (file) => { file.externalModuleIndicator ??= file; }, impliedNodeFormat: ts.ModuleKind.ESNext }) : getSourceFile(name, target, ...rest);
  };
  const program = ts.createProgram([...files.keys(), resolve('test/docs/ambient.d.ts')], options, host);
  const untyped = new Set();
  return { wrong: [...files].flatMap(([name, block]) => wrongIn(program, program.getSourceFile(name), block, untyped)), untyped };
}

function wrongIn(program, file, { path, line, language }, untyped) {
  const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(({ code, start = 0, messageText }) => ({ code, start, message: ts.flattenDiagnosticMessageText(messageText, ' ') }));
  const elsewhere = new Set(found.filter(({ code, message }) => code === 2307 && isElsewhere(message, untyped)));
  return found
    .filter((one) => !elsewhere.has(one) && !(elsewhere.size > 0 && isImplicit(one.code)) && !(/^jsx?$/.test(language) && untold(one.code, one.message)))
    .map(({ code, start, message }) => `${path}:${line + file.getLineAndCharacterOfPosition(start).line}: ${message} (TS${code})`);
}

/** A framework that is not installed here, or another file of the reader's app. */
function isElsewhere(message, untyped) {
  if (message.startsWith("Cannot find module '@/")) return true;
  const name = /^Cannot find module '((?:@[\w-]+\/)?[\w-]+)/.exec(message)?.[1];
  if (!name || name === 'cordboard' || /^Cannot find module '\./.test(message) || isInstalled(name)) return false;
  untyped.add(name);
  return true;
}

const isInstalled = (name) => require.resolve.paths(name)?.some((folder) => existsSync(`${folder}/${name}`) || existsSync(`${dirname(folder)}/node_modules/@types/${name}`)) ?? true;
