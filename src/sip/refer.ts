import { cleanText, DeskError, type EndCause, type Transfer } from '../core/index.js';
import { isolated, msg, str } from '../i18n/index.js';
import { callEnd } from './end-cause.js';
import { targetUri } from './address.js';
import { outgoingHeaders } from './headers.js';
import type { NameAddr, Session, SipMessage } from './jssip.js';
import type { Signalling } from './signalling.js';

/** How long the other side may leave us without a word about the transfer, ms. */
const patience = 30_000;
/** How long the word on a transfer may take whose REFER was under way when the connection was lost, once there is a new one; ms. */
const afterLoss = 5_000;

const words: Readonly<Partial<Record<EndCause, (name: string) => string>>> = {
  'busy': (name) => msg(str`The transfer did not work: ${name} is busy.`),
  'declined': (name) => msg(str`The transfer did not work: ${name} declined.`),
  'not-found': (name) => msg(str`The transfer did not work: ${name} is not a number the phone server knows.`),
  'no-answer': (name) => msg(str`The transfer did not work: ${name} did not answer.`),
  'unavailable': (name) => msg(str`The transfer did not work: ${name} cannot be reached.`),
};

/** Whose call shall be replaced, as the one who gets it knows the dialog (RFC 3891 section 3): its tags, seen from there. */
const replacesOf = ({ _dialog }: Session): object | undefined => _dialog ? {
  _request: { call_id: _dialog.id.call_id }, _to_tag: _dialog.id.remote_tag, _from_tag: _dialog.id.local_tag,
} : undefined;

export interface ReferRoom {
  /** The call whose other end shall take over; without it the transfer is a blind one. */
  readonly second?: Session | undefined;
  /** What goes along with a blind one: a value for User-to-User (RFC 7433). */
  readonly context?: string | undefined;
  readonly signalling: Signalling;
  /** Aborted when the call that is transferred ends. */
  readonly over: AbortSignal;
  tell(status: Exclude<Transfer['status'], 'failed'>): void;
}

/**
 * Asks the other side to call somebody else (RFC 3515), or to take over the other end of a second call of ours (RFC 3891).
 * Resolves when that call was answered; rejects when it was not. One final word, whatever comes after it.
 *
 * What goes along stands twice: in the Refer-To, where whoever follows the REFER finds it (RFC 3261 section 19.1.5), and as a field of the
 * REFER itself, which is all that Asterisk looks at.
 */
export function refer(session: Session, target: string, { second, context, signalling, over, tell }: ReferRoom): Promise<void> {
  return new Promise((resolve, reject) => {
    const finished = new AbortController();
    const settle = (settled: () => void): void => {
      if (finished.signal.aborted) return;
      finished.abort();
      clearTimeout(timer);
      settled();
    };
    const fail = (problem: DeskError): void => settle(() => reject(problem));
    const failed = (code: number | undefined, reason: string | undefined): void => fail(refusal(target, code, reason));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const waitForWord = (longest: number, problem: () => DeskError): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void tooLate(problem), longest);
    };
    /** While the connection is lost, no word can come. */
    const tooLate = async (problem: () => DeskError): Promise<void> => {
      if (signalling.isUp) return fail(problem());
      if (await signalling.up(Infinity, finished.signal)) waitForWord(afterLoss, problem);
    };
    const heard = ({ request }: { request: SipMessage }, rings: boolean): void => {
      if (finished.signal.aborted) return;
      if (/^terminated/i.test(request.getHeader('Subscription-State') ?? '')) return fail(unheard(target)); // There will be no other word.
      waitForWord(patience, silence);
      if (rings) tell('ringing');
    };

    tell('asked');
    waitForWord(patience, silence);
    over.addEventListener('abort', () => settle(resolve), { signal: finished.signal }); // Many a PBX hangs up before it says how the transfer went.
    const subscriber = session.refer(context ? `${target}?User-to-User=${encodeURIComponent(context)}` : target, {
      ...(second && { replaces: replacesOf(second) }),
      ...(context && { extraHeaders: [`User-to-User: ${context}`] }),
      eventHandlers: {
        requestFailed: ({ response }: { response: SipMessage | null }) => {
          if (response) return failed(response.status_code, response.reason_phrase);
          // It may have been heard, so that it is not said again; and word of it may come by the next connection.
          queueMicrotask(() => { if (!finished.signal.aborted) session._referSubscribers[subscriber.id] = subscriber; });
          waitForWord(0, () => unheard(target));
        },
        trying: (notify: { request: SipMessage }) => heard(notify, false),
        progress: (notify: { request: SipMessage }) => heard(notify, true),
        accepted: () => settle(() => { tell('accepted'); resolve(); }),
        failed: ({ status_line }: { status_line: { status_code: number; reason_phrase: string } }) => failed(Number(status_line.status_code), status_line.reason_phrase),
      },
    });
  });
}

const silence = (): DeskError => new DeskError('no-answer', msg(str`Nothing was heard of the transfer for ${patience / 1000} s.`));

const unheard = (target: string): DeskError => new DeskError('no-answer', msg(str`It is not known whether the transfer to ${nameOf(target)} worked.`));

const nameOf = (target: string): string => isolated(target.replace(/^sip:/, '').replace(/@.*/, ''));

/**
 * Whether we let ourselves be sent there: an address we could have dialled, and a Replaces that stays one line,
 * for JsSIP unescapes it into a header field of ours.
 */
export function isAcceptable({ uri }: NameAddr): boolean {
  try {
    targetUri(`${uri.user ?? ''}@${uri.host}`, uri.host);
    return !/[\r\n\0]/.test(decodeURIComponent(uri.getHeader('replaces') ?? ''));
  } catch {
    return false;
  }
}

/** The one header field that whoever sends us elsewhere may give us on the way (RFC 7433), as lines for our INVITE. */
export function contextOf({ uri }: NameAddr, allowed: readonly string[]): readonly string[] {
  try {
    const value = decodeURIComponent(uri.getHeader('user-to-user') ?? '');
    return value ? outgoingHeaders({ 'User-to-User': value }, allowed) : [];
  } catch {
    return []; // The call is worth more than what goes along with it.
  }
}

function refusal(target: string, code: number | undefined, reason: string | undefined): DeskError {
  const message = { status_code: code, reason_phrase: reason } as SipMessage;
  const { cause } = callEnd({ originator: 'remote', message, cause: 'Rejected' });
  const said = code ? `${code} ${cleanText(reason ?? '', 80)}` : '';
  const refused = (): string =>
    (said ? msg(str`The transfer did not work: the phone server refused it (${isolated(said)}).`) : msg('The transfer did not work: the phone server refused it.'));
  return new DeskError('failed', words[cause]?.(nameOf(target)) ?? refused());
}
