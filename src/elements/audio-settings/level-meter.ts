import { html, type TemplateResult } from 'lit';
import { msg, str } from '../../i18n/index.js';

const most = 8;
const segments = Array.from({ length: most }, (_, index) => index + 1);

/** How loud it is, in eight segments. */
export const levelMeter = (level: number, label: string): TemplateResult => html`
  <div class="meter" part="meter" role="meter" aria-label=${label} aria-valuemin="0" aria-valuemax=${most} aria-valuenow=${level}
    aria-valuetext=${level === 0 ? msg('Silent', { desc: 'A level meter' }) : msg(str`${level} of ${most}`, { desc: 'Stars: how many, and how many there can be' })}>
    ${segments.map((segment) => html`<span class="segment ${segment <= level ? 'on' : ''}"></span>`)}
  </div>`;
