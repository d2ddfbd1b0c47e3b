import { DeskError } from '../core/index.js';
import { msg, str } from '../i18n/index.js';
import { ask } from './ask.js';
import type { Session, Ua } from './jssip.js';
import type { Signalling } from './signalling.js';

const duration = 120;
const gap = { media: 70, info: 200 };

/** RFC 4733 where the media can carry it, else INFO. */
export async function sendTones(ua: Ua, signalling: Signalling, session: Session, tones: string, mode: 'auto' | 'rfc4733' | 'info'): Promise<void> {
  const sender = session.connection?.getSenders().find(({ track }) => track?.kind === 'audio')?.dtmf;
  if (mode === 'rfc4733' || (mode === 'auto' && sender?.canInsertDTMF)) sender?.insertDTMF(sender.toneBuffer + tones, duration, gap.media);
  else for (const tone of tones) await sendByInfo(ua, signalling, session, tone);
}

async function sendByInfo(ua: Ua, signalling: Signalling, session: Session, tone: string): Promise<void> {
  if (tone === ',') return pause(2_000);
  if (!signalling.isUp) throw new DeskError('not-now', msg('The phone is reconnecting; your call goes on. Send the tones when it is back.'));
  const dialog = session._dialog ?? Object.values(session._earlyDialogs)[0];
  if (!dialog) throw new DeskError('not-now', msg('The call is still connecting. Try again in a moment.'));
  const answer = await ask(ua, dialog, 'INFO', { headers: ['Content-Type: application/dtmf-relay'], body: `Signal=${tone.toUpperCase()}\r\nDuration=${duration}` });
  if (!answer) throw new DeskError('no-answer', msg(str`The other side did not say whether it took the tone ${tone}. The call goes on; try again.`));
  if (answer.status_code! >= 300) throw new DeskError('failed', msg(str`The other side did not take the tone ${tone} (${answer.status_code}). The call goes on; try again.`));
  await pause(duration + gap.info);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
