import { css, unsafeCSS, type CSSResult } from 'lit';

/** The colours that others are made of, light and dark. A page re-brands with `--cord-<name>`; elements read `--_<name>`. */
export const colours: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  'surface': ['#ffffff', '#1b1c1f'],
  'text': ['#1a1c20', '#edeef0'],
  'accent': ['#1f5fd6', '#8ab4ff'],
  'on-accent': ['#ffffff', '#0b1c3a'],
  'good': ['#17723e', '#5ecf91'],
  'good-fill': ['#17723e', '#1f7d47'],
  'warn': ['#875000', '#f2b95c'],
  'danger': ['#b3261e', '#ff9189'],
  'danger-fill': ['#b3261e', '#c5352c'],
  'on-fill': ['#ffffff', '#ffffff'],
};

/** Greys are text on the surface, so thin; tints are a colour on it: whoever sets a few colours gets all others to go with them. */
export const mixed: Readonly<Record<string, readonly [of: string, percent: number]>> = {
  'raised': ['text', 4],
  'hover': ['text', 8],
  'pressed': ['text', 13],
  'border': ['text', 15],
  'control-border': ['text', 50],
  'muted': ['text', 70],
  'accent-soft': ['accent', 11],
  'good-soft': ['good', 11],
  'warn-soft': ['warn', 11],
  'danger-soft': ['danger', 10],
};

const declare = (value: (light: string, dark: string) => string): CSSResult =>
  unsafeCSS(Object.entries(colours).map(([name, pair]) => `--_${name}: var(--cord-${name}, ${value(...pair)});`).join('\n'));

/** High contrast is the person's choice of colours, and goes before the page's. */
const forced: Readonly<Record<string, string>> = {
  'Canvas': 'surface raised hover pressed accent-soft on-accent good-soft warn-soft danger-soft',
  'CanvasText': 'text muted border good warn danger',
  'ButtonFace': 'good-fill danger-fill',
  'ButtonText': 'on-fill',
  'ButtonBorder': 'control-border',
  'LinkText': 'accent',
};

const forcedColours = unsafeCSS(Object.entries(forced).map(([system, names]) => names.replace(/\S+/g, `--_$&: ${system};`)).join(' '));

const mixes = unsafeCSS(Object.entries(mixed).map(([name, [of, percent]]) => `--_${name}: var(--cord-${name}, color-mix(in srgb, var(--_${of}) ${percent}%, var(--_surface)));`).join('\n'));

/** What all elements share: colours, type, space and motion. */
export const tokens = css`
  :host {
    ${declare((light) => light)}
    ${mixes}
    --_font: var(--cord-font, inherit);
    --_radius: var(--cord-radius, 6px);
    --_size-15: var(--cord-font-size, 0.9375rem);
    --_size-12: calc(var(--_size-15) * 0.8);
    --_size-13: calc(var(--_size-15) * 0.8667);
    --_size-18: calc(var(--_size-15) * 1.2);
    --_size-24: calc(var(--_size-15) * 1.6);
    --_s1: var(--cord-space, 4px);
    --_s2: calc(var(--_s1) * 2);
    --_s3: calc(var(--_s1) * 3);
    --_s4: calc(var(--_s1) * 4);
    --_s6: calc(var(--_s1) * 6);
    --_target: var(--cord-control-height, 2.25rem);
    --_quick: var(--cord-motion, 140ms) ease-out;
    display: block;
    box-sizing: border-box;
    color: var(--_text);
    font-family: var(--_font);
    font-size: var(--_size-15);
    line-height: 1.35;
    font-weight: 400;
    letter-spacing: normal;
    text-align: start;
  }
  @supports not (color: light-dark(#000, #fff)) {
    @media (prefers-color-scheme: dark) {
      :host { ${declare((_, dark) => dark)} }
    }
  }
  @supports (color: light-dark(#000, #fff)) {
    :host { ${declare((light, dark) => `light-dark(${light}, ${dark})`)} }
  }
  :host([hidden]) { display: none !important; }
  *, *::before, *::after { box-sizing: border-box; }
  @media (pointer: coarse) {
    :host { --_target: max(var(--cord-control-height, 0px), 2.75rem); }
  }
  @media (prefers-reduced-motion: reduce) {
    :host { --_quick: 0s; }
    *, *::before, *::after { animation: none !important; transition: none !important; }
  }
  @media (forced-colors: active) {
    :host { ${forcedColours} }
  }
  .visually-hidden {
    position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; padding: 0;
    overflow: hidden; clip-path: inset(50%); white-space: nowrap; border: 0;
  }
  .missing { margin: 0; padding: var(--_s2) var(--_s3); color: var(--_muted); font-size: var(--_size-13); }
`;
