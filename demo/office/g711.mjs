/** G.711 µ-law (ITU-T G.711): a telephone's 8000 samples a second in a byte each. */

export const RATE = 8000;
/** Samples, and so bytes, in the 20 ms that one packet carries. */
export const FRAME = 160;
/** The µ-law byte for no sound. */
export const SILENCE = 0xff;
export const silentFrame = Buffer.alloc(FRAME, SILENCE);

const BIAS = 0x84;
const CLIP = 32_635;

/** @param {number} sample -32768 to 32767 */
export function encodeSample(sample) {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(Math.round(sample)), CLIP) + BIAS;
  const exponent = 24 - Math.clz32(magnitude); // its highest bit is 7 to 14
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}

const decoded = Int16Array.from({ length: 256 }, (_, code) => {
  const bits = ~code;
  const magnitude = ((((bits & 0x0f) << 3) + BIAS) << ((bits >> 4) & 7)) - BIAS;
  return bits & 0x80 ? -magnitude : magnitude;
});

/** @param {Uint8Array} bytes @returns {Int16Array} */
export const decode = (bytes) => Int16Array.from(bytes, (byte) => decoded[byte]);
