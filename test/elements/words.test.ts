import { expect } from '@open-wc/testing';
import { initialState, type Call, type EndCause } from '../../src/core/index.js';
import { callFacts, callNotes, callWords, endWords, holdText, qualityWords, timerText } from '../../src/elements/call/call-words.js';
import { announcement } from '../../src/elements/desk/desk-announcement.js';
import { concernsOf, noticesOf } from '../../src/elements/desk/desk-notices.js';
import { isLocal } from '../../src/elements/desk/desk-connection.js';
import { ago, duration, timeOfDay, wait } from '../../src/elements/format.js';
import { isShallowEqual } from '../../src/elements/shallow-equal.js';

const call = (rest: Partial<Call> = {}): Call => ({
  id: 'a', direction: 'incoming', status: 'active', peer: { uri: 'sip:1002@x', number: '1002', name: 'Ada' },
  startedAt: 1_000, answeredAt: 5_000, since: 5_000, muted: false, heldByPeer: false, merged: false, headers: {}, ...rest,
});

describe('words and figures', () => {
  it('formats durations and times', () => {
    expect([0, -5, 7_999, 125_000, 3_725_000].map(duration)).to.deep.equal(['0:00', '0:00', '0:07', '2:05', '1:02:05']);
    expect([12_000, 180_000, 7_200_000].map((ms) => wait(ms, 'en'))).to.deep.equal(['12 sec', '3 min', '2 hr']);
    const now = Date.UTC(2026, 0, 10, 12);
    expect([0, 300_000, 7_200_000, 86_400_000].map((ms) => ago(now - ms, now, 'en'))).to.deep.equal(['now', '5 minutes ago', '2 hours ago', 'yesterday']);
    const [early, evening] = [new Date(2026, 2, 10, 8), new Date(2026, 2, 8, 22)].map(Number) as [number, number];
    expect([ago(evening, early, 'en'), ago(new Date(2026, 2, 9, 7, 59).getTime(), early, 'en')], 'days are those of the calendar').to.deep.equal(['2 days ago', 'yesterday']);
    expect(ago(now - 30 * 86_400_000, now, 'en')).to.equal('Dec 11, 2025');
    expect(timeOfDay(now, 'de')).to.match(/^\d\d:\d\d$/);
  });

  it('names who it is', () => {
    expect(callWords(call())).to.include({ name: 'Ada', number: '1002', direction: 'Incoming', status: 'Talking', tone: 'good' });
    expect(callWords(call({ peer: { uri: '', number: '1002' } }))).to.include({ name: '1002', number: undefined });
    expect(callWords(call({ peer: { uri: '', number: 'anonymous' } }))).to.include({ name: 'Unknown caller', number: undefined });
  });

  it('has words for every end', () => {
    const causes: EndCause[] = ['hung-up', 'cancelled', 'busy', 'declined', 'no-answer', 'unavailable', 'not-found', 'answered-elsewhere',
      'transferred', 'replaced', 'media-failed', 'microphone', 'network', 'rejected', 'error'];
    const words = causes.map((cause) => endWords({ cause, by: 'peer' }, call()));
    expect(new Set(words).size).to.equal(causes.length);
    expect(endWords({ cause: 'cancelled', by: 'peer' }, { direction: 'incoming' })).to.equal('Missed call');
    expect(endWords({ cause: 'cancelled', by: 'agent' }, { direction: 'outgoing' })).to.equal('Cancelled');
    expect(endWords(undefined, call())).to.equal('Call ended');
  });

  it('counts from the ring, then from the answer, and stops at the end', () => {
    const at = (now: number) => () => now;
    const { answeredAt: _, ...unanswered } = call();
    expect(timerText({ ...unanswered, status: 'ringing' }, at(4_000))).to.equal('0:03');
    expect(timerText(call(), at(65_000))).to.equal('1:00');
    expect(holdText(call({ status: 'held', since: 60_000 }), at(65_000))).to.equal('0:05');
    const never = (): number => { throw new Error('an ended call needs no clock'); };
    expect(timerText(call({ status: 'ended', endedAt: 10_000 }), never)).to.equal('0:05');
    expect(timerText({ ...unanswered, status: 'ended', endedAt: 10_000 }, never)).to.equal('');
  });

  it('notes what else there is to know', () => {
    const first = call({ id: 'b', status: 'held' });
    const noted = call({ muted: true, heldByPeer: true, consultFor: 'b', transfer: { kind: 'blind', target: '1003', status: 'ringing' } });
    expect(callNotes(noted, [first, noted]).map(({ text }) => text)).to.deep.equal(['Transferring: 1003 rings…', 'They put you on hold', 'You are muted', 'Asking for Ada']);
    expect(callNotes({ ...noted, status: 'ended' }, [])).to.deep.equal([]);
    expect(callFacts({ headers: { 'x-queue': 'Sales', 'x-ivr-path': '1 > 2', 'x-empty': ' ' } })).to.deep.equal([['Queue', 'Sales'], ['IVR path', '1 › 2']]);
  });

  it('says how the line sounds', () => {
    expect(qualityWords({ mos: 4.2 })).to.include({ level: 3, words: 'Good line' });
    expect(qualityWords({ mos: 3.3, cause: 'jitter' })).to.include({ level: 2, words: 'Fair line', why: 'choppy' });
    expect(qualityWords({ mos: 2, cause: 'loss' })).to.include({ level: 1, tone: 'danger', why: 'parts get lost' });
    expect(qualityWords({ mos: 4, cause: 'no-audio' }).words).to.equal('No sound arrives');
  });

  it('announces changes of state only', () => {
    const before = { ...initialState, calls: [call()] };
    expect(announcement(before, { ...before, calls: [call({ status: 'held' })] })).to.equal('Ada is on hold');
    expect(announcement(before, { ...before, calls: [call({ muted: true })] })).to.equal('Muted');
    const over = call({ status: 'ended', end: { cause: 'transferred', by: 'agent' } });
    expect(announcement(before, { ...before, calls: [over] }), 'the customer\'s call').to.equal('Ada: Transferred');
    expect(announcement(before, { ...before, calls: [{ ...over, consultFor: 'b' }] }), 'that to the colleague').to.equal('');
    expect(announcement(before, { ...before, calls: [call({ quality: { mos: 2 } })] })).to.equal('');
    expect(announcement(before, { ...before, agent: { ...initialState.agent, status: 'away', since: 1 } })).to.equal('');
  });

  it('shows notices, and reads the clock only for a line that connects', () => {
    const never = (): number => { throw new Error('no clock needed'); };
    expect(noticesOf(concernsOf(initialState), { now: never, canAskPassword: true })).to.deep.equal([]);
    const connecting = concernsOf({ ...initialState, line: { status: 'connecting', since: 1_000 } });
    expect(noticesOf(connecting, { now: () => 3_900, canAskPassword: true })).to.deep.equal([]);
    expect(noticesOf(connecting, { now: () => 4_100, canAskPassword: true })[0]).to.include({ id: 'connecting' });
    const refused = concernsOf({ ...initialState, line: { status: 'refused', since: 1, problem: { code: 'credentials', message: 'No.' } } });
    expect(noticesOf(refused, { now: never, canAskPassword: true })[0]).to.include({ cure: 'sign-in' });
    expect(noticesOf(refused, { now: never, canAskPassword: false })[0]).to.include({ cure: 'try-again' });
  });

  it('knows local hosts', () => {
    expect(['localhost', '127.0.0.1', '[::1]', 'crm.localhost'].every(isLocal)).to.equal(true);
    expect(['localhost.evil.example', '10.0.0.1', 'example.com', '127.0.0.1.example'].some(isLocal)).to.equal(false);
  });

  it('compares one level deep', () => {
    expect(isShallowEqual([1, 2], [1, 2])).to.equal(true);
    expect(isShallowEqual({ a: 1 }, { a: 1 })).to.equal(true);
    expect(isShallowEqual({ a: {} }, { a: {} })).to.equal(false);
    expect(isShallowEqual([], {})).to.equal(false);
    expect(isShallowEqual({ a: undefined }, { b: undefined })).to.equal(false);
  });
});
