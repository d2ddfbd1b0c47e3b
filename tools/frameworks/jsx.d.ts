// The elements in JSX: `import 'cordboard/jsx'` once, or "types": ["cordboard/jsx"] in the tsconfig. React 19, Preact and Solid; React 18 takes the wrappers of cordboard/react.js.
import type { CordTags } from './tags.js';

type Given<Tag extends keyof CordTags> = CordTags[Tag]['properties'] & CordTags[Tag]['attributes'];
type Prefixed<Prefix extends string, Of> = { [Name in keyof Of & string as `${Prefix}${Name}`]?: Of[Name] };
type Handlers<Prefix extends string, Events> = { [Name in keyof Events & string as `${Prefix}${Name}`]?: ((event: Events[Name]) => void) | undefined };
type With<Own, Any> = Own & Omit<Any, keyof Own>;

/** React and Preact: `<cord-dialer contacts={people} oncord-dial={(event) => …} />`. */
type Own<Tag extends keyof CordTags> = Given<Tag> & Handlers<'on', CordTags[Tag]['events']>;
/** Solid: `<cord-dialer contacts={people()} on:cord-dial={(event) => …} />`. */
type OwnInSolid<Tag extends keyof CordTags> = Given<Tag> & Handlers<'on:', CordTags[Tag]['events']> & Prefixed<'prop:', CordTags[Tag]['properties']> & Prefixed<'attr:', CordTags[Tag]['attributes']>;

// Two of the three are not installed: what cannot be found there is nobody's business.
// @ts-ignore
type InReact<E> = import('react').DetailedHTMLProps<import('react').HTMLAttributes<E>, E>;
// @ts-ignore
type InPreact<E extends EventTarget> = import('preact').HTMLAttributes<E>;
// @ts-ignore
type InSolid<E> = import('solid-js').JSX.HTMLAttributes<E>;

export type CordReactElements = { [Tag in keyof CordTags]: With<Own<Tag>, InReact<CordTags[Tag]['element']>> };
export type CordPreactElements = { [Tag in keyof CordTags]: With<Own<Tag>, InPreact<CordTags[Tag]['element']>> };
export type CordSolidElements = { [Tag in keyof CordTags]: With<OwnInSolid<Tag>, InSolid<CordTags[Tag]['element']>> };

// @ts-ignore
declare module 'react' { namespace JSX { interface IntrinsicElements extends CordReactElements {} } }
// @ts-ignore
declare module 'preact' { namespace JSX { interface IntrinsicElements extends CordPreactElements {} } }
// @ts-ignore
declare module 'solid-js' { namespace JSX { interface IntrinsicElements extends CordSolidElements {} } }

export {};
