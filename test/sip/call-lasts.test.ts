// What ends a call, and what does not: the connection, an answer to something else, a message that comes late.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { DeskError } from '../../src/core/index.js';
import { until } from '../support/until.mjs';
import { agree, callOut, fakeLine, ring, sdp, asSdp, type FakeLine } from './fake-line.js';
import { startFakePbx, type Asked, type FakePbx } from './fake-pbx.js';

let pbx: FakePbx;
let phone: FakeLine;
const agreeToAll = (asked: Asked): void => { if (asked.method === 'INVITE') agree(asked); else if (asked.method !== 'ACK') asked.reply('200 OK'); };
const outcome = (asked: Promise<void>): Promise<DeskError | undefined> => asked.then(() => undefined, (error: unknown) => { assert.ok(error instanceof DeskError, String(error)); return error; });

beforeEach(async () => {
  pbx = await startFakePbx();
  pbx.answers = agreeToAll;
  phone = await fakeLine(pbx.url, { dtmf: 'info' });
});
afterEach(() => {
  phone.end();
  pbx.close();
});

async function cut(): Promise<void> {
  phone.forget();
  pbx.cut();
  await phone.happens('line-connecting');
}

describe('a call whose connection is lost', () => {
  test('goes on, and says where it is as soon as there is a new one', async () => {
    const invite = await callOut(phone, pbx);
    await cut();
    const again = await pbx.hears('INVITE', 2);
    assert.equal(again.header('Call-ID'), invite.header('Call-ID'));
    assert.equal(again.header('To'), `${invite.header('To')};tag=pbx`);
    await pbx.hears('ACK', 2);
    assert.equal(phone.ending(), undefined);
  });

  test('is told as lost where the phone server has forgotten it, and nobody is told good-bye', async () => {
    await callOut(phone, pbx);
    pbx.answers = (asked) => { if (asked.method !== 'ACK') asked.reply('481 Call Does Not Exist'); };
    await cut();
    assert.deepEqual((await phone.happens('call-ended')).end, { cause: 'lost', by: 'network', code: 481 });
    assert.deepEqual(pbx.of('BYE'), []);
  });

  test('hung up meanwhile ends at once; the other side is told when there is a new one', async () => {
    const invite = await callOut(phone, pbx);
    await cut();
    await phone.line.hangUp('call');
    assert.deepEqual(phone.ending(), { cause: 'hung-up', by: 'agent' });
    assert.deepEqual(pbx.of('BYE'), []);
    assert.equal((await pbx.hears('BYE')).header('Call-ID'), invite.header('Call-ID'));
  });

  test('what needs the connection is refused in words, and a hold waits', async () => {
    await callOut(phone, pbx);
    await cut();
    const holding = phone.line.hold('call');
    for (const asked of [phone.line.transfer('call', '1002'), phone.line.sendTones('call', '1')]) {
      const error = await outcome(asked);
      assert.equal(error?.code, 'not-now');
      assert.match(error?.message ?? '', /reconnecting; your call goes on/);
    }
    assert.ok(!phone.has('call-held'));
    await holding;
    assert.ok(phone.has('call-held'));
    assert.match(pbx.of('INVITE').at(-1)!.body, /a=sendonly/);
  });

  test('while it is dialled: the first INVITE is called off, and it is dialled again', async () => {
    pbx.answers = (asked) => { if (asked.method === 'INVITE') asked.reply('180 Ringing', ['Contact: <sip:192.0.2.1;transport=ws>']); };
    await phone.line.dial('call', '600', {});
    await phone.happens('call-progressed');
    const [first] = pbx.of('INVITE');
    pbx.answers = agreeToAll;
    await cut();
    assert.equal((await pbx.hears('CANCEL')).header('Call-ID'), first!.header('Call-ID'));
    await phone.happens('call-answered');
    assert.notEqual(pbx.of('INVITE')[1]!.header('Call-ID'), first!.header('Call-ID'));
    assert.equal(phone.ending(), undefined);
    assert.equal((await pbx.hears('BYE')).header('Call-ID'), first!.header('Call-ID')); // It said nothing to the CANCEL: it may have been answered.
  });
});

