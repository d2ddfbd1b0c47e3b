import assert from 'node:assert/strict';
import * as z from 'zod/mini';

/** What a vendor has written down: which methods there are, what they take, and where that stands. */
export interface Contract {
  readonly vendor: string;
  /** By its path in the vendor's object: `CRM.UI.Dialer.maximize`. */
  readonly methods: Readonly<Record<string, { readonly page: string; readonly args: z.ZodMiniType }>>;
}

export interface Recording {
  /** Oldest first: the method, then what it was given, functions left out. */
  readonly calls: readonly (readonly unknown[])[];
  /** What each method does; absent: nothing, and gives undefined. */
  readonly does: Record<string, (...args: readonly never[]) => unknown>;
  /** The vendor's object. */
  readonly api: never;
  /** The arguments of the last call of a method. */
  last(method: string): readonly unknown[];
  /** How often it was called. */
  times(method: string): number;
  /** Nothing was called that the contract does not have, or otherwise than it says. */
  holds(): void;
}

/** A vendor's object that does nothing by itself, keeps what is called, and holds every call against the contract. */
export function recorded(contract: Contract, constants: object = {}): Recording {
  const calls: (readonly unknown[])[] = [];
  const breaches: string[] = [];
  const does: Recording['does'] = {};
  const api: Record<string, unknown> = { ...constants };
  const given: { readonly method: string; readonly args: readonly unknown[] }[] = [];
  for (const [path, { args: schema, page }] of Object.entries(contract.methods)) {
    const names = path.split('.');
    const at = names.slice(0, -1).reduce<Record<string, unknown>>((object, name) => (object[name] ??= {}) as Record<string, unknown>, api);
    at[names.at(-1)!] = (...args: never[]) => {
      const wrong = schema.safeParse(args).error;
      if (wrong) breaches.push(`${contract.vendor}: ${path}(${JSON.stringify(args)}) is not as ${page} says: ${JSON.stringify(wrong.issues)}`);
      calls.push([path, ...args.map(plain).filter((arg) => arg !== undefined)]);
      given.push({ method: path, args });
      return does[path]?.(...args);
    };
  }
  return {
    calls, does, api: api as never,
    last: (method) => given.findLast((one) => one.method === method)?.args ?? assert.fail(`${method} was never called`),
    times: (method) => given.filter((one) => one.method === method).length,
    holds: () => assert.deepEqual(breaches, []),
  };
}

/** Without the functions in it. */
function plain(value: unknown): unknown {
  if (typeof value === 'function') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  const rest = Object.entries(value).filter(([, one]) => typeof one !== 'function');
  return rest.length || !Object.keys(value).length ? Object.fromEntries(rest) : undefined;
}

export const fn = z.custom<(...args: unknown[]) => unknown>((value) => typeof value === 'function');
/** Exactly these arguments. */
export const args = (...all: readonly z.ZodMiniType[]): z.ZodMiniType => z.tuple(all as never);
/** One object with exactly these fields. */
export const fields = (shape: Readonly<Record<string, z.ZodMiniType>>): z.ZodMiniType => args(z.strictObject(shape));
