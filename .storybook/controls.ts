import type { ArgTypesEnhancer, StrictInputType } from 'storybook/internal/types';
import { declarationOf } from './declared.js';

/** `call-id` for `callId`: as an attribute is called whose property is that. */
const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What nobody sets by hand: what Lit has on its classes, and the desk a story is played on. */
const ours = new Set(['tagName', 'styles', 'shadowRootOptions', 'desk']);

/** A control for each attribute, and for each property that is none, by what the manifest says of its type; custom states, which Storybook does not list. */
export const controlsOf: ArgTypesEnhancer = ({ argTypes, component }) => {
  const known = Object.entries(argTypes).flatMap(([name, argType]) => {
    const { table } = argType;
    if (argType['action'] || ours.has(name)) return []; // Events are heard as they come: see hear.ts.
    if (table?.category === 'properties' && dashed(name) !== name && dashed(name) in argTypes) return [];
    return [[name, { ...argType, ...controlOf(argType) }] as const];
  });
  const states = (declarationOf(component as string | undefined)?.cssStates ?? []).map(({ name, description }) =>
    [`:state(${name})`, { name: `:state(${name})`, description, control: false, table: { category: 'custom states' } }] as const);
  return Object.fromEntries<StrictInputType>([...known, ...states]);
};

function controlOf({ table }: StrictInputType): Partial<StrictInputType> {
  const type = String(table?.type?.summary ?? '');
  if (table?.category !== 'attributes' && table?.category !== 'properties') return { control: false };
  const words = [...type.matchAll(/'([^']*)'/g)].map((match) => match[1]!);
  if (words.length) return { control: { type: 'select' }, options: [undefined, ...words] };
  if (/\bboolean\b/.test(type)) return { control: { type: 'boolean' } };
  if (/\bnumber\b/.test(type)) return { control: { type: 'number' } };
  if (table.category === 'attributes' || /^string\b/.test(type)) return { control: { type: 'text' } };
  return { control: { type: 'object' } };
}
