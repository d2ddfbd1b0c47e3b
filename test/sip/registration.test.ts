import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import WebSocket from 'ws';
import type { LineEvent } from '../../src/core/index.js';
import { ownAddress } from '../../src/sip/address.js';
import { Registration, type RegistrationConfig } from '../../src/sip/registration.js';
import { startFakePbx, type Asked, type FakePbx } from './fake-pbx.js';
import { hurried, type Hurry } from './hurried.js';

let pbxs: FakePbx[];
let one: Registration | undefined;
let told: LineEvent[];

beforeEach(async () => {
  // All that registering needs of a browser.
  Object.assign(globalThis, { WebSocket, RTCPeerConnection: class {}, navigator: {}, window: globalThis });
  [pbxs, told] = [[await startFakePbx()], []];
});
afterEach(() => {
  one?.stop();
  for (const pbx of pbxs) pbx.close();
  one = undefined;
});

const pbx = (index = 0): FakePbx => pbxs[index]!;
const accept = (asked: Asked, expires: number | string = 300): void => asked.reply('200 OK', [`Contact: ${asked.header('Contact').replace(/;expires=\d+/, '')};expires=${expires}`]);
const registers = (index = 0): number => pbx(index).of('REGISTER').length;
const last = (): LineEvent | undefined => told.at(-1);
const isRegistered = (): boolean => last()?.type === 'line-registered';
const isAt = (index: number): boolean => isRegistered() && (last() as { server: string }).server === pbx(index).url;
const problems = (): string[] => told.flatMap((event) => ('problem' in event && event.problem ? [event.problem.message] : []));

function start(config: Partial<RegistrationConfig> = {}): void {
  one = new Registration({
    servers: pbxs.map(({ url }) => url), own: ownAddress('sip:1001@pbx.example'), credentials: { password: 'right' }, emit: (event) => told.push(event), ...config,
  });
  one.first.catch(() => {});
  one.start();
}

async function registered(hurry: Hurry, config: Partial<RegistrationConfig> = {}): Promise<void> {
  start(config);
  await hurry(isRegistered);
}

/** A server that has each REGISTER prove its password, and counts those that cannot (RFC 7616 without the arithmetic: a phone that was refused sends no better). */
function strict(right: () => boolean): { bad: number } {
  const seen = { bad: 0 };
  pbx().registers = (asked) => {
    if (!asked.header('Authorization')) return asked.reply('401 Unauthorized', ['WWW-Authenticate: Digest realm="pbx",nonce="1",algorithm=MD5,qop="auth"']);
    if (right()) return accept(asked);
    seen.bad += 1;
    asked.reply('401 Unauthorized', ['WWW-Authenticate: Digest realm="pbx",nonce="2",algorithm=MD5,qop="auth"']);
  };
  return seen;
}

describe('REGISTER is answered with not now', () => {
  for (const status of ['503 Service Unavailable', '500 Server Error', '480 Temporarily Unavailable', '408 Request Timeout', undefined]) {
    test(`${status ?? 'silence'}: registered within 5 s once the server is willing`, () => hurried(async (hurry) => {
      pbx().registers = (asked) => { if (status) asked.reply(status); };
      start();
      await hurry(() => registers() === 8, 120_000);
      assert.match(problems().at(-1)!, status === undefined || status.startsWith('408') ? /does not answer. Trying again/ : new RegExp(`answered ${status}. Trying again`));
      pbx().registers = accept;
      await hurry(isRegistered, 5_000);
    }));
  }

  test('Retry-After is honoured, and told as the time of the next try', () => hurried(async (hurry) => {
    pbx().registers = (asked) => asked.reply('503 Service Unavailable', ['Retry-After: 40']);
    start();
    await hurry(() => registers() === 1 && last()?.type === 'line-connecting' && problems().length);
    const { retryAt } = last() as { retryAt: number };
    pbx().registers = accept;
    assert.ok(retryAt - Date.now() > 39_000, String(retryAt - Date.now()));
    await hurry(isRegistered);
    assert.ok(Date.now() >= retryAt, 'too early');
    assert.equal(registers(), 2);
  }));

  test('a renewal that is refused is tried again, too', () => hurried(async (hurry) => {
    await registered(hurry);
    pbx().registers = (asked) => asked.reply('500 Server Error');
    await hurry(() => last()?.type === 'line-connecting', 300_000);
    pbx().registers = accept;
    await hurry(isRegistered, 5_000);
  }));

  test('in a call, a server that is silent is not left while it is alive', () => hurried(async (hurry) => {
    await registered(hurry, { isIdle: () => false });
    pbx().registers = () => {};
    await hurry(() => registers() === 2, 300_000);
    pbx().registers = accept;
    await hurry(() => registers() === 3, 60_000);
    assert.equal(pbx().connections, 1);
    await hurry(isRegistered, 5_000);
  }));
});

