import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import WebSocket from 'ws';
import type { CallAudio } from '../../src/audio/index.js';
import { DeskError, type CallEvent, type LineEvent } from '../../src/core/index.js';
import { SipLine, type SipLineConfig } from '../../src/sip/index.js';
import { startOffice } from '../../demo/office/office.mjs';
import { until } from '../support/until.mjs';

interface Office {
  readonly url: string;
  registered(): readonly string[];
  on(event: 'registered', listener: () => void): void;
  stop(): Promise<void>;
}

let office: Office;
let registrations = 0;

before(async () => {
  // All that registering needs of a browser.
  Object.assign(globalThis, { WebSocket, RTCPeerConnection: class {}, navigator: {} });
  office = await (startOffice as (options: object) => Promise<Office>)({ customers: false });
  office.on('registered', () => { registrations += 1; });
});
after(() => office.stop());

/** A line to the office, and how to end it. */
function lineFor(config: Partial<SipLineConfig> = {}) {
  const ended = new AbortController();
  const events: (LineEvent | CallEvent)[] = [];
  const line = new SipLine({ server: office.url, uri: 'sip:1001@office.example', warmUp: false, ...config }, {} as CallAudio);
  line.start((event) => events.push(event), ended.signal);
  return { line, events, end: () => ended.abort() };
}

const gone = (): Promise<unknown> => (until as (what: string, look: () => boolean) => Promise<unknown>)('nobody is registered', () => office.registered().length === 0);
const outcome = (connecting: Promise<void>): Promise<string> => connecting.then(() => 'registered', (error: unknown) => (error instanceof DeskError ? error.code : String(error)));

/** Credentials that arrive when told. */
function slowly() {
  let arrive = (): void => {};
  const credentials = () => new Promise((resolve) => { arrive = () => resolve({ password: 'demo-1001' }); });
  return { credentials, arrive: () => arrive() };
}

describe('connecting', () => {
  test('registers, and unregisters when the line ends', async () => {
    const { line, end } = lineFor({ password: 'demo-1001' });
    assert.equal(await outcome(line.connect()), 'registered');
    assert.deepEqual(office.registered(), ['1001']);
    end();
    await gone();
  });

  for (const [what, callOff] of [
    ['the line ends', ({ end }: ReturnType<typeof lineFor>) => end()],
    ['the agent goes offline', ({ line }: ReturnType<typeof lineFor>) => void line.disconnect()],
  ] as const) {
    test(`is called off when ${what} while credentials are still on their way: no phone is left behind that nobody answers`, async () => {
      const { credentials, arrive } = slowly();
      const before = registrations;
      const phone = lineFor({ credentials });
      const connecting = outcome(phone.line.connect());
      callOff(phone);
      arrive();
      assert.equal(await connecting, 'not-now');
      assert.equal(registrations, before);
      assert.ok(!phone.events.some(({ type }) => type === 'line-registered' || type === 'line-refused'));
      phone.end();
    });
  }

  test('twice at once registers once, and both are answered', async () => {
    const before = registrations;
    const { line, end } = lineFor({ credentials: () => Promise.resolve({ password: 'demo-1001' }) });
    assert.deepEqual(await Promise.all([outcome(line.connect()), outcome(line.connect())]), ['not-now', 'registered']);
    assert.equal(registrations - before, 1);
    end();
    await gone();
  });

  test('with a wrong password is refused after one try, and works with the right one', async () => {
    const { line, events, end } = lineFor({ password: 'wrong' });
    assert.equal(await outcome(line.connect()), 'credentials');
    assert.equal(events.filter(({ type }) => type === 'line-refused').length, 1);
    assert.equal(await outcome(line.connect('demo-1001')), 'registered');
    end();
    await gone();
  });
});
