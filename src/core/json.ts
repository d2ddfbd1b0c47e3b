/**
 * Plain data as JSON: for a server, into a store, to compare. `JSON.stringify` asks each object for its `toJSON` first, and libraries of old put one
 * on all prototypes, with their own idea of JSON; on a page with such a one, ours must be as anywhere.
 */
export const jsonOf = (data: unknown): string => JSON.stringify(withoutPrototypes(data));

function withoutPrototypes(data: unknown): unknown {
  if (typeof data !== 'object' || data === null) return data;
  const copy: unknown = Array.isArray(data) ? data.map(withoutPrototypes) : Object.fromEntries(Object.entries(data).map(([name, value]) => [name, withoutPrototypes(value)]));
  return Object.setPrototypeOf(copy, null);
}
