// Of what type the elements' properties are, with every alias written out: an editor offers what it can read.
import ts from 'typescript';

const { NoTruncation, InTypeAlias, UseSingleQuotesForStringLiteralType, UseAliasDefinedOutsideCurrentScope } = ts.TypeFormatFlags;
const flags = NoTruncation | InTypeAlias | UseSingleQuotesForStringLiteralType | UseAliasDefinedOutsideCurrentScope;
const { StringLike, NumberLike, BooleanLike } = ts.TypeFlags;

/**
 * Reads the classes that a module exports.
 * @param {string} root
 * @returns {(className: string, property: string) => { type: string, attribute: string } | undefined} `attribute`: what of it HTML can say
 */
export function readPropertyTypes(root) {
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile('tsconfig.json', ts.sys.readFile).config, ts.sys, '.');
  const program = ts.createProgram([root], options);
  const checker = program.getTypeChecker();
  const exported = new Map(checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(root))).map((symbol) => [symbol.name, symbol]));
  const written = (type) => checker.typeToString(type, undefined, flags);
  return (className, property) => {
    const declared = exported.has(className) && checker.getDeclaredTypeOfSymbol(exported.get(className)).getProperty(property);
    if (!declared) return undefined;
    const type = checker.getNonNullableType(checker.getTypeOfSymbol(declared));
    const all = type.isUnion() ? type.types : [type];
    const sayable = all.filter((one) => one.flags & (StringLike | NumberLike | BooleanLike));
    return { type: written(type), attribute: sayable.length === all.length ? written(type) : sayable.map(written).join(' | ') || 'string' };
  };
}