describe('a server that says strange things', () => {
  for (const expires of ['4294967295', '0', '1', '-7', 'abc', '99999999999999999999']) {
    test(`expires=${expires}: no more than two REGISTER in 10 s`, () => hurried(async (hurry) => {
      const times: number[] = [];
      pbx().registers = (asked) => { times.push(Date.now()); accept(asked, expires); };
      await registered(hurry);
      const began = Date.now();
      await hurry(() => Date.now() - began > 60_000, 61_000);
      assert.ok(times.every((time, index) => (times[index + 2] ?? Infinity) - time >= 10_000), String(times.map((time) => time - times[0]!)));
    }));
  }

  test('423 without end: no more than two REGISTER in 10 s, and told', () => hurried(async (hurry) => {
    const times: number[] = [];
    pbx().registers = (asked) => { times.push(Date.now()); asked.reply('423 Interval Too Brief', [`Min-Expires: ${1000 * times.length}`]); };
    start();
    await hurry(() => times.length === 6, 180_000);
    assert.ok(times.every((time, index) => (times[index + 2] ?? Infinity) - time >= 10_000), String(times.map((time) => time - times[0]!)));
    assert.match(problems().at(-1)!, /answered 423 Interval Too Brief/);
  }));

  test('423 once: what it wants is asked for', () => hurried(async (hurry) => {
    pbx().registers = (asked) => (Number(asked.header('Expires')) < 600 ? asked.reply('423 Interval Too Brief', ['Min-Expires: 600']) : accept(asked, 600));
    await registered(hurry);
    assert.deepEqual(pbx().of('REGISTER').map((asked) => asked.header('Expires')), ['300', '600']);
  }));

  test('200 that registers nobody is no registration', () => hurried(async (hurry) => {
    pbx().registers = (asked) => asked.reply('200 OK');
    start();
    await hurry(() => problems().length);
    assert.match(problems()[0]!, /did not register this phone/);
  }));
});

describe('credentials', () => {
  test('wrong, and twenty flaps of the connection: one bad try', () => hurried(async (hurry) => {
    const seen = strict(() => false);
    start({ isIdle: () => false, spread: 0 });
    await hurry(() => last()?.type === 'line-refused');
    for (let flap = 0; flap < 20; flap += 1) {
      pbx().cut();
      await hurry(() => pbx().connections === 0);
      await hurry(() => pbx().connections === 1);
    }
    assert.equal(seen.bad, 1);
    assert.equal(told.filter(({ type }) => type === 'line-refused').length, 1);
  }));

  test('outdated, and flaps while fresh ones are on their way: one bad try, then registered', () => hurried(async (hurry) => {
    let fresh = (_: { password: string }): void => {};
    const seen = strict(() => fresh === arrived);
    const arrived = (): void => {};
    let bring = (): void => {};
    start({ isIdle: () => false, spread: 0, askAgain: () => new Promise((resolve) => { bring = () => { fresh = arrived; resolve({ password: 'fresh' }); }; }) });
    await hurry(() => seen.bad === 1);
    for (let flap = 0; flap < 5; flap += 1) {
      pbx().cut();
      await hurry(() => pbx().connections === 0);
      await hurry(() => pbx().connections === 1);
    }
    bring();
    await hurry(isRegistered);
    assert.equal(seen.bad, 1);
  }));

  test('403 is a refusal of the credentials, too: fresh ones are asked for once', () => hurried(async (hurry) => {
    let asked = 0;
    pbx().registers = (request) => request.reply('403 Forbidden');
    start({ askAgain: () => Promise.resolve({ password: `fresh ${asked += 1}` }) });
    await hurry(() => last()?.type === 'line-refused');
    assert.deepEqual([asked, registers()], [1, 2]);
    assert.match(problems().at(-1)!, /does not let 1001@pbx.example in/);
  }));

  test('that expire are replaced before, without a word and without a REGISTER too many', () => hurried(async (hurry) => {
    const renewed: unknown[] = [];
    let asks = 0;
    await registered(hurry, {
      credentials: { password: 'right', expires: 600 }, renewed: (fresh) => renewed.push(fresh),
      askAgain: () => Promise.resolve({ password: `fresh ${asks += 1}`, expires: 600, iceServers: [{ urls: 'stun:stun.example' }] }),
    });
    const began = Date.now();
    await hurry(() => asks === 1, 600_000);
    assert.equal(Math.round((Date.now() - began) / 1000), 480);
    await hurry(() => renewed.length);
    assert.deepEqual(renewed, [{ password: 'fresh 1', expires: 600, iceServers: [{ urls: 'stun:stun.example' }] }]);
    assert.equal(told.filter(({ type }) => type === 'line-registered').length, 1);
    assert.equal(pbx().connections, 1);
  }));
});

