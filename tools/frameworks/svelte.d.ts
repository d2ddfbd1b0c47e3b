// The elements in the markup of Svelte 5: `import 'cordboard/svelte'` once, or "types": ["cordboard/svelte"] in the tsconfig.
import type { CordTags } from './tags.js';
import type { HTMLAttributes } from 'svelte/elements';

/** `oncord-dial={(event) => …}`, and `on:cord-dial` as Svelte 4 wrote it. */
type Handlers<Events> = { [Name in keyof Events & string as `on${Name}` | `on:${Name}`]?: ((event: Events[Name]) => void) | null | undefined };
/** Svelte writes `no-title={false}` as `no-title="false"`, which is true: that is said with the property, `noTitle={false}`. */
type NeverFalse<Attributes> = { [Name in keyof Attributes]?: Exclude<Attributes[Name], false> };
type Own<Tag extends keyof CordTags> = CordTags[Tag]['properties'] & NeverFalse<CordTags[Tag]['attributes']> & Handlers<CordTags[Tag]['events']>;

/** What each tag takes. */
export type CordSvelteElements = { [Tag in keyof CordTags]: Own<Tag> & Omit<HTMLAttributes<CordTags[Tag]['element']>, keyof Own<Tag>> };

declare module 'svelte/elements' { interface SvelteHTMLElements extends CordSvelteElements {} }

export {};
