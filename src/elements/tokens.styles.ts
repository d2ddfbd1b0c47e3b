import { css, unsafeCSS, type CSSResult } from 'lit';

/** Every colour, light and dark. A page re-brands with `--cord-<name>`; elements read `--_<name>`. */
const colours: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  'surface': ['#ffffff', '#1b1c1f'],
  'raised': ['#f5f6f8', '#26282c'],
  'text': ['#1a1c20', '#edeef0'],
  'muted': ['#5a5f69', '#a4a9b3'],
  'border': ['#dcdee3', '#393c43'],
  'control-border': ['#868c97', '#757b87'],
  'hover': ['#eceef1', '#2f3237'],
  'pressed': ['#e0e3e8', '#3a3e45'],
  'accent': ['#1f5fd6', '#8ab4ff'],
  'accent-soft': ['#e9f0fd', '#1f2c45'],
  'on-accent': ['#ffffff', '#0b1c3a'],
  'good': ['#17723e', '#5ecf91'],
  'good-fill': ['#17723e', '#1f7d47'],
  'good-soft': ['#e7f5ec', '#1a3023'],
  'warn': ['#875000', '#f2b95c'],
  'warn-soft': ['#fdf3e0', '#352a17'],
  'danger': ['#b3261e', '#ff9189'],
  'danger-fill': ['#b3261e', '#c5352c'],
  'danger-soft': ['#fdeceb', '#3a2020'],
  'on-fill': ['#ffffff', '#ffffff'],
};

/** What a page may set: `--cord-<name>`. */
export const tokenNames: readonly string[] = [...Object.keys(colours), 'font', 'radius'].map((name) => `--cord-${name}`);

const declare = (value: (light: string, dark: string) => string): CSSResult =>
  unsafeCSS(Object.entries(colours).map(([name, pair]) => `--_${name}: var(--cord-${name}, ${value(...pair)});`).join('\n'));

/** What all elements share: colours, type, space and motion. */
export const tokens = css`
  :host {
    ${declare((light) => light)}
    --_font: var(--cord-font, inherit);
    --_radius: var(--cord-radius, 6px);
    --_size-12: 0.75rem;
    --_size-13: 0.8125rem;
    --_size-15: 0.9375rem;
    --_size-18: 1.125rem;
    --_size-24: 1.5rem;
    --_target: 2.25rem;
    --_quick: 140ms ease-out;
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
    :host { --_target: 2.75rem; }
  }
  @media (prefers-reduced-motion: reduce) {
    :host { --_quick: 0s; }
    *, *::before, *::after { animation: none !important; transition: none !important; }
  }
  @media (forced-colors: active) {
    :host {
      --_surface: Canvas; --_raised: Canvas; --_text: CanvasText; --_muted: CanvasText;
      --_border: CanvasText; --_control-border: ButtonBorder; --_hover: Canvas; --_pressed: Canvas;
      --_accent: LinkText; --_accent-soft: Canvas; --_on-accent: Canvas;
      --_good: CanvasText; --_good-fill: ButtonFace; --_good-soft: Canvas; --_warn: CanvasText; --_warn-soft: Canvas;
      --_danger: CanvasText; --_danger-fill: ButtonFace; --_danger-soft: Canvas; --_on-fill: ButtonText;
    }
  }
  .visually-hidden {
    position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; padding: 0;
    overflow: hidden; clip-path: inset(50%); white-space: nowrap; border: 0;
  }
  .missing { margin: 0; padding: 8px 12px; color: var(--_muted); font-size: var(--_size-13); }
`;
