import { Problem } from './problem.mjs';

/** Longer than the longest notes that a form takes, bytes. */
const longest = 1024 * 1024;

/** The JSON of a request; anything else is a problem. @param {import('node:http').IncomingMessage} request */
export async function readBody(request) {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) throw new Problem(415, 'Send JSON', 'The content type must be application/json.');
  const tooLarge = new Problem(413, 'Too large', `At most ${longest} bytes.`, { connection: 'close' });
  if (Number(request.headers['content-length']) > longest) throw tooLarge;
  const parts = [];
  let size = 0;
  for await (const part of request) {
    if ((size += part.length) > longest) throw tooLarge;
    parts.push(part);
  }
  try {
    const body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)));
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  } catch {
    // Not JSON, or not UTF-8.
  }
  throw new Problem(400, 'Not a JSON object');
}
