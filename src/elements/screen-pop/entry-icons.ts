import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { TimelineEntry } from '../../core/index.js';
import * as icons from '../icons.js';

const icon = (shape: SVGTemplateResult): TemplateResult => html`<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.5"
  stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${shape}</svg>`;

/** What kind of contact it was. */
export const entryIcons: Readonly<Record<TimelineEntry['kind'], TemplateResult>> = {
  call: icons.phone,
  message: icon(svg`<path d="M5.5 4.5h13A1.5 1.5 0 0 1 20 6v9a1.5 1.5 0 0 1-1.5 1.5H11L6.5 20v-3.5h-1A1.5 1.5 0 0 1 4 15V6a1.5 1.5 0 0 1 1.5-1.5Z" />`),
  email: icon(svg`<path d="M4.5 6h15A.5.5 0 0 1 20 6.5v11a.5.5 0 0 1-.5.5h-15a.5.5 0 0 1-.5-.5v-11a.5.5 0 0 1 .5-.5ZM4.5 7l7.5 6 7.5-6" />`),
  visit: icon(svg`<path d="M12 21s6.5-5.8 6.5-11a6.5 6.5 0 0 0-13 0c0 5.2 6.5 11 6.5 11ZM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z" />`),
  order: icon(svg`<path d="M4 8l8-4 8 4v8.5l-8 4-8-4V8ZM4 8l8 4 8-4M12 12v8.5" />`),
  note: icon(svg`<path d="M6 4h9l4 4v11.5a.5.5 0 0 1-.5.5H6a.5.5 0 0 1-.5-.5v-15A.5.5 0 0 1 6 4ZM14.5 4v4.5H19M9 12.5h6M9 16h4" />`),
  other: icon(svg`<circle cx="12" cy="12" r="2.5" />`),
};
