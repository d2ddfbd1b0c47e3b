import type { Import } from './sources.js';

interface Layer {
  /** Folders (or single files) of src/ it may import. */
  readonly may: readonly string[];
  /** Those of which it may know the types alone. */
  readonly types?: readonly string[];
  /** Those it may load only when needed. */
  readonly lazily?: readonly string[];
  readonly packages?: readonly string[];
}

const lit = ['lit', '@lit/context', 'tinykeys'];
const services = ['audio', 'sip', 'centre', 'crm', 'storage', 'tabs', 'hosts'];

/** The house: see ARCHITECTURE. A folder that is not here may import nothing until it is. */
const house: Readonly<Record<string, Layer>> = {
  'core': { may: [] },
  'i18n': { may: ['core'], packages: ['@lit/localize'] },
  'desk': { may: ['core', 'i18n'] },
  'flows': { may: ['core', 'desk', 'i18n'] },
  'audio': { may: ['core', 'desk', 'i18n'] },
  'sip': { may: ['core', 'desk', 'audio', 'i18n'], packages: ['jssip', 'zod/mini'] },
  'protocol': { may: ['core'], packages: ['zod/mini'] },
  'centre': { may: ['core', 'desk', 'protocol', 'i18n'], packages: ['zod/mini'] },
  'crm': { may: ['core', 'desk', 'protocol', 'phone-number', 'i18n'], packages: ['zod/mini'] },
  'hosts': { may: ['core', 'desk', 'crm'], packages: ['zod/mini'] },
  'storage': { may: ['core', 'desk', 'i18n'], packages: ['idb', 'zod/mini'] },
  'tabs': { may: ['core', 'desk', 'i18n'], packages: ['zod/mini'] },
  'sim': { may: ['core', 'desk', 'flows', 'i18n'], types: ['crm'], lazily: ['crm'] },
  'phone-number': { may: ['i18n'], packages: ['libphonenumber-js'] },
  'click-to-dial': { may: ['core', 'phone-number', 'i18n'], types: ['desk'] },
  'elements': { may: ['core', 'i18n', 'phone-number'], types: ['desk', 'connect.ts'], lazily: ['connect.ts', 'click-to-dial'], packages: lit },
  'define': { may: ['elements'], packages: lit },
  'bridge': { may: ['core', 'protocol'], packages: ['zod/mini', 'jose', 'ws', 'node:'] },
  'connect.ts': { may: ['core', 'desk', 'flows', 'i18n', 'phone-number', ...services] },
  'index.ts': { may: ['click-to-dial', 'core', 'desk', 'flows', 'i18n', 'phone-number', 'elements'], types: ['connect.ts'], lazily: ['connect.ts'] },
  'cdn': { may: ['define', 'elements', 'desk', 'hosts', 'connect.ts'] },
};

/** The folder of src/ a file lives in, or the file itself if it lies at the top. */
export const folderOf = (path: string): string => path.split('/')[1]!;

/** What is wrong with an import, or nothing. */
export function breach(path: string, { target, kind }: Import): string | undefined {
  const from = folderOf(path);
  const layer = house[from] ?? { may: [] };
  const allowed = target.startsWith('src/') ? mayImport(layer, from, folderOf(target), kind) : mayUse(layer, target);
  return allowed ? undefined : `${path}: ${from} must not import ${target}${kind === 'value' ? '' : ` (${kind})`}`;
}

function mayImport(layer: Layer, from: string, to: string, kind: Import['kind']): boolean {
  if (to === from || layer.may.includes(to)) return true;
  if (kind === 'type') return layer.types?.includes(to) ?? false;
  return kind === 'dynamic' && (layer.lazily?.includes(to) ?? false);
}

/** A package, or anything beneath it; `zod` itself is not `zod/mini`. */
const mayUse = ({ packages = [] }: Layer, target: string): boolean =>
  packages.some((name) => target === name || target.startsWith(name.endsWith(':') ? name : `${name}/`));
