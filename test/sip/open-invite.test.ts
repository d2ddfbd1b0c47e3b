import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Dialog, IncomingRequest, Session, SipMessage, Ua } from '../../src/sip/jssip.js';
import { sessionStatus } from '../../src/sip/jssip.js';
import { callIdOf, callOffFor, comeIn, earlyDialogOf, keepTag, openInviteOf } from '../../src/sip/open-invite.js';

const lines = [
  'INVITE sip:2001@pbx.example SIP/2.0', 'Via: SIP/2.0/WSS a.invalid;branch=z9hG4bK1', 'Max-Forwards: 69', 'To: <sip:2001@pbx.example>',
  'From: "One" <sip:1001@pbx.example>;tag=ours', 'Call-ID: c1', 'CSeq: 7 INVITE', 'Proxy-Authorization: Digest response="secret"', 'Authorization: Digest response="secret"',
  'Contact: <sip:x@a.invalid;transport=ws>', 'Content-Type: application/sdp', 'Content-Length: 3',
];
const text = `${lines.join('\r\n')}\r\n\r\nv=0`;

const session = (_status: number, more: object): Session => ({ _status, _earlyDialogs: {}, ...more }) as unknown as Session;
const dialing = (dialogs: object = {}): Session => session(sessionStatus.ringingThere, { _request: { toString: () => text }, _earlyDialogs: dialogs });

/** What goes out, and what comes in, and the transactions that wait for an answer. */
function fakeUa(): { ua: Ua; sent: string[]; received: string[]; answer(status_code: number): void } {
  const [sent, received]: [string[], string[]] = [[], []];
  const waiting = new Map<string, { receiveResponse(response: SipMessage): void }>();
  const ua = {
    contact: { toString: () => '<sip:now@b.invalid;transport=ws>' },
    transport: { send: (message: string) => sent.push(message) > 0, ondata: ({ message }: { message: string }) => { received.push(message); } },
    newTransaction: (transaction: { id: string; receiveResponse(): void }) => waiting.set(transaction.id, transaction),
    destroyTransaction: ({ id }: { id: string }) => waiting.delete(id),
    newDialog() {}, destroyDialog() {},
  };
  return { ua: ua as unknown as Ua, sent, received, answer: (status_code) => waiting.get('z9hG4bK1')?.receiveResponse({ status_code } as SipMessage) };
}

describe('an INVITE that is not answered yet', () => {
  test('of ours is kept without its body, and without what proves who we are', () => {
    const invite = openInviteOf(dialing())!;
    assert.doesNotMatch(invite.message, /secret|Authorization|v=0/);
    assert.equal(callIdOf(invite), 'c1');
    assert.equal(earlyDialogOf(invite), undefined);
    const ringing = openInviteOf(dialing({ a: { id: { remote_tag: 'theirs' } } }))!;
    assert.deepEqual(earlyDialogOf(ringing), { callId: 'c1', localTag: 'ours', remoteTag: 'theirs' });
  });

  test('is none once it is answered, or over', () => {
    for (const status of [sessionStatus.confirmed, sessionStatus.terminated, sessionStatus.canceled]) assert.equal(openInviteOf(session(status, { _request: {} })), undefined);
    assert.equal(openInviteOf(session(sessionStatus.inviteSent, { _request: null })), undefined);
  });

  test('of theirs is kept as it came, and comes in again for the address we have now', () => {
    const invite = openInviteOf(session(sessionStatus.ringingHere, { _request: { data: text, to_tag: 't' } }))!;
    assert.deepEqual(invite, { message: text, toTag: 't' });
    const { ua, received } = fakeUa();
    assert.equal(comeIn(ua, invite), true);
    assert.equal(received[0]?.split('\r\n')[0], 'INVITE sip:now@b.invalid;transport=ws SIP/2.0');
    assert.equal(received[0]?.slice(received[0].indexOf('\r\n')), text.slice(text.indexOf('\r\n')));
    assert.equal(comeIn(ua, { message: 'nonsense' }), false);
  });

  test('that comes in again is the same call: its tag stays, and its numbers go on', () => {
    const dialog = { id: { call_id: 'c', local_tag: 'new', remote_tag: 'r', toString(): string { return this.call_id + this.local_tag + this.remote_tag; } }, _local_seqnum: 1 };
    const dialogs: Record<string, Dialog> = { cnewr: dialog as unknown as Dialog };
    const request = {} as IncomingRequest;
    keepTag(fakeUa().ua, { _earlyDialogs: dialogs } as unknown as Session, request, { message: text, toTag: 'old' });
    assert.deepEqual(Object.keys(dialogs), ['coldr']);
    assert.equal(request.to_tag, 'old');
    assert.ok(dialog._local_seqnum > 10_000 && dialog._local_seqnum < 2 ** 31);
  });
});

describe('calling off for a page that is gone', () => {
  const invite = openInviteOf(dialing())!;

  test('the CANCEL is of the same transaction (RFC 3261 section 9.1)', async () => {
    const { ua, sent, answer } = fakeUa();
    const off = callOffFor(ua, invite);
    assert.deepEqual(sent[0]?.split('\r\n').filter(Boolean), [
      'CANCEL sip:2001@pbx.example SIP/2.0', ...[lines[1], lines[2], lines[4], lines[3], lines[5]].map((line) => line!), 'CSeq: 7 CANCEL', 'Content-Length: 0',
    ]);
    answer(200);
    assert.equal(await off, true);
  });

  test('too late, or nobody says anything, or it cannot be sent', async (t) => {
    const late = fakeUa();
    const off = callOffFor(late.ua, invite);
    late.answer(481);
    assert.equal(await off, false);
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const silent = callOffFor(fakeUa().ua, invite);
    t.mock.timers.tick(3_000);
    assert.equal(await silent, false);
    assert.equal(await callOffFor(fakeUa().ua, { message: 'nonsense' }), false);
  });
});
