import assert from 'node:assert/strict';
import { after, before, describe, mock, test } from 'node:test';
import { SipTrace } from '../../src/sip/trace.js';
import { message, pretendBrowser, request, startPhone, type Phone } from './fake-socket.js';

before(() => {
  pretendBrowser();
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  mock.method(console, 'warn', () => {});
});
after(() => mock.reset());

const statuses = (sent: readonly string[]): readonly string[] => sent.map((one) => one.split(' ', 2)[1]!);
const dialog = { 'To': '<sip:1001@pbx.example>;tag=none' };

/** All that makes bare JsSIP throw out of its socket, and what it must come to. */
const throwing: readonly (readonly [what: string, frame: string, answered: string | undefined])[] = [
  ['a user whose escapes are no UTF-8', request('INVITE', { From: '<sip:%E0%A4@pbx.example>;tag=1' }), '400'],
  ['the same where nobody looks at it', request('OPTIONS', { Contact: '<sip:%ff@h>' }), '400'],
  ['Contact: *', request('INVITE', { Contact: '*' }), '400'],
  ['Contact: * in a response', message(['SIP/2.0 200 OK', 'Via: SIP/2.0/WSS h;branch=z9hG4bK1', 'From: <sip:1@x>;tag=1', 'To: <sip:1@x>;tag=2', 'Call-ID: a', 'CSeq: 1 INVITE', 'Contact: *']), undefined],
  ['a CSeq that is none, in a response', message(['SIP/2.0 200 OK', 'Via: SIP/2.0/WSS h;branch=z9hG4bK1', 'From: <sip:1@x>;tag=1', 'To: <sip:1@x>;tag=2', 'Call-ID: a', 'CSeq: one INVITE']), undefined],
  ['a branch that every object has, in a response', message(['SIP/2.0 200 OK', 'Via: SIP/2.0/WSS h;branch=constructor', 'From: <sip:1@x>;tag=1', 'To: <sip:1@x>;tag=2', 'Call-ID: a', 'CSeq: 1 BYE']), undefined],
  ['an unknown scheme', request('OPTIONS').replace('sip:1001@192.0.2.9;transport=ws', 'nobodyKnowsThis:scheme'), '416'],
  ['an address without the brackets', request('OPTIONS').replace('sip:1001@192.0.2.9;transport=ws', 'sip:2001:db8::10'), '400'],
  ['a dialog that every object has', request('BYE', { 'Call-ID': 'const', 'From': '<sip:1@x>;tag=ruct', 'To': '<sip:1001@x>;tag=or' }), '400'],
];

describe('what makes JsSIP throw comes to an answer, and is counted', () => {
  for (const [what, frame, answered] of throwing) {
    test(`${what}: ${answered ?? 'dropped'}`, () => {
      const phone = startPhone();
      assert.deepEqual(statuses(phone.receives(frame)), answered ? [answered] : []);
      assert.deepEqual(Object.values(phone.guard!.refusals), [1]);
      assert.deepEqual(statuses(phone.receives(request('OPTIONS'))), ['200'], 'the line is up');
    });
  }
  test('most of them do come out of its bare socket', () => {
    const thrown = throwing.filter(([, frame]) => startPhone({ bare: true }).receives(frame)[0] === 'threw').map(([what]) => what);
    assert.ok(thrown.length >= 7, thrown.join(', '));
  });
});

describe('what JsSIP drops without a word is answered', () => {
  for (const [what, frame] of [
    ['a quote that never ends', request('INVITE', { To: '"Ada <sip:1001@pbx.example>' })], ['a From that is none', request('BYE', { ...dialog, From: 'nobody at all' })],
    ['a bad Record-Route', request('INVITE', { 'Record-Route': 'x' })], ['a Via of commas', request('OPTIONS', { Via: 'SIP/2.0/UDP 192.0.2.15;;,;,,' })],
  ] as const) test(what, () => assert.deepEqual(statuses(startPhone().receives(frame)), ['400']));
  test('but not what it keeps for itself: a request that came twice', () => {
    const phone = startPhone();
    const invite = request('INVITE');
    assert.deepEqual(statuses(phone.receives(invite)), ['100', '180']);
    assert.deepEqual(statuses(phone.receives(invite)), []);
    assert.deepEqual(phone.guard!.refusals, {});
  });
  test('nor an ACK', () => assert.deepEqual(startPhone().receives(request('ACK', { From: 'x' })), []));
});

describe('when what listens to JsSIP throws', () => {
  const left = ({ ua }: Phone): number[] => [ua._sessions, ua._transactions.nist].map((kept) => Object.keys(kept).length);
  const breaking = (): Phone => {
    const phone = startPhone();
    phone.ua.on('newRTCSession', () => { throw new TypeError('ours'); });
    phone.ua.on('sipEvent', () => { throw new TypeError('ours'); });
    return phone;
  };
  test('a call that had begun to ring is ended, once', () => {
    const phone = breaking();
    assert.deepEqual(statuses(phone.receives(request('INVITE'))), ['100', '400']);
    assert.deepEqual([left(phone), phone.guard!.refusals], [[0, 0], { threw: 1 }]);
  });
  test('a transaction is answered, and so ends', () => {
    const phone = breaking();
    assert.deepEqual(statuses(phone.receives(request('NOTIFY', { Event: 'x' }))), ['400']);
    mock.timers.tick(1);
    assert.deepEqual(left(phone), [0, 0]);
  });
  test('somebody hears of it once, and never what the message said', () => {
    const warn = console.warn as unknown as { mock: { calls: { arguments: unknown[] }[]; callCount(): number } };
    const before = warn.mock.callCount();
    const phone = breaking();
    for (let nth = 0; nth < 3; nth += 1) phone.receives(request('NOTIFY', { 'Event': 'x', 'X-Secret': 'secret' }));
    assert.equal(warn.mock.callCount() - before, 1);
    assert.doesNotMatch(warn.mock.calls.at(-1)!.arguments.join(' '), /secret/);
  });
});

describe('the socket', () => {
  test('keep-alives pass (RFC 5626 section 3.5.1)', () => {
    const phone = startPhone();
    assert.deepEqual(phone.receives('\r\n\r\n'), ['\r\n']);
    assert.deepEqual(phone.receives('\r\n'), []);
    assert.deepEqual(phone.guard!.refusals, {});
  });
  test('all is traced while somebody asks for it: in, out, and refused', () => {
    const trace = new SipTrace(10_000, () => 0);
    const phone = startPhone({ trace });
    phone.receives(request('OPTIONS'));
    assert.equal(String(trace), '');
    trace.start();
    phone.receives(request('OPTIONS'));
    phone.receives(request('OPTIONS', { 'Max-Forwards': '256' }));
    assert.deepEqual(String(trace).match(/^1970\S+ .*\n\S+ \S+/gm)!.map((one) => one.replace(/^\S+ /, '').replace('\n', ': ').replace(/\d+ char/, 'n char')),
      ['received: OPTIONS sip:1001@192.0.2.9;transport=ws', 'sent: SIP/2.0 200', 'refused (bad-number): n characters', 'sent: SIP/2.0 400']);
  });
});