describe('an incoming call whose connection is lost', () => {
  const rings = async (): Promise<string> => { ring(pbx, 'in'); return (await phone.happens('call-started')).call.id; };

  test('is answered by the next one', async () => {
    const callId = await rings();
    await cut();
    await phone.line.answer(callId);
    await phone.happens('call-answered');
    await until('200 to the INVITE', () => pbx.told.some((one) => /^SIP\/2.0 200[^]*CSeq: 1 INVITE/.test(one)));
  });

  for (const [what, knows] of [
    ['has forgotten the dialog', (asked: Asked) => asked.reply(asked.method === 'UPDATE' ? '481 Gone' : '200 OK')],
    ['knows the dialog, but has nobody in it', (asked: Asked) => asked.reply(asked.method === 'MESSAGE' ? '404 Not Found' : '200 OK')],
  ] as const) {
    test(`rings no longer where the phone server ${what}`, async () => {
      await rings();
      pbx.answers = knows;
      await cut();
      assert.deepEqual((await phone.happens('call-ended')).end, { cause: 'cancelled', by: 'peer' });
      await until('487 to the INVITE', () => pbx.told.some((one) => /^SIP\/2.0 487[^]*CSeq: 1 INVITE/.test(one)));
    });
  }

  test('rings on where the caller is there, and is asked about again', async () => {
    await rings();
    pbx.answers = (asked) => asked.reply(asked.method === 'MESSAGE' ? '415 Unsupported' : '200 OK');
    await cut();
    await pbx.hears('MESSAGE', 2);
    assert.equal(phone.ending(), undefined);
  });

  test('turned down meanwhile ends at once; the caller is told when there is a new one', async () => {
    const callId = await rings();
    await cut();
    await phone.line.reject(callId);
    assert.deepEqual(phone.ending(), { cause: 'declined', by: 'agent', code: 486 });
    await until('486 to the INVITE', () => pbx.told.some((one) => /^SIP\/2.0 486/.test(one)));
  });
});

describe('what comes late, or twice', () => {
  test('a second phone that answers is sent home in its own dialog; the first call goes on', async () => {
    const invite = await callOut(phone, pbx);
    const fork = (): void => invite.socket.send(['SIP/2.0 200 OK', ...['Via', 'From', 'Call-ID', 'CSeq'].map((name) => `${name}: ${invite.header(name)}`),
      `To: ${invite.header('To')};tag=fork`, 'Contact: <sip:fork@192.0.2.2;transport=ws>', 'Content-Type: application/sdp', `Content-Length: ${sdp.length}`, '', sdp].join('\r\n'));
    fork();
    const bye = await pbx.hears('BYE');
    fork();
    const acks = [await pbx.hears('ACK', 2), await pbx.hears('ACK', 3)];
    for (const one of [bye, ...acks]) assert.deepEqual([one.uri, /;tag=(.*)/.exec(one.header('To'))?.[1]], ['sip:fork@192.0.2.2;transport=ws', 'fork']);
    await phone.line.hold('call');
    assert.equal(pbx.of('BYE').length, 1);
    assert.equal(phone.ending(), undefined);
  });

  test('answered as it is called off: thanked, and sent home', async () => {
    pbx.answers = (asked) => { if (asked.method === 'INVITE') asked.reply('180 Ringing', ['Contact: <sip:192.0.2.1;transport=ws>']); };
    await phone.line.dial('call', '600', {});
    await phone.happens('call-progressed');
    await phone.line.hangUp('call');
    await pbx.hears('CANCEL');
    pbx.of('INVITE')[0]!.reply('200 OK', asSdp, sdp);
    await pbx.hears('ACK');
    await pbx.hears('BYE');
    assert.deepEqual(phone.ending(), { cause: 'cancelled', by: 'agent' });
  });

  test('called off after we have answered: the call goes on', async () => {
    const caller = ring(pbx, 'late');
    const { call } = await phone.happens('call-started');
    await phone.line.answer(call.id);
    await phone.happens('call-answered');
    caller.cancel();
    await until('200 to the CANCEL', () => pbx.told.some((one) => /^SIP\/2.0 200[^]*CSeq: 1 CANCEL/.test(one)));
    caller.ack();
    await phone.line.hold(call.id);
    assert.equal(phone.ending(), undefined);
  });

  for (const status of ['408 Request Timeout', '481 Call Does Not Exist', '500 Server Error']) {
    test(`${status} to a tone does not end the call`, async () => {
      await callOut(phone, pbx);
      pbx.answers = (asked) => { if (asked.method === 'INFO') asked.reply(status); else agreeToAll(asked); };
      const error = await outcome(phone.line.sendTones('call', '12'));
      assert.match(error?.message ?? '', /take the tone|took the tone/);
      assert.match(error?.message ?? '', /The call goes on/);
      assert.equal(pbx.of('INFO').length, 1);
      await phone.line.hold('call');
      assert.equal(phone.ending(), undefined);
    });
  }

  test('word of a transfer after the end is answered, and nothing breaks', async () => {
    const invite = await callOut(phone, pbx);
    await phone.line.hangUp('call');
    await pbx.hears('BYE');
    invite.ask('NOTIFY', 2, ['Event: refer', 'Subscription-State: terminated', 'Content-Type: message/sipfrag'], 'SIP/2.0 200 OK\r\n');
    invite.ask('NOTIFY', 3);
    await until('both are answered', () => pbx.told.filter((one) => /^SIP\/2.0 4\d\d[^]*CSeq: \d NOTIFY/.test(one)).length === 2);
  });
});
