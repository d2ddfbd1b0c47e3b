import { html, type TemplateResult } from 'lit';
import { msg, str } from '../../i18n/index.js';
import { number } from '../format.js';

const [width, height] = [72, 16];

/** The points of the line, for `d` of a path: the latest at the end, 0 at the bottom. */
export function trendPath(peaks: readonly number[], most = 30): string {
  const top = Math.max(1, ...peaks);
  const step = width / (most - 1);
  const left = width - (peaks.length - 1) * step;
  const y = (peak: number): string => (height - 1 - (peak / top) * (height - 2)).toFixed(1);
  if (peaks.length < 2) return `M0 ${y(peaks[0] ?? 0)}H${width}`;
  return peaks.map((peak, index) => `${index ? 'L' : 'M'}${(left + index * step).toFixed(1)} ${y(peak)}`).join('');
}

/** How many waited lately, as a small line. */
export const trendLine = (peaks: readonly number[]): TemplateResult => html`<svg class="trend" part="trend" viewBox="0 0 ${width} ${height}"
  role="img" aria-label=${trendWords(peaks)}><path d=${trendPath(peaks)} /></svg>`;

function trendWords(peaks: readonly number[]): string {
  const [minutes, least, most] = [peaks.length, peaks.length ? Math.min(...peaks) : 0, Math.max(...peaks, 0)].map((value) => number(value));
  return msg(str`In the last ${minutes} min between ${least} and ${most} waited`);
}
