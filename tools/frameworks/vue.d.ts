// The elements in the templates of Vue 3: `import 'cordboard/vue'` once, or "types": ["cordboard/vue"] in the tsconfig.
import type { CordTags } from './tags.js';
import type { HTMLAttributes } from 'vue';

type Pascal<Name extends string> = Name extends `${infer First}-${infer Rest}` ? `${Capitalize<First>}${Pascal<Rest>}` : Capitalize<Name>;
/** `@cord-dial="dialled"` */
type Handlers<Events> = { [Name in keyof Events & string as `on${Pascal<Name>}`]?: ((event: Events[Name]) => void) | undefined };
type Own<Tag extends keyof CordTags> = CordTags[Tag]['properties'] & Handlers<CordTags[Tag]['events']>;
type Component<Tag extends keyof CordTags> = new () => CordTags[Tag]['element'] & {
  $props: Own<Tag> & Omit<HTMLAttributes, keyof Own<Tag>> & { slot?: string | undefined };
};

/** What each tag is to a template. */
export type CordVueElements = { [Tag in keyof CordTags]: Component<Tag> };

declare module 'vue' { interface GlobalComponents extends CordVueElements {} }

export {};
