import type { Schemas } from './records-schemas.js';

let loading: Promise<Schemas> | undefined;

/** The schemas weigh more than all the rest of this folder: they come with the first row that is read. */
export const loadSchemas = (): Promise<Schemas> => (loading ??= import('./records-schemas.js').then(({ schemas }) => {
  for (const key of ['customer', 'call'] as const) schemas[key].safeParse({}); // The first time takes longest, and must not be while the phone rings.
  return schemas;
}, (error: unknown) => { loading = undefined; throw error; }));

type Of<K extends keyof Schemas> = NonNullable<ReturnType<Schemas[K]['safeParse']>['data']>;

/** What was read, if it fits. */
export async function checked<K extends keyof Schemas>(key: K, value: unknown): Promise<Of<K> | undefined> {
  return value === undefined ? undefined : fits(await loadSchemas(), key, value);
}

/** Those of many that fit. */
export async function checkedAll<K extends keyof Schemas>(key: K, values: readonly unknown[]): Promise<Of<K>[]> {
  if (!values.length) return [];
  const schemas = await loadSchemas();
  return values.map((value) => fits(schemas, key, value)).filter((one): one is Of<K> => one !== undefined);
}

export function fits<K extends keyof Schemas>(schemas: Schemas, key: K, value: unknown): Of<K> | undefined {
  const { success, data } = schemas[key].safeParse(value);
  return success ? data : undefined;
}
