import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { paletteOf } from './palette-png.mjs';

/** @typedef {{ width: number, height: number, data: Uint8Array }} Picture RGBA */

/** Of a hundred thousand pixels so many may differ: Chromium draws the same page twice the same. */
const tolerance = 2;

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

/** @param {Picture} picture @param {{ x: number, width: number, height: number }} part from the top @returns {Picture} */
export function partOf(picture, { x, width, height }) {
  const data = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y++) data.set(picture.data.subarray((y * picture.width + x) * 4, (y * picture.width + x + width) * 4), y * width * 4);
  return { width, height, data };
}

/** Half as wide and high, which are even: of each four pixels their mean. @param {Picture} picture @returns {Picture} */
export function half({ width, height, data }) {
  const [line, smaller] = [width * 4, Buffer.alloc(data.length / 4)];
  for (let y = 0, to = 0; y < height; y += 2) {
    for (let from = y * line; from < (y + 1) * line; from += 8) {
      for (let part = from; part < from + 4; part++) smaller[to++] = (data[part] + data[part + 4] + data[part + line] + data[part + line + 4] + 2) >> 2;
    }
  }
  return { width: width / 2, height: height / 2, data: smaller };
}

/** Steps of red, green, blue, and of grey: enough to see what changed, and so few that a sheet has no more than 256 colours. */
const [red, green, blue, grey] = [8, 16, 8, 16].map((count) => Uint8Array.from({ length: 256 }, (_, value) => Math.round((Math.floor((value * count) / 256) * 255) / (count - 1))));

/** @param {Picture} picture @returns {Picture} */
export function coarse({ width, height, data }) {
  const fewer = Buffer.alloc(data.length);
  for (let at = 0; at < data.length; at += 4) {
    const [r, g, b] = [data[at], data[at + 1], data[at + 2]];
    const isGrey = Math.max(r, g, b) - Math.min(r, g, b) < 12; // What has no colour is not to get one.
    fewer[at] = isGrey ? grey[g] : red[r];
    fewer[at + 1] = isGrey ? grey[g] : green[g];
    fewer[at + 2] = isGrey ? grey[g] : blue[b];
    fewer[at + 3] = data[at + 3];
  }
  return { width, height, data: fewer };
}

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
  const pixels = pixelmatch(before.data, now.data, changed.data, width, height, { threshold: 0.06, includeAA: true });
  if (pixels <= (width * height * tolerance) / 100_000) return undefined;
  return { words: `${pixels} pixels differ`, picture: row([before, now, changed]) };
}

/** What differs in several looks, side by side. @param {readonly string[]} looks @param {readonly Picture[]} before @param {readonly Picture[]} now */
export function changed(looks, before, now) {
  const found = looks.flatMap((look, at) => {
    const change = difference(before[at], now[at]);
    return change ? [{ words: `${look}: ${change.words}`, picture: change.picture }] : [];
  });
  return found.length ? { words: found.map(({ words }) => words).join('; '), picture: row(found.map(({ picture }) => picture)) } : undefined;
}
