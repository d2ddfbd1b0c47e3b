import { tokenDefaults } from '../src/elements/token-names.js';

// What the panel of live tokens knows of a token.

export type Scheme = 'light' | 'dark';

/** What was chosen for a token: a colour has two, anything else is the same in the dark. */
export type Chosen = Readonly<Record<string, Readonly<Partial<Record<Scheme, string>>>>>;

/** A number with a unit, and how far a slider goes. */
export interface Measure {
  readonly unit: 'rem' | 'px' | 'ms';
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

const measures: Readonly<Record<string, Measure>> = {
  '--cord-font-size': { unit: 'rem', from: 0.75, to: 1.25, step: 0.0625 },
  '--cord-space': { unit: 'px', from: 2, to: 8, step: 0.5 },
  '--cord-control-height': { unit: 'rem', from: 1.5, to: 3.5, step: 0.0625 },
  '--cord-radius': { unit: 'px', from: 0, to: 24, step: 1 },
  '--cord-motion': { unit: 'ms', from: 0, to: 400, step: 10 },
};

export const measureOf = (token: string): Measure | undefined => measures[token];

export const fonts = ['inherit', 'system-ui, sans-serif', 'Georgia, serif', 'Verdana, sans-serif', 'ui-monospace, monospace'] as const;

export const isColour = (token: string): boolean => token !== '--cord-font' && !measures[token];

/** What it is without a choice. */
export const usualMeasure = (token: string): number => Number.parseFloat(tokenDefaults[token] ?? '') || 0;

export const inUnits = (value: number, { unit }: Measure): string => `${value}${unit}`;

/** The declarations to copy. @param colourOf The colour that a token has where nothing was chosen. */
export function cssOf(chosen: Chosen, colourOf: (token: string, scheme: Scheme) => string): readonly (readonly [token: string, value: string])[] {
  return Object.entries(chosen).map(([token, values]) => {
    if (!isColour(token)) return [token, values.light ?? values.dark ?? ''];
    const [light, dark] = [values.light ?? colourOf(token, 'light'), values.dark ?? colourOf(token, 'dark')];
    return [token, light === dark ? light : `light-dark(${light}, ${dark})`];
  });
}

/** Pairs that are read, one on the other: 4.5 is the least for text (WCAG 2.2, 1.4.3), 3 for edges (1.4.11). */
export const readPairs: readonly (readonly [over: string, under: string, least?: number])[] = [
  ['text', 'surface'], ['muted', 'surface'], ['accent', 'surface'], ['danger', 'surface'], ['warn', 'surface'], ['good', 'surface'],
  ['on-accent', 'accent'], ['on-fill', 'good-fill'], ['on-fill', 'danger-fill'], ['control-border', 'surface', 3],
];

/** WCAG 2.2: relative luminance and contrast ratio, of `#rrggbb`. */
export function contrast(one: string, other: string): number {
  const luminance = (hex: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
