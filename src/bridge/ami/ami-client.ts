import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { DeskError } from '../../core/index.js';
import { AmiParser, type AmiMessage } from './ami-parser.js';

export interface AmiAccount {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly secret: string;
  /** Over TLS: for a PBX that is not on this machine. */
  readonly tls: boolean;
}

/** How long the PBX may take for an answer, and how long it may be left alone, ms. */
const patience = 8_000;
const silence = 15_000;

interface Asked {
  readonly what: string;
  readonly rows: AmiMessage[];
  /** Takes what came, before anything that came after it is heard. */
  done(answer: AmiMessage, rows: readonly AmiMessage[]): void;
  fail(error: DeskError): void;
}

/**
 * One connection to an Asterisk's manager interface, from login to its end. Written here: the packages for it on npm have had no release for
 * years, and none of them hands a list over in its place among the events.
 */
export class AmiClient {
  readonly #socket: Socket;
  readonly #heard: (event: AmiMessage) => void;
  readonly #asked = new Map<string, Asked>();
  readonly #parser = new AmiParser();
  #next = 1;
  #end!: (error: DeskError) => void;
  /** Why it ended. Never rejects. */
  readonly ended: Promise<DeskError>;

  private constructor(socket: Socket, heard: (event: AmiMessage) => void, signal: AbortSignal) {
    this.#socket = socket;
    this.#heard = heard;
    this.ended = new Promise((resolve) => {
      this.#end = (error) => {
        signal.removeEventListener('abort', stop);
        socket.destroy();
        for (const { fail } of this.#asked.values()) fail(error);
        this.#asked.clear();
        resolve(error);
      };
    });
    const stop = (): void => this.#end(new DeskError('not-now', 'The connection to the PBX was ended.'));
    signal.addEventListener('abort', stop, { once: true });
    socket.setNoDelay(true);
    socket.on('data', (bytes) => this.#read(bytes));
    socket.on('error', (error: NodeJS.ErrnoException) => this.#end(lost(error.code ?? error.message)));
    socket.on('close', () => this.#end(lost('it hung up')));
  }

  /** Connects and logs in. Throws a `DeskError`: `unreachable`, or `credentials`. @param heard Takes each event, in order. */
  static async open(account: AmiAccount, heard: (event: AmiMessage) => void, signal: AbortSignal): Promise<AmiClient> {
    const { host, port, username, secret, tls } = account;
    const client = new AmiClient(tls ? connectTls({ host, port, ...(!isIP(host) && { servername: host }) }) : connectTcp({ host, port }), heard, signal);
    try {
      await client.ask('Login', { Username: username, Secret: secret, Events: 'agent' }); // what a queue does, and none of the rest
    } catch (error) {
      client.close();
      if (error instanceof AmiRefusal) throw new DeskError('credentials', `The PBX at ${host}:${port} refuses the manager account ${username}. Check its secret, and permit= in manager.conf.`);
      throw error;
    }
    client.#stayAwake();
    return client;
  }

  /** Asks for something. Throws an `AmiRefusal`, or a `DeskError` where no answer comes. */
  async ask(action: string, fields: Readonly<Record<string, string>> = {}): Promise<AmiMessage> {
    return new Promise((resolve, reject) => this.#send(action, fields, resolve, reject));
  }

  /** Asks for a list; `take` gets it in its place among the events: it is newer than all that was heard before, and perhaps than some that follow. */
  async list(action: string, fields: Readonly<Record<string, string>>, take: (rows: readonly AmiMessage[]) => void): Promise<void> {
    return new Promise((resolve, reject) => this.#send(action, fields, (_, rows) => {
      take(rows);
      resolve();
    }, reject));
  }

  close(): void {
    this.#end(new DeskError('not-now', 'The connection to the PBX was ended.'));
  }

  #send(action: string, fields: Readonly<Record<string, string>>, resolve: Asked['done'], reject: (error: DeskError) => void): void {
    const id = String(this.#next++);
    if (this.#socket.destroyed) return reject(lost('it is closed'));
    const late = setTimeout(() => this.#end(lost(`it has not answered ${action} in ${patience / 1000} s`)), patience);
    this.#asked.set(id, {
      what: action, rows: [],
      done: (answer, rows) => { clearTimeout(late); resolve(answer, rows); },
      fail: (error) => { clearTimeout(late); reject(error); },
    });
    const lines = Object.entries({ Action: action, ActionID: id, ...fields }).map(([name, value]) => `${name}: ${oneLine(value)}\r\n`);
    this.#socket.write(`${lines.join('')}\r\n`);
  }

  #read(bytes: Buffer): void {
    try {
      for (const message of this.#parser.push(bytes)) this.#take(message);
    } catch (error) {
      this.#end(lost(error instanceof Error ? error.message : String(error)));
    }
  }

  #take(message: AmiMessage): void {
    const asked = this.#asked.get(message['ActionID'] ?? '');
    if (!asked) return message['Event'] ? this.#heard(message) : undefined;
    const { Response: response, EventList: list } = message;
    const isError = response === 'Error';
    if (response && !isError && list === 'start') return;
    if (!response && list !== 'Complete') return void asked.rows.push(message);
    this.#asked.delete(message['ActionID']!);
    if (isError) asked.fail(new AmiRefusal(asked.what, message['Message'] ?? ''));
    else asked.done(message, asked.rows);
  }

  /** A connection that says nothing is asked whether it is there; one that does not answer ends. */
  #stayAwake(): void {
    const timer = setInterval(() => void this.ask('Ping').catch(() => {}), silence);
    void this.ended.then(() => clearInterval(timer));
  }
}

/** The PBX said no; `why` in its words: "No such queue". */
export class AmiRefusal extends DeskError {
  constructor(action: string, readonly why: string) {
    super('failed', `The PBX refused ${action}: ${why || 'without a reason'}.`);
  }
}

/** What we pass on may have been typed by somebody: a line break in it would begin a field of its own. */
// eslint-disable-next-line no-control-regex -- they are what it is about
const oneLine = (value: string): string => value.replace(/[\x00-\x1f\x7f]+/g, ' ');

const lost = (why: string): DeskError => new DeskError('unreachable', `The connection to the PBX was lost: ${why}. Trying again.`);
