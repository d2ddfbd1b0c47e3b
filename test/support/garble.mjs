/**
 * Chance that comes out the same each time.
 * @param {number} seed
 * @returns {() => number} from 0 to 1
 */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A message as a broken box in the middle passes it on: some characters are others, or its end is missing. It stays valid UTF-8,
 * else the browser closes the connection itself and the reader is never tried.
 * @param {string} message @param {() => number} random
 */
export function garbled(message, random) {
  const at = () => Math.floor(random() * message.length);
  if (random() < 0.3) return message.slice(0, at());
  const characters = [...message];
  for (let left = 1 + Math.floor(random() * 8); left > 0; left--) characters[at() % characters.length] = String.fromCharCode(Math.floor(random() * 256));
  return characters.join('');
}
