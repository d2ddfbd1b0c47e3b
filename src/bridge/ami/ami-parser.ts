import { StringDecoder } from 'node:string_decoder';

/** One message of the Asterisk Manager Interface: `Event: QueueCallerJoin`, `Queue: support` … It has no prototype, so that no name means anything else. */
export type AmiMessage = Readonly<Record<string, string>>;

/** What no Asterisk sends: a line, and a message, in characters. */
const longest = { line: 65_536, message: 1_048_576 };

/** Bytes of the manager interface, in whatever pieces they come, to messages. Lines that are no field are left out, and of two fields with one name the later. */
export class AmiParser {
  readonly #decoder = new StringDecoder('utf8');
  #rest = '';
  #message: Record<string, string> | undefined;
  #size = 0;

  /** Throws an Error where a line or a message has no end: then the connection is of no more use. */
  push(bytes: Buffer): readonly AmiMessage[] {
    const messages: AmiMessage[] = [];
    const lines = (this.#rest + this.#decoder.write(bytes)).split('\r\n');
    this.#rest = lines.pop()!;
    for (const line of lines) {
      if (line === '') {
        if (this.#message) messages.push(this.#message);
        this.#message = undefined;
        this.#size = 0;
      } else this.#field(line);
    }
    if (this.#rest.length > longest.line) throw new Error('a line of the manager interface has no end');
    return messages;
  }

  #field(line: string): void {
    this.#size += line.length;
    if (line.length > longest.line || this.#size > longest.message) throw new Error('a message of the manager interface has no end');
    const colon = line.indexOf(':');
    if (colon <= 0) return; // the greeting
    this.#message ??= Object.create(null) as Record<string, string>;
    this.#message[line.slice(0, colon)] ??= line.slice(colon + 1).trim();
  }
}
