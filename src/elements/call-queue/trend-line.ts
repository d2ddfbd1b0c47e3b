import { html, type TemplateResult } from 'lit';

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

const trendWords = (peaks: readonly number[]): string =>
  `In the last ${peaks.length} min between ${Math.min(...peaks, Infinity)} and ${Math.max(...peaks, 0)} waited`;
