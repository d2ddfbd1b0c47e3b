/**
 * What would be dialled if somebody pasted or typed this text, or undefined where it is no number: a name, a sentence, nothing.
 * Needs no library, so that a number can be dialled before anything is loaded.
 *
 * Numbers come out of web pages, spreadsheets and signatures: with brackets, dots and no-break spaces, in other digits than ours
 * (`٠١٢`, `０１２`), as `tel:` links, as words on a keypad (1-800-FLOWERS), with a trunk zero in brackets (+44 (0)20) or an extension at
 * the end, which cannot be dialled with it. A SIP address is left alone.
 */
export function cleanNumber(text: string): string | undefined {
  if (text.length > longestText) return undefined;
  const line = withoutInvisible(text.normalize('NFKC')).trim();
  return sipAddress(line) ?? phoneNumber(withoutScheme(line));
}

/** Bidi and zero-width characters, as copied from a web page, and pictures of telephones. */
const withoutInvisible = (text: string): string => text.replace(/\p{Cf}|\p{So}|\ufe0f/gu, '');

const schemed = /^(?:[^<]*<)?\s*(sips?:[^\s<>"]+)\s*>?$/i;
const bare = /^[^\s<>"@:;?()]+@[^\s<>"@:;?][^\s<>"@]*$/;

function sipAddress(line: string): string | undefined {
  const address = schemed.exec(line)?.[1];
  if (address) return /^sips?:(?:[^@]+@)?[^@:;?]/i.test(address) ? address : undefined;
  return bare.test(line) ? `sip:${line}` : undefined;
}

/** `tel:` (RFC 3966) and its cousins. A parameter such as `;ext=` or `;phone-context=` is not dialled. */
function withoutScheme(line: string): string {
  const link = /^(?:tel|callto|sms|phone):(?:\/\/)?([^;?]*)/i.exec(line)?.[1];
  return link === undefined ? line : decoded(link);
}

function decoded(link: string): string {
  try {
    return decodeURIComponent(link);
  } catch {
    return link;
  }
}

const label = /^(?:tel|telefon|telephone|téléphone|teléfono|phone|ph|mobile|mobil|mob|cell|office|work|home|fax|call|t|m|p|f)\b\s*[.:]*\s*(?=[+\d(*#])/i;
const extension = /[\s,;(]*(?<![a-z])(?:ext(?:ension|n)?|x|poste|durchwahl)\s*[.:]?\s*\d{1,7}\)?$/i;
const spreadsheet = /^\d[.,]\d+e\+?\d+$/i;
const separators = /[\s()[\]{}.·•/\\_~'"\p{Pd}\u2212]/gu;
const longest = 40;
const longestText = 500;

function phoneNumber(line: string): string | undefined {
  const ours = asciiDigits(line).replace(/^['"]+/, '').replace(/\u30fc/g, '-').trim();
  if (spreadsheet.test(ours)) return undefined;
  const plain = onKeypad(firstOf(ours.replace(label, '').replace(extension, '').replace(/(\d\s*)\(\s*0\s*\)/, '$1')));
  const number = plain?.replace(separators, '');
  return number && number.length <= longest && /^(?:\+\d|[\d*#])[\d*#]*$/.test(number) ? number : undefined;
}

/** Of several numbers the first: "030 123 / +49 171 123", "030 123, 0171 123". */
const firstOf = (line: string): string => line.split(/[,;|]|(?<=\d.*)\+/)[0]!;

/** Any script's decimal digits as ours: they stand in unbroken runs of ten. */
function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0)!;
    let zero = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return String((code - zero) % 10);
  });
}

const keys = 'abc2def3ghi4jkl5mno6pqrs7tuv8wxyz9';
const keyOf = (letter: string): string => /\d/.exec(keys.slice(keys.indexOf(letter.toLowerCase())))![0];

/**
 * Letters after a short beginning of digits are keys (1-800-FLOWERS); after a whole number they are a remark ("030 123456 (work)").
 * Letters in front make it something else than a number.
 */
function onKeypad(line: string): string | undefined {
  if (!/\p{L}/u.test(line)) return line;
  const before = /^[^\p{L}]*/u.exec(line)![0];
  const digits = before.replace(/\D/g, '').length;
  if (digits === 0) return undefined;
  if (digits >= (before.includes('+') ? 8 : 7)) return before;
  const startsLikeOne = digits >= 2 || before.startsWith('1');
  return startsLikeOne ? line.replace(/(?<=\p{L})\s*[(=].*$/u, '').replace(/[a-z]/gi, keyOf) : undefined;
}
