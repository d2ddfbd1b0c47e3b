import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const keyword = 'Description';

/**
 * A PNG of 256 colours or fewer, a byte a pixel (PNG 3rd edition, 11.2): a third smaller than the RGBA that pngjs writes. Undefined where there are more.
 * @param {import('./pictures.mjs').Picture} picture
 */
export function paletteOf({ width, height, data }) {
  const pixels = new Uint32Array(data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength));
  const palette = new Map();
  const lines = Buffer.alloc((width + 1) * height); // Each line begins with its filter: none.
  pixels.forEach((pixel, at) => {
    const index = palette.get(pixel) ?? palette.size;
    palette.set(pixel, index);
    lines[at + Math.floor(at / width) + 1] = index;
  });
  if (palette.size > 256) return undefined;
  const colours = [...palette.keys()].map((pixel) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255, pixel >>> 24]);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3], 8);
  return Buffer.concat([
    signature, chunk('IHDR', head), chunk('PLTE', Buffer.from(colours.flatMap((colour) => colour.slice(0, 3)))), chunk('tRNS', Buffer.from(colours.map(([, , , alpha]) => alpha))),
    chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })), chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The same PNG with a text in it (11.3.3.2), which no viewer shows with it. @param {Buffer} png @param {string} text Latin letters */
export function withText(png, text) {
  const end = png.length - chunk('IEND', Buffer.alloc(0)).length;
  return Buffer.concat([png.subarray(0, end), chunk('tEXt', Buffer.from(`${keyword}\0${text}`, 'latin1')), png.subarray(end)]);
}

/** The text that is in it; undefined if there is none. @param {Buffer} png */
export function textOf(png) {
  for (let at = signature.length; at < png.length;) {
    const [length, type] = [png.readUInt32BE(at), png.toString('latin1', at + 4, at + 8)];
    if (type === 'tEXt') return png.toString('latin1', at + 8 + keyword.length + 1, at + 8 + length);
    at += 12 + length;
  }
  return undefined;
}

function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
