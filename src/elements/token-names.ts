import { colours, mixed } from './tokens.styles.js';

/** What is no colour: type, space, the height of controls, corners, motion. */
const measures: Readonly<Record<string, string>> = {
  'font': 'inherit',
  'font-size': '0.9375rem',
  'space': '4px',
  'control-height': '2.25rem',
  'radius': '6px',
  'motion': '140ms',
};

/** What a page may set, and what it is without: `--cord-<name>`. */
export const tokenDefaults: Readonly<Record<string, string>> = Object.fromEntries(Object.entries({
  ...Object.fromEntries(Object.entries(colours).map(([name, [light, dark]]) => [name, `light-dark(${light}, ${dark})`])),
  ...Object.fromEntries(Object.entries(mixed).map(([name, [of, percent]]) => [name, `${percent} % of ${of} on the surface`])),
  ...measures,
}).map(([name, value]) => [`--cord-${name}`, value]));

export const tokenNames: readonly string[] = Object.keys(tokenDefaults);
