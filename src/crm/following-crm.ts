import { allVerbs } from './verbs.js';
import type { HostCrmObject } from './host-object.js';

/** The page's CRM as it is at each moment: a framework makes a new object at each render, which must neither cost a call nor be missed. */
export function followingCrm(current: () => unknown): HostCrmObject {
  const now = (): Readonly<Record<string, unknown>> => Object(current()) as Readonly<Record<string, unknown>>;
  const verb = (name: string) => (...args: readonly unknown[]): unknown => (now()[name] as (...args: readonly unknown[]) => unknown).apply(now(), [...args]);
  const names = allVerbs.filter((name) => typeof now()[name] === 'function');
  return { ...now(), ...Object.fromEntries(names.map((name) => [name, verb(name)])) } as unknown as HostCrmObject;
}
