import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { paletteOf } from './palette-png.mjs';

/** @typedef {{ width: number, height: number, data: Uint8Array }} Picture RGBA */

/** Of a hundred thousand pixels so many may differ: Chromium draws the same page twice the same. */
const tolerance = 5;

/** Side by side, on nothing. @param {readonly Picture[]} pictures @returns {Picture} */
export function row(pictures) {
  const all = new PNG({ width: pictures.reduce((sum, { width }) => sum + width, 0), height: Math.max(...pictures.map(({ height }) => height)) });
  let x = 0;
  for (const one of pictures) {
    PNG.bitblt(Object.assign(new PNG({ width: one.width, height: one.height }), { data: one.data }), all, 0, 0, one.width, one.height, x, 0);
    x += one.width;
  }
  return all;
}

/** Sixteen steps a colour are enough to see what changed, and small. @param {Picture} picture @returns {Picture} */
export const coarse = ({ width, height, data }) => ({ width, height, data: Buffer.from(data.map((value) => (value >> 4) * 17)) });

/** @param {Buffer} bytes @returns {Picture} */
export const read = (bytes) => PNG.sync.read(bytes);

/** @param {Picture} picture @returns {Buffer} */
export const write = (picture) => paletteOf(picture) ?? PNG.sync.write(Object.assign(new PNG(picture), { data: Buffer.from(picture.data) }), { deflateLevel: 9, deflateStrategy: 0, filterType: 0 });

/**
 * What differs, as a picture; undefined if nothing does.
 * @param {Picture} before @param {Picture} now @returns {{ words: string, picture: Picture } | undefined}
 */
export function difference(before, now) {
  if (before.width !== now.width || before.height !== now.height) {
    return { words: `${before.width} × ${before.height} became ${now.width} × ${now.height}`, picture: row([before, now]) };
  }
  const { width, height } = now;
  const changed = new PNG({ width, height });
  const pixels = pixelmatch(before.data, now.data, changed.data, width, height, { threshold: 0.1 });
  if (pixels <= (width * height * tolerance) / 100_000) return undefined;
  return { words: `${pixels} pixels differ`, picture: row([before, now, changed]) };
}
