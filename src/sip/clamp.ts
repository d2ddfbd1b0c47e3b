/** s. A registration that we believe longer than the server does is deaf; one of a second has us ask all day; one of years overflows a timer. */
const registration = { least: 20, most: 7_200, usual: 300 };

/** s. RFC 4028 section 5: below 90 nobody may go. */
const session = { least: 90, most: 7_200, usual: 1_800 };

/** Nothing longer comes through the guard, so nothing longer is worth reading, UTF-16 units. */
const longest = 65_536;

type Span = typeof registration;

const within = (said: string, { least, most, usual }: Span): string => {
  const seconds = Number(said);
  return String(Number.isFinite(seconds) ? Math.min(Math.max(Math.trunc(seconds), least), most) : usual);
};

/** What a message says of how long a thing lasts, brought within what a timer and a server can bear: JsSIP believes every number. */
export function clampExpiry(message: string): string {
  if (message.length > longest || !/expires|^x\s*:/im.test(message)) return message;
  const end = message.indexOf('\r\n\r\n');
  const head = end < 0 ? message : message.slice(0, end);
  const clamped = head.replace(/^((?:session-expires|x)[ \t]*:\s*)([^\s;,]+)/gim, (_, name: string, said: string) => name + within(said, session));
  const isRegister = isAnswerTo('REGISTER', head);
  return (isRegister ? registrationIn(clamped) : clamped) + message.slice(head.length);
}

const registrationIn = (head: string): string => head
  .replace(/^((?:min-)?expires[ \t]*:\s*)([^\s;,]+)/gim, (_, name: string, said: string) => name + within(said, registration))
  .replace(/^(?:contact|m)[ \t]*:[^\r]*(?:\r\n[ \t][^\r]*)*/gim, (field) => field.replace(/(;\s*expires\s*=\s*)("[^"]*"|[^\s;,>"]+)/gi, (_, name: string, said: string) => name + within(said, registration)));

/** Without its `Min-Expires`, for that has JsSIP ask again at once (RFC 3261 section 10.2.8), even a server that is never content. */
export const withoutMinExpires = (message: string): string => message.replace(/^min-expires[ \t]*:[^\r]*\r\n/gim, '');

/** The status of a response to such a request; undefined: it is none. */
export function statusOf(method: string, message: string): number | undefined {
  const [, code] = /^SIP\/2\.0 (\d{3}) /i.exec(message) ?? [];
  return code && isAnswerTo(method, message.slice(0, longest)) ? Number(code) : undefined;
}

const isAnswerTo = (method: string, message: string): boolean =>
  /^SIP\/2\.0 /i.test(message) && new RegExp(`^cseq[ \\t]*:\\s*\\d+\\s+${method}\\s*$`, 'im').test(message);