describe('a connection that is dead without a word', () => {
  for (const [what, deaf] of [['nothing comes', () => { pbx().pongs = () => {}; }], ['nothing goes, and the server talks on', () => {
    pbx().pongs = () => pbx().says('NOTIFY sip:1001@x.invalid SIP/2.0\r\nVia: SIP/2.0/WS x;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:1001@b>\r\nCall-ID: n\r\nCSeq: 1 NOTIFY\r\nEvent: x\r\nContent-Length: 0\r\n\r\n');
  }]] as const) {
    test(`${what}: noticed within 20 s, registered at once where that is possible`, () => hurried(async (hurry) => {
      await registered(hurry);
      deaf();
      await hurry(() => last()?.type === 'line-connecting', 20_000);
      assert.match(problems().at(-1)!, /The connection to the phone server 127\.0\.0\.1:\d+ is lost. Connecting again/);
      await hurry(isRegistered, 5_000);
    }));
  }

  test('the computer slept for ten minutes: registered within 5 s', (t) => hurried(async (hurry) => {
    await registered(hurry);
    pbx().pongs = () => {}; // of the old connection nothing is left
    pbx().registers = () => {};
    hurry.sleep(600_000);
    const woke = Date.now();
    await hurry(() => !isRegistered(), 5_000);
    pbx().registers = accept;
    await hurry(isRegistered, 5_000 - (Date.now() - woke));
    t.diagnostic(`registered ${Date.now() - woke} ms after it woke`);
  }));

  test('it slept longer than the server remembers, over a connection that lives: registers anew', () => hurried(async (hurry) => {
    await registered(hurry);
    hurry.sleep(600_000);
    await hurry(() => registers() === 2, 5_000);
    assert.equal(pbx().connections, 1);
  }));

  test('the browser keeps the page for the way back: let go of without a word of a fault, and there at once when the page is', () => hurried(async (hurry) => {
    const page = new EventTarget();
    Object.assign(globalThis, { addEventListener: page.addEventListener.bind(page) });
    try {
      await registered(hurry);
      page.dispatchEvent(Object.assign(new Event('pagehide'), { persisted: true }));
      assert.equal(last()?.type, 'line-connecting');
      await hurry(() => pbx().connections === 0);
      page.dispatchEvent(new Event('pageshow'));
      await hurry(isRegistered, 2_000);
      assert.deepEqual(problems(), []);
    } finally {
      Reflect.deleteProperty(globalThis, 'addEventListener');
    }
  }));

  test('answers to OPTIONS keep it alive where CRLF has none', () => hurried(async (hurry) => {
    pbx().pongs = (asked) => { if ('method' in asked) asked.reply('401 Unauthorized', ['WWW-Authenticate: Digest realm="pbx",nonce="1"']); };
    await registered(hurry);
    const began = Date.now();
    await hurry(() => Date.now() - began > 100_000, 110_000);
    assert.equal(told.filter(({ type }) => type === 'line-connecting').length, 1);
  }));
});

describe('several servers', () => {
  beforeEach(async () => { pbxs.push(await startFakePbx()); });

  const refuses = (): void => pbx().close();
  const ignores = (): void => { pbx().registers = () => {}; };
  const isBusy = (): void => { pbx().registers = (asked) => asked.reply('503 Service Unavailable', ['Retry-After: 600']); };

  for (const [what, breaks] of [['refuses', refuses], ['never answers REGISTER', ignores], ['answers 503', isBusy]] as const) {
    test(`the first ${what}: registered at the second within 8 s, and the command succeeds`, () => hurried(async (hurry) => {
      breaks();
      start();
      await hurry(() => isAt(1), 8_000);
      await one!.first;
    }));

    test(`the first ${what} in the middle of a shift: the same`, () => hurried(async (hurry) => {
      await registered(hurry);
      breaks();
      pbx().cut();
      await hurry(() => !isRegistered());
      await hurry(() => isAt(1), 8_000);
    }));
  }

  test('all of them out of order: told, and tried again in turn until one is there', () => hurried(async (hurry) => {
    for (const all of pbxs) all.registers = (asked) => asked.reply('503 Service Unavailable');
    start();
    await hurry(() => registers(0) > 2 && registers(1) > 2, 60_000);
    assert.match(problems().at(-1)!, /answered 503/);
    pbx(1).registers = accept;
    await hurry(() => isAt(1), 8_000);
  }));
});
