import { html, type SVGTemplateResult, type TemplateResult } from 'lit';

/** One family: a 24 grid, 1.5 px stroke, the colour of the text. */
export const icon = (shape: () => SVGTemplateResult, look = 'icon'): TemplateResult => html`<svg
  class=${look} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.5"
  stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${shape()}</svg>`;
