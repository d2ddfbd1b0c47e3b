import * as z from 'zod/mini';
import { cleanLines, cleanText } from '../core/index.js';

// What a CRM tells is somebody else's: texts are cleaned and cut, `null` counts as absent, what is blank or unsafe is left out.

/** Far more than is kept; nobody cleans a megabyte to keep a line of it. */
const start = (text: string, most: number): string => text.slice(0, most * 4 + 64);

/** One line; may come out empty. */
export const line = (most: number): z.ZodMiniType<string> => z.pipe(z.string(), z.transform((text: string) => cleanText(start(text, most), most)));

const unlessBlank = (clean: (text: string) => string): z.ZodMiniType<string | undefined> =>
  z.exactOptional(z.pipe(z.string(), z.transform((text: string) => clean(text) || undefined)));

/** One line, or nothing. */
export const maybeLine = (most: number): z.ZodMiniType<string | undefined> => unlessBlank((text) => cleanText(start(text, most), most));

/** Many lines, or nothing. */
export const maybeLines = (most: number): z.ZodMiniType<string | undefined> => unlessBlank((text) => cleanLines(start(text, most), most));

/** A number is as good as its text. */
const asText = z.transform((value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? String(value) : value));
export const lineOrNumber = (most: number): z.ZodMiniType<string> => z.pipe(asText, line(most));

/** A key of the CRM's: never changed, so one that could deceive a person or an address is refused. */
export const isId = (id: string): boolean => id.length > 0 && id.length <= 128 && id !== '.' && id !== '..' && !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(id);
export const id: z.ZodMiniType<string> = z.pipe(asText, z.string().check(z.refine(isId, { error: 'a key of 1 to 128 visible characters', abort: true })));

/** A way to somewhere, where it is safe. */
export const way = (safe: (url: string | undefined) => string | undefined): z.ZodMiniType<string | undefined> =>
  z.exactOptional(z.pipe(z.string(), z.transform((url: string) => safe(url))));

/** A list of which no more than so many are looked at. */
export const some = <T>(item: z.ZodMiniType<T>, most: number): z.ZodMiniType<T[]> =>
  z.pipe(z.transform((list: unknown) => (Array.isArray(list) ? list.slice(0, most) : list)), z.array(item));

/** The same key twice is one. */
export const unique = <T extends { readonly id: string }>(item: z.ZodMiniType<T>, most: number): z.ZodMiniType<T[]> =>
  z.pipe(some(item, most), z.transform((list: T[]) => [...new Map(list.map((one) => [one.id, one])).values()]));

/** A schema for each field of a type; the compiler lists what is missing. */
export type Shape<T> = { readonly [K in keyof T]-?: z.ZodMiniType<T[K] | undefined> };

/** An object as the types of `core` describe it: what is null or came out as nothing is absent, what nobody asked for is gone. */
export const facts = <T extends object>(shape: Shape<T>): z.ZodMiniType<T> => {
  const object = z.object(shape) as unknown as z.ZodMiniType<T, unknown>;
  return z.pipe(z.pipe(z.transform<unknown, unknown>(present), object), z.transform<T, T>((one) => present(one) as T));
};

function present(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined && one !== null));
}
