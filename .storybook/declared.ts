// Made by `npm run manifest`: what the elements' own doc blocks say.
import manifest from '../dist/custom-elements.json' with { type: 'json' };

interface Named {
  readonly name: string;
  readonly description: string;
}

interface Declaration {
  readonly tagName?: string;
  readonly events?: readonly Named[];
  readonly cssStates?: readonly Named[];
}

/** Its type is there only when it has been made. */
const { modules } = manifest as unknown as { readonly modules: readonly { readonly declarations: readonly Declaration[] }[] };
const declarations = modules.flatMap((module) => module.declarations);

export const declarationOf = (tag: string | undefined): Declaration | undefined => declarations.find(({ tagName }) => tag !== undefined && tagName === tag);

/** Of all elements. */
export const eventNames: readonly string[] = [...new Set(declarations.flatMap(({ events = [] }) => events.flatMap(({ name }) => name ?? [])))];

export { manifest };
