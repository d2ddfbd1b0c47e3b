/** Numbers from 0 to 1, always the same for a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type Random = () => number;
export const below = (random: Random, limit: number): number => Math.floor(random() * limit);
export const oneOf = <T>(random: Random, values: readonly T[]): T => values[below(random, values.length)]!;

/** What parsers stumble over. */
const stones = [
  '\r\n', '\r\n\r\n', '\r', '\n', '\0', '\t', ' ', ':', ';', ',', '<', '>', '"', '\\', '@', '%', '%zz', '%00', '%25', '%E0%A4', '%0d%0a', '*', '?', '=', '&', '[', ']', '[::1]', '-1', '0', '4294967295',
  '99999999999999999999', 'sip:', 'sips:', 'tel:', 'SIP/2.0', 'SIP/9.9', '__proto__', 'constructor', 'toString', ';tag=', ';tag', ';branch=', ';lr', ';expires=0', ';;;', ',,,', '<<>>', '\u202e', '\ud800', '\ufeff', 'é', '世',
  '\r\n ', '\r\n\t', '\r\nX', '\r\nX:', '\r\n: y', '\r\nVia: SIP/2.0/WSS evil', '\r\nContact: *', '\r\nContent-Length: 5', '\r\nRequire: x', '\r\nReplaces: a;to-tag=b;from-tag=c', '\r\nRecord-Route: <sip:x;lr>',
];
const methods = ['INVITE', 'ACK', 'BYE', 'CANCEL', 'OPTIONS', 'NOTIFY', 'INFO', 'REFER', 'UPDATE', 'MESSAGE', 'SUBSCRIBE', 'REGISTER', 'PRACK', 'PUBLISH', 'X'];

type Mutation = (text: string, random: Random) => string;

const cut = (text: string, random: Random): [at: number, to: number] => {
  const at = below(random, text.length + 1);
  return [at, Math.min(text.length, at + 1 + below(random, 40))];
};

const mutations: readonly Mutation[] = [
  (text, random) => { const [at, to] = cut(text, random); return text.slice(0, at) + text.slice(to); },
  (text, random) => { const [at, to] = cut(text, random); return text.slice(0, to) + text.slice(at, to) + text.slice(to); },
  (text, random) => { const at = below(random, text.length + 1); return text.slice(0, at) + oneOf(random, stones) + text.slice(at); },
  (text, random) => { const [at, to] = cut(text, random); return text.slice(0, at) + oneOf(random, stones) + text.slice(to); },
  (text, random) => { const at = below(random, text.length + 1); return text.slice(0, at) + String.fromCharCode(below(random, 256)) + text.slice(at + 1); },
  (text, random) => { const at = below(random, text.length + 1); return text.slice(0, at) + oneOf(random, stones).repeat(1 + below(random, 60)) + text.slice(at); },
  (text, random) => text.slice(0, below(random, text.length + 1)),
  onLines((lines, random) => lines.toSpliced(1 + below(random, lines.length), 1)),
  onLines((lines, random) => lines.toSpliced(1 + below(random, lines.length), 0, oneOf(random, lines))),
  onLines((lines, random) => lines.toSorted(() => random() - 0.5)),
  onLines((lines, random) => lines.with(below(random, lines.length), oneOf(random, lines))),
  onLines((lines, random) => { const at = below(random, lines.length); return lines.with(at, lines[at]!.replace(/:.*/s, `: ${oneOf(random, stones)}`)); }),
  onLines((lines, random) => { const at = below(random, lines.length); return lines.with(at, lines[at]!.replace(/\d+/, oneOf(random, ['', '-1', '0', '4294967296', '1e9', '0x10']))); }),
  (text, random) => text.replaceAll(/^[A-Z]+(?= )|(?<=CSeq: \d+ )[A-Z]+/gm, oneOf(random, methods)),
  (text, random) => text.replace(/^[A-Z]+(?= )/, oneOf(random, methods)),
];

function onLines(change: (lines: string[], random: Random) => string[]): Mutation {
  return (text, random) => {
    const [head = '', ...body] = text.split('\r\n\r\n');
    const [first = '', ...lines] = head.split('\r\n');
    return [[first, ...change(lines.length > 0 ? lines : [''], random)].join('\r\n'), ...body].join('\r\n\r\n');
  };
}

/** A message, changed in one place or several, never much longer than it was. */
export function mutated(text: string, random: Random): string {
  let changed = text;
  for (let left = below(random, 4); left > 0 && changed.length < 20_000; left -= 1) changed = oneOf(random, mutations)(changed, random);
  return changed;
}
